"""What people were asked in which message, and whether that is still open."""

from collections.abc import Collection
from dataclasses import replace

from storage.database import Transaction
from storage.shown_messages import COLUMNS, Kind, ShownMessage, put, read

UNANSWERED, ANSWERED = b"\0", b"\1"


def before(tx: Transaction, session_id: int, chat_id: int, message_id: int) -> ShownMessage | None:
    """The newest question or prompt of a session above a message in its chat, or None."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM shown_message"  # noqa: S608 constant
        " WHERE session_id = ? AND chat = mark('chat', ?) AND message_id < ?"
        " AND kind IN ('question', 'prompt') ORDER BY message_id DESC LIMIT 1",
        *(session_id, chat_id, message_id),
    )
    return read(row) if row else None


def newest_number(tx: Transaction, session_id: int, chat_id: int) -> int:
    """The number of the newest message of a session in a chat that asks something, also as people
    come or go; 0 if there is none."""
    sql = (
        "SELECT max(message_id) FROM shown_message WHERE session_id = ? AND chat = mark('chat', ?)"
        " AND kind IN ('question', 'prompt', 'check_in', 'check_out')"
    )
    row = tx.row(sql, session_id, chat_id)
    return int(row[0] or 0) if row else 0


def has_been_asked(
    tx: Transaction, session_id: int, chat_id: int, value: int, kinds: Collection[Kind]
) -> bool:
    """Whether a question of a value, of one of these kinds, stands in a chat, or has stood."""
    rows = tx.rows(
        "SELECT kind FROM shown_message WHERE session_id = ? AND chat = mark('chat', ?)"
        " AND value = ?",
        *(session_id, chat_id, value),
    )
    return any(row[0] in kinds for row in rows)


def last(tx: Transaction, chat_id: int, message_id: int) -> ShownMessage | None:
    """What a person was asked last above a message in their chat, in whatever session, or None: a
    question, a prompt, or what is missing in a round-up."""
    row = tx.row(
        f"SELECT {COLUMNS} FROM shown_message WHERE chat = mark('chat', ?) AND message_id < ?"  # noqa: S608
        " AND kind IN ('question', 'prompt', 'missing') ORDER BY message_id DESC LIMIT 1",
        *(chat_id, message_id),
    )
    return read(row) if row else None


def was_asked(tx: Transaction, session_id: int, value: int, prompt: int | None) -> bool:
    """Whether a message asks a question anywhere: the gut question, or (not None) a prompt, alone
    or with all of its value."""
    kind = Kind.QUESTION if prompt is None else Kind.PROMPT
    sql = (
        "SELECT 1 FROM shown_message WHERE session_id = ? AND kind = ? AND value = ?"
        " AND (prompt IS ? OR prompt IS NULL) LIMIT 1"
    )
    return tx.row(sql, session_id, kind, value, prompt) is not None


def settle_missing(tx: Transaction, chat_id: int) -> None:
    """What is missing was answered: what comes next belongs to something else, unless it is a
    reply. The first byte of the content says so; the others are not looked at here."""
    sql = f"SELECT {COLUMNS} FROM shown_message WHERE chat = mark('chat', ?) AND kind = 'missing'"  # noqa: S608
    for shown in map(read, tx.rows(sql, chat_id)):
        settle(tx, shown)


def settle(tx: Transaction, missing: ShownMessage) -> None:
    """The same of one message that asks what is missing."""
    put(tx, replace(missing, content=ANSWERED + (missing.content or b"")[1:]))


def forget_missing(tx: Transaction, session_id: int, chat_id: int) -> None:
    """That somebody was asked in a chat what is missing in a round-up, or as they came or went, or
    was told of what they said: whose it is took part. What says that words are out goes first."""
    tx.write(
        "DELETE FROM shown_message WHERE session_id = ? AND chat = mark('chat', ?)"
        " AND kind IN ('missing', 'check_in', 'check_out', 'receipt', 'news')",
        *(session_id, chat_id),
    )
