"""Which id in the settings let the group of a session in."""

from storage.database import Transaction


def record(tx: Transaction, session_id: int, by: int) -> None:
    """Record which id in the settings let a session's group in: the group's, or a person's."""
    tx.write("UPDATE session SET let_in = sealed(id, ?) WHERE id = ?", by, session_id)


def by(tx: Transaction, session_id: int) -> int | None:
    """Which id let a session's group in; None for a session from before there was that setting."""
    row = tx.row("SELECT opened(id, let_in) FROM session WHERE id = ?", session_id)
    return None if row is None or row[0] is None else int(row[0])


def former_ids(tx: Transaction, chat_id: int) -> list[int]:
    """The ids under which a group was let in for its sessions, if it was by its own."""
    sql = "SELECT opened(id, let_in) FROM session WHERE chat = mark('chat', ?) AND let_in NOT NULL"
    return [number for row in tx.rows(sql, chat_id) if (number := int(row[0])) < 0]
