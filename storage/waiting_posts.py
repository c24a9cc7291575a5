"""Posts for a group that wait until somebody sees to them, and what is behind them."""

from storage import announcements
from storage.announcements import COLUMNS, Announcement, Held
from storage.database import Transaction


def for_group(tx: Transaction, session_id: int) -> list[Announcement]:
    """What is still to be said to the group of a session, in order."""
    sql = f"SELECT {COLUMNS} FROM announcement WHERE session_id = ? AND person IS NULL ORDER BY id"  # noqa: S608
    return [announcements.read(row) for row in tx.rows(sql, session_id)]


def hold(tx: Transaction, announcement_id: int, held: Held) -> None:
    """Let something wait until somebody decides. It is not in doubt for what moves that follow do:
    a question that is no longer asked is dropped like others."""
    tx.write(
        "UPDATE announcement SET held = ?, sending = 0, was_refused = 1 WHERE id = ?",
        *(held, announcement_id),
    )


def start_afresh(tx: Transaction, announcement_id: int) -> None:
    """It is known that it has not been said: it is to be said as if for the first time."""
    tx.write(
        "UPDATE announcement SET sending = 0, tries = 0, after = NULL, held = NULL WHERE id = ?",
        announcement_id,
    )


def try_refused_again(tx: Transaction, session_id: int) -> None:
    """What the group of a session was refused is to be tried again; what had to wait behind it
    counts as refused too: it is late like it."""
    tx.write(
        "UPDATE announcement SET was_refused = 1 WHERE session_id = ?1 AND person IS NULL AND id >"
        " (SELECT min(id) FROM announcement WHERE session_id = ?1 AND held != ?2)",
        *(session_id, Held.DOUBT),
    )
    tx.write(
        "UPDATE announcement SET held = NULL WHERE session_id = ? AND held != ?",
        *(session_id, Held.DOUBT),
    )


def is_waiting(tx: Transaction, like: Announcement) -> bool:
    """Whether the same is on the list already, for the group, or is just being sent."""
    row = tx.row(
        "SELECT 1 FROM announcement WHERE session_id = ? AND person IS NULL AND kind = ?"
        " AND value = ? AND prompt IS ?",
        *(like.session_id, like.kind, like.value, like.prompt),
    )
    return row is not None
