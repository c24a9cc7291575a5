"""Messages of which words were taken back: a keyed mark each."""

from bot.workshop.authorship import Mark
from storage.database import Transaction


def add(tx: Transaction, session_id: int, message: Mark) -> None:
    """Remember that the words of a message were taken back."""
    tx.write("INSERT OR IGNORE INTO withdrawn VALUES (?, ?)", session_id, message)


def has(tx: Transaction, session_id: int, message: Mark) -> bool:
    """Whether the words of a message were taken back."""
    sql = "SELECT 1 FROM withdrawn WHERE session_id = ? AND message = ?"
    return tx.row(sql, session_id, message) is not None


def messages(tx: Transaction, session_id: int) -> set[Mark]:
    """The messages of a session of which words were taken back, and nothing is left."""
    sql = (
        "SELECT message FROM withdrawn WHERE session_id = ?1"
        " EXCEPT SELECT message FROM response WHERE session_id = ?1"
        " EXCEPT SELECT message FROM answer WHERE session_id = ?1"
    )
    return {Mark(row[0]) for row in tx.rows(sql, session_id)}


def count(tx: Transaction, session_id: int) -> int:
    """How many messages of a session had their words taken back."""
    row = tx.row("SELECT count(*) FROM withdrawn WHERE session_id = ?", session_id)
    return int(row[0]) if row else 0
