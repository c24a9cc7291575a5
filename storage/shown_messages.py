"""Messages of the bot that are kept up to date, or that replies are understood by."""

from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.card import Question
from storage.database import Row, Transaction
from storage.sealing import UNREADABLE

OF_A_MESSAGE = "message_id, session_id, kind, value, prompt, opened(session_id, content)"
COLUMNS = f"opened(session_id, chat_sealed), {OF_A_MESSAGE}"
# Where it is known which chat it is, it need not be opened, and perhaps can't be.
COLUMNS_HERE = f"?1, {OF_A_MESSAGE}"
ANY_ID = 2**53  # above every message: Telegram's numbers are smaller


class Kind(StrEnum):
    """What a message of the bot is. LOBBY, PANEL and CLOUD are kept up to date. NEWS tells of a
    move, and asks nothing; NO_CLOUD says why there is no cloud."""

    LOBBY = "lobby"
    PANEL = "panel"
    CLOUD = "cloud"
    QUESTION = "question"
    PROMPT = "prompt"
    STATEMENT = "statement"
    ROUND_UP = "round_up"
    MISSING = "missing"
    ADDED = "added"
    DRAFT = "draft"
    ALL_WORDS = "words"
    ALL_WORDS_2 = "words_2"
    ALL_WORDS_3 = "words_3"
    RARE_FIRST = "rare_first"
    CLOSING = "closing"
    CHOICES = "choices"
    REVIEW = "review"
    SO_FAR = "so_far"
    TEXTS = "texts"
    STRUCK = "struck"
    RECEIPT = "receipt"
    NEWS = "news"
    NO_CLOUD = "no_cloud"
    ARCHIVE = "archive"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"


ASKING = (Kind.QUESTION, Kind.PROMPT)
CHECKS = (Kind.CHECK_IN, Kind.CHECK_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMessage:
    """One message. `content` is a digest of what it shows, to tell whether an edit is needed; that
    of a round-up is None until it needs one; that of MISSING says which round-up it is about, that
    of what a move has said at which step (see bot.facilitation.unsaying), that of a RECEIPT which
    question it is about, and that of STRUCK also which words it tells of."""

    chat_id: int
    message_id: int
    session_id: int
    kind: Kind
    value: int = 0
    prompt: int | None = None
    content: bytes | None = None

    @property
    def question(self) -> Question:
        """The question that it asks: one that is no single prompt's asks all of its value."""
        together = self.kind is Kind.PROMPT and self.prompt is None
        return Question(value=self.value, prompt=self.prompt, together=together)


def put(tx: Transaction, shown: ShownMessage) -> None:
    """Remember a message, or what it shows now."""
    tx.write(
        "INSERT OR REPLACE INTO shown_message VALUES"
        " (mark('chat', ?1), sealed(?3, ?1), ?2, ?3, ?4, ?5, ?6, sealed(?3, ?7))",
        *(shown.chat_id, shown.message_id, shown.session_id, shown.kind, shown.value, shown.prompt),
        None if shown.content is None else shown.content.hex(),
    )


def newest(
    tx: Transaction, session_id: int, kind: Kind, chat_id: int, value: int = 0
) -> ShownMessage | None:
    """The newest message of a kind in a chat, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM shown_message"  # noqa: S608 constant
        " WHERE session_id = ? AND kind = ? AND chat = mark('chat', ?) AND value = ?"
        " ORDER BY message_id DESC LIMIT 1",
        *(session_id, kind, chat_id, value),
    )
    return read(row) if row else None


def find(tx: Transaction, chat_id: int, message_id: int) -> ShownMessage | None:
    """What a message is, or None when it is not one of these."""
    row = tx.row(
        f"SELECT {COLUMNS_HERE} FROM shown_message"  # noqa: S608 constant
        " WHERE chat = mark('chat', ?1) AND message_id = ?2",
        *(chat_id, message_id),
    )
    return read(row) if row else None


def forget(tx: Transaction, chat_id: int, message_id: int) -> None:
    """The message is gone."""
    sql = "DELETE FROM shown_message WHERE chat = mark('chat', ?) AND message_id = ?"
    tx.write(sql, chat_id, message_id)


def of_scope(tx: Transaction, like: ShownMessage) -> ShownMessage | None:
    """The newest message of the same kind, about the same question or round-up, in the same chat,
    or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM shown_message"  # noqa: S608 constant
        " WHERE session_id = ? AND kind = ? AND chat = mark('chat', ?) AND value = ?"
        " AND prompt IS ? ORDER BY message_id DESC LIMIT 1",
        *(like.session_id, like.kind, like.chat_id, like.value, like.prompt),
    )
    return read(row) if row else None


def forget_struck(tx: Transaction, session_id: int, chat_id: int) -> None:
    """That somebody was told in a chat that words of theirs are taken out."""
    sql = "DELETE FROM shown_message WHERE session_id = ? AND chat = mark('chat', ?)"
    tx.write(f"{sql} AND kind = 'struck'", session_id, chat_id)


def forget_chat(tx: Transaction, chat_id: int) -> None:
    """The messages of a chat can't be edited any more: it became another chat."""
    tx.write("DELETE FROM shown_message WHERE chat = mark('chat', ?)", chat_id)


def in_chat(tx: Transaction, session_id: int, chat_id: int) -> list[ShownMessage]:
    """All messages of a session in a chat, oldest first."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM shown_message WHERE chat = mark('chat', ?) AND session_id = ?"  # noqa: S608
        " ORDER BY message_id",
        *(chat_id, session_id),
    )
    return [read(row) for row in rows]


def of_kind_in(tx: Transaction, session_id: int, kind: Kind, chat_id: int) -> list[ShownMessage]:
    """The messages of a kind in a chat, oldest first."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM shown_message WHERE session_id = ? AND kind = ?"  # noqa: S608
        " AND chat = mark('chat', ?) ORDER BY message_id",
        *(session_id, kind, chat_id),
    )
    return [read(row) for row in rows]


def numbers_in(tx: Transaction, session_id: int, chat_id: int) -> list[int]:
    """The numbers of all messages of a session in a chat."""
    sql = "SELECT message_id FROM shown_message WHERE session_id = ? AND chat = mark('chat', ?)"
    return [int(row[0]) for row in tx.rows(sql, session_id, chat_id)]


def of_kind(tx: Transaction, session_id: int, kind: Kind) -> list[ShownMessage]:
    """All messages of a kind of a session."""
    sql = f"SELECT {COLUMNS} FROM shown_message WHERE session_id = ? AND kind = ?"  # noqa: S608
    return [read(row) for row in tx.rows(sql, session_id, kind)]


def kinds(tx: Transaction, session_id: int) -> frozenset[Kind]:
    """The kinds of messages that a session has."""
    rows = tx.rows("SELECT DISTINCT kind FROM shown_message WHERE session_id = ?", session_id)
    return frozenset(Kind(row[0]) for row in rows)


def sessions_with(tx: Transaction, kind: Kind) -> list[int]:
    """The sessions that have a message of a kind."""
    sql = "SELECT DISTINCT session_id FROM shown_message WHERE kind = ?"
    return [int(row[0]) for row in tx.rows(sql, kind)]


def older(tx: Transaction, shown: ShownMessage) -> list[ShownMessage]:
    """Messages of the same kind and value that the newest has taken the place of."""
    rows = tx.rows(
        f"SELECT {COLUMNS} FROM shown_message WHERE session_id = ? AND kind = ? AND value = ?"  # noqa: S608
        " AND chat = mark('chat', ?) AND message_id < ?",
        *(shown.session_id, shown.kind, shown.value, shown.chat_id, shown.message_id),
    )
    return [read(row) for row in rows]


def read(row: Row) -> ShownMessage:
    """A message, from COLUMNS."""
    fields = dict(zip(ShownMessage.__slots__, row, strict=True))
    chat_id, content = int(fields["chat_id"]), fields["content"]
    # A digest that can't be opened equals none: the message is shown anew.
    content = b"" if content == UNREADABLE else content and bytes.fromhex(content)
    return ShownMessage(
        **{**fields, "chat_id": chat_id, "kind": Kind(fields["kind"]), "content": content}
    )
