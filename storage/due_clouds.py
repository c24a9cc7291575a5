"""Clouds that may show what is not so any more, and are to be looked at."""

from storage.database import Transaction


def mark(tx: Transaction, session_id: int, value: int) -> None:
    """What is seen of the words of a value may have changed, once more."""
    sql = "INSERT INTO due_cloud VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET changes = changes + 1"
    tx.write(sql, session_id, value)


def of_session(tx: Transaction, session_id: int) -> dict[int, int]:
    """The values whose clouds are to be looked at, and how often each has changed since it was."""
    rows = tx.rows("SELECT value, changes FROM due_cloud WHERE session_id = ?", session_id)
    return dict(rows)


def settle(tx: Transaction, session_id: int, value: int, changes: int) -> None:
    """It shows what was so after so many changes; after more it is still to be looked at."""
    sql = "DELETE FROM due_cloud WHERE session_id = ? AND value = ? AND changes = ?"
    tx.write(sql, session_id, value, changes)
