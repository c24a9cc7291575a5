"""The secret in the address of a session's shared screen."""

from storage.database import Transaction


def screen(tx: Transaction, session_id: int) -> str | None:
    """The secret in the address of a session's shared screen; None: nobody has asked for one."""
    row = tx.row("SELECT screen FROM session WHERE id = ?", session_id)
    return str(row[0]) if row and row[0] is not None else None


def set_screen(tx: Transaction, session_id: int, secret: str) -> None:
    """Give the shared screen another address; the one before leads nowhere any more."""
    tx.write("UPDATE session SET screen = ? WHERE id = ?", secret, session_id)


def session_of_screen(tx: Transaction, secret: str) -> int | None:
    """The session whose shared screen has this secret in its address, or None."""
    row = tx.row("SELECT id FROM session WHERE screen = ?", secret)
    return int(row[0]) if row else None
