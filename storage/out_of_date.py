"""Messages that may show what was changed or taken back, until they are edited or taken away.

`content` of a shown message says so; see storage.shown_messages.
"""

from storage.database import Transaction
from storage.shown_messages import COLUMNS, ShownMessage, read

RECOUNT_BYTES = 9
STALE = b"\0"  # before what is known of a review
_OUT_OF_DATE = (
    "content IS NOT NULL AND (kind IN ('draft', 'choices', 'texts')"
    " OR kind = 'review' AND opened(session_id, content) LIKE '00%')"
)


def mark_round_ups(tx: Transaction, session_id: int, value: int) -> None:
    """Something is changed or taken back that a post of what was heard, about this value or all
    (-1), may quote."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, lower(hex(randomblob(8))))"
        " WHERE session_id = ? AND kind = 'round_up' AND value IN (?, -1)",
        *(session_id, value),
    )


def mark_drafts(tx: Transaction, session_id: int, value: int) -> None:
    """The same for drafts in facilitators' chats."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00')"
        " WHERE session_id = ? AND kind = 'draft' AND value IN (?, -1)",
        *(session_id, value),
    )


def mark_choices(tx: Transaction, session_id: int, value: int) -> None:
    """The same for words of one value that facilitators choose from, or review."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00')"
        " WHERE session_id = ? AND kind = 'choices' AND value = ?",
        *(session_id, value),
    )
    mark_reviews(tx, session_id, value)


def mark_reviews(tx: Transaction, session_id: int, value: int) -> None:
    """The same for what is reviewed of one value: answers are in no list to choose from. Which text
    stands there stays known: it may be as it was."""
    tx.write(
        "UPDATE shown_message"
        " SET content = sealed(session_id, '00' || coalesce(opened(session_id, content), ''))"
        " WHERE session_id = ? AND kind = 'review' AND value = ?"
        " AND (content IS NULL OR opened(session_id, content) NOT LIKE '00%')",
        *(session_id, value),
    )


def mark_words_so_far(tx: Transaction, session_id: int, value: int) -> None:
    """The same for words of one value that participants were shown before it closed."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00')"
        " WHERE session_id = ? AND kind = 'so_far' AND value = ?",
        *(session_id, value),
    )


def mark_texts(tx: Transaction, session_id: int, value: int) -> None:
    """The same for answers and notes of one value that facilitators read."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00')"
        " WHERE session_id = ? AND kind = 'texts' AND value = ?",
        *(session_id, value),
    )


def mark_words_so_far_of(tx: Transaction, session_id: int, chat_id: int) -> None:
    """The same for all that stands in one person's chat, who is forgotten."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00')"
        " WHERE session_id = ? AND kind = 'so_far' AND chat = mark('chat', ?)",
        *(session_id, chat_id),
    )


def words_so_far(tx: Transaction, session_id: int) -> list[ShownMessage]:
    """What participants were shown before a value closed, and may show what was taken back."""
    sql = (
        f"SELECT {COLUMNS} FROM shown_message WHERE session_id = ?"  # noqa: S608 constant
        " AND kind = 'so_far' AND opened(session_id, content) = '00'"
    )
    return [read(row) for row in tx.rows(sql, session_id)]


def sessions_with_drafts(tx: Transaction) -> list[int]:
    """The sessions with drafts, or words to choose from, that may show what was taken back, and
    with drafts that were never finished."""
    sql = f"SELECT DISTINCT session_id FROM shown_message WHERE {_OUT_OF_DATE}"  # noqa: S608 constant
    return [row[0] for row in tx.rows(sql)]


def drafts(tx: Transaction, session_id: int) -> list[ShownMessage]:
    """The drafts, and the words to choose from, that may show what was taken back."""
    sql = f"SELECT {COLUMNS} FROM shown_message WHERE session_id = ? AND {_OUT_OF_DATE}"  # noqa: S608
    return [read(row) for row in tx.rows(sql, session_id)]


def mark_recounted(tx: Transaction, session_id: int, value: int, prompt: int | None) -> None:
    """Another number is to stand under a post; that words were taken back is more urgent."""
    tx.write(
        "UPDATE shown_message SET content = sealed(session_id, '00' || lower(hex(randomblob(8))))"
        " WHERE session_id = ? AND kind = 'round_up' AND value = ? AND prompt IS ?"
        " AND (content IS NULL OR opened(session_id, content) LIKE '00________________')",
        *(session_id, value, prompt),
    )


def is_recounted(shown: ShownMessage) -> bool:
    """Whether a post is outdated by nothing but the number under it."""
    return shown.content is not None and len(shown.content) == RECOUNT_BYTES


def round_ups(tx: Transaction, session_id: int) -> list[ShownMessage]:
    """The posts of what was heard that may quote what was taken back."""
    sql = (
        f"SELECT {COLUMNS} FROM shown_message"  # noqa: S608 constant
        " WHERE session_id = ? AND kind = 'round_up' AND content IS NOT NULL"
    )
    return [read(row) for row in tx.rows(sql, session_id)]


def mark_current(tx: Transaction, shown: ShownMessage) -> None:
    """A post was edited; if more was taken back meanwhile, it stays outdated."""
    sql = (
        "UPDATE shown_message SET content = NULL"
        " WHERE chat = mark('chat', ?) AND message_id = ? AND opened(session_id, content) = ?"
    )
    if shown.content is not None:
        tx.write(sql, shown.chat_id, shown.message_id, shown.content.hex())
