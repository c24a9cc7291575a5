"""Which question is pinned in a session's group, so that it is unpinned when it is over."""

from storage.database import Transaction


def find(tx: Transaction, session_id: int, chat_id: int) -> int | None:
    """The message that is pinned in a group for a session, or None."""
    sql = "SELECT message_id FROM pinned WHERE session_id = ? AND chat = mark('chat', ?)"
    row = tx.row(sql, session_id, chat_id)
    return int(row[0]) if row else None


def put(tx: Transaction, session_id: int, chat_id: int, message_id: int) -> None:
    """Remember that a message is pinned."""
    sql = "INSERT OR REPLACE INTO pinned VALUES (?, mark('chat', ?), ?)"
    tx.write(sql, session_id, chat_id, message_id)


def forget(tx: Transaction, session_id: int) -> None:
    """Nothing is pinned any more."""
    tx.write("DELETE FROM pinned WHERE session_id = ?", session_id)
