"""Who was taken out of a session: a keyed mark each, and nothing of the person."""

from bot.workshop.authorship import Mark
from storage.database import Transaction


def add(tx: Transaction, session_id: int, author: Mark) -> None:
    """Remember that somebody was taken out of a session."""
    tx.write("INSERT OR IGNORE INTO taken_out VALUES (?, ?)", session_id, author)


def has(tx: Transaction, session_id: int, author: Mark) -> bool:
    """Whether somebody was taken out of a session."""
    sql = "SELECT 1 FROM taken_out WHERE session_id = ? AND author = ?"
    return tx.row(sql, session_id, author) is not None


def count(tx: Transaction, session_id: int) -> int:
    """How many people were taken out of a session."""
    row = tx.row("SELECT count(*) FROM taken_out WHERE session_id = ?", session_id)
    return int(row[0]) if row else 0
