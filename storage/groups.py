"""Sessions by the group that each is in, and what becomes of the group."""

from bot.workshop.session import Session
from storage.database import Transaction
from storage.place import Place, is_supergroup, storable
from storage.sessions import COLUMNS, read


def live_at(tx: Transaction, place: Place) -> Session | None:
    """The session of a group or topic that has not ended, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM session"  # noqa: S608 constant
        " WHERE chat = mark('chat', ?) AND ifnull(thread_id, 0) = ? AND stage != 'ended'",
        place.chat_id,
        place.thread_id or 0,
    )
    return read(row) if row else None


def rival(tx: Transaction, session_id: int, chat_id: int | None = None) -> Session | None:
    """Another live session in the place of this one, also if the bot was removed from there; with
    `chat_id`, in the place that this one would have in that group."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM session WHERE stage != 'ended' AND id != ?1"  # noqa: S608 constant
        " AND (chat, ifnull(thread_id, 0)) = (SELECT ifnull(mark('chat', ?2), chat),"
        " ifnull(thread_id, 0) FROM session WHERE id = ?1)",
        *(session_id, chat_id),
    )
    return read(row) if row else None


def in_group(tx: Transaction, chat_id: int) -> list[Session]:
    """The live sessions of a group, over all its topics."""
    sql = f"SELECT {COLUMNS} FROM session WHERE chat = mark('chat', ?) AND stage != 'ended'"  # noqa: S608
    return [read(row) for row in tx.rows(sql, chat_id)]


def cut_off_in(tx: Transaction, chat_id: int) -> list[Session]:
    """The live sessions of a group that the bot was removed from."""
    sql = (
        f"SELECT {COLUMNS} FROM session"  # noqa: S608 constant
        " WHERE chat = mark('chat', ?) AND stage != 'ended' AND group_reachable = 0"
    )
    return [read(row) for row in tx.rows(sql, chat_id)]


def place(tx: Transaction, session_id: int) -> Place | None:
    """Where the session's posts go; None when the bot was removed from the group."""
    row = tx.row(
        "SELECT opened(id, chat_sealed), thread_id, opened(id, title_sealed) FROM session"
        " WHERE id = ? AND group_reachable = 1",
        session_id,
    )
    return Place(chat_id=int(row[0]), thread_id=row[1], title=row[2]) if row else None


def title(tx: Transaction, session_id: int) -> str:
    """The title of the session's group."""
    row = tx.row("SELECT opened(id, title_sealed) FROM session WHERE id = ?", session_id)
    return str(row[0]) if row else ""


def set_reachable(tx: Transaction, chat_id: int, *, reachable: bool) -> None:
    """Record that the bot was removed from a group, or is back."""
    tx.write(
        "UPDATE session SET group_reachable = ? WHERE chat = mark('chat', ?)", reachable, chat_id
    )


def move(tx: Transaction, old: int, new: int) -> None:
    """Record that a group became a supergroup, with another id and no topics."""
    tx.write(
        "UPDATE session SET chat = mark('chat', ?1), chat_sealed = sealed(id, ?1), is_basic = ?2"
        " WHERE chat = mark('chat', ?3)",
        *(new, not is_supergroup(new), old),
    )
    tx.spoken.moved(old, new)


def rename(tx: Transaction, chat_id: int, title: str) -> None:
    """Record that a group has another title."""
    tx.write(
        "UPDATE session SET title = mark('title', ?1), title_sealed = sealed(id, ?1)"
        " WHERE chat = mark('chat', ?2)",
        *(storable(title), chat_id),
    )


def is_waiting_in_basic_group(tx: Transaction, title: str) -> bool:
    """Whether a live session is in a basic group of this title."""
    sql = "SELECT 1 FROM session WHERE title = mark('title', ?) AND is_basic AND stage != 'ended'"
    return tx.row(sql, storable(title)) is not None
