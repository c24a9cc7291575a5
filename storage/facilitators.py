"""Who facilitates which session."""

from storage.database import Transaction


def add(tx: Transaction, session_id: int, person: int) -> bool:
    """Let a person facilitate a session; whether that is new."""
    sql = "INSERT OR IGNORE INTO facilitator VALUES (?1, mark('person', ?2), sealed(?1, ?2))"
    return tx.write(sql, session_id, person) == 1


def leads(tx: Transaction, session_id: int, person: int) -> bool:
    """Whether a person facilitates a session."""
    sql = "SELECT 1 FROM facilitator WHERE session_id = ? AND person = mark('person', ?)"
    return tx.row(sql, session_id, person) is not None


def of_session(tx: Transaction, session_id: int) -> list[int]:
    """Who facilitates a session."""
    sql = "SELECT opened(session_id, person_sealed) FROM facilitator WHERE session_id = ?"
    return [int(row[0]) for row in tx.rows(sql, session_id)]
