"""Updates that could not be read: that they came, and nothing of what was in them."""

from storage.database import Transaction


def add(tx: Transaction, update_id: int, kind: str, error: str) -> None:
    """Keep which update it was, of what kind, and what kind of error reading it gave."""
    tx.write("INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?)", update_id, kind, error)


def all_of(tx: Transaction) -> list[tuple[int, str, str]]:
    """Every update that was set aside, oldest first."""
    rows = tx.rows("SELECT update_id, kind, error FROM quarantine ORDER BY update_id")
    return [(row[0], row[1], row[2]) for row in rows]
