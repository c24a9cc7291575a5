"""Which messages show the words of a value, and where the words of its cloud stand."""

from dataclasses import dataclass

from storage import shown_messages
from storage.database import Transaction
from storage.shown_messages import COLUMNS, ShownMessage, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLayout:
    """Where the words of a cloud stand, as JSON, and whether the message that shows it was posted
    after its question had closed."""

    layout: str
    closed: bool


def about_words(tx: Transaction, session_id: int, chat_id: int, value: int) -> list[ShownMessage]:
    """The messages that show the words of a value in a chat, oldest first."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM shown_message"  # noqa: S608 constant
        " WHERE session_id = ? AND chat = mark('chat', ?) AND value = ?"
        " AND kind IN ('cloud', 'words', 'words_2', 'words_3', 'rare_first') ORDER BY message_id",
        *(session_id, chat_id, value),
    )
    return list(map(read, rows))


def layout(tx: Transaction, session_id: int, value: int) -> ShownLayout | None:
    """Where the words of the newest cloud stand; None before one."""
    sql = "SELECT opened(session_id, layout), closed FROM cloud WHERE session_id = ? AND value = ?"
    row = tx.row(sql, session_id, value)
    return ShownLayout(layout=str(row[0]), closed=bool(row[1])) if row else None


def put(tx: Transaction, shown: ShownMessage, layout: ShownLayout) -> None:
    """Remember a cloud and where its words stand, so that they stay there, also after a restart."""
    shown_messages.put(tx, shown)
    sql = "INSERT OR REPLACE INTO cloud VALUES (?1, ?2, sealed(?1, ?3), ?4)"
    tx.write(sql, shown.session_id, shown.value, layout.layout, layout.closed)


def forget_layout(tx: Transaction, session_id: int, value: int) -> None:
    """Where the words of a cloud stood: the message that shows it is to go."""
    tx.write("DELETE FROM cloud WHERE session_id = ? AND value = ?", session_id, value)


def forget(tx: Transaction, shown: ShownMessage) -> None:
    """A cloud was taken away, and with it where its words stood."""
    shown_messages.forget(tx, shown.chat_id, shown.message_id)
    forget_layout(tx, shown.session_id, shown.value)
