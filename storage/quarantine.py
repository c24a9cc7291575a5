"""Updates that were set aside: that they came, and nothing of what was in them."""

from storage.database import Transaction

NUMBERLESS = -1
MOST_KEPT = 1000


def add(tx: Transaction, update_id: int | None, kind: str, error: str) -> None:
    """Keep which update it was, of what kind, and what kind of error it gave. Those without a
    number share one row, and only the newest are kept: nobody can fill the disk with them."""
    number = NUMBERLESS if update_id is None else update_id
    tx.write("INSERT OR IGNORE INTO quarantine VALUES (?, ?, ?)", number, kind, error)
    tx.write(
        "DELETE FROM quarantine WHERE update_id <= (SELECT update_id FROM quarantine"
        " ORDER BY update_id DESC LIMIT 1 OFFSET ?)",
        MOST_KEPT,
    )


def all_of(tx: Transaction) -> list[tuple[int, str, str]]:
    """Every update that was set aside, oldest first."""
    rows = tx.rows("SELECT update_id, kind, error FROM quarantine ORDER BY update_id")
    return [(row[0], row[1], row[2]) for row in rows]
