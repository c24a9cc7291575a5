"""What facilitators have said of two words: they are one, or are not. Never the words themselves.

A word stands here as a digest of its key: what somebody takes back can't be read from here, and if
it is said again, the decision holds again.
"""

import secrets
from dataclasses import dataclass

from storage.database import Transaction
from storage.sealing import UNREADABLE

ID_BYTES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPair:
    """Two words by their digests, `one` being the one that others are put to."""

    one: str
    other: str
    together: bool


def of_value(tx: Transaction, session_id: int, value: int) -> list[WordPair]:
    """What was decided about the words of a value, in no order."""
    return [pair for _, pair in _rows(tx, session_id, value)]


def put(tx: Transaction, session_id: int, value: int, pair: WordPair) -> None:
    """Keep a decision in the place of an earlier one about the same two."""
    remove(tx, session_id, value, pair)
    tx.write(
        "INSERT INTO word_pair VALUES (?1, ?2, ?3, sealed(?2, ?4), sealed(?2, ?5), ?6)",
        *(secrets.token_bytes(ID_BYTES), session_id, value, pair.one, pair.other, pair.together),
    )


def remove(tx: Transaction, session_id: int, value: int, pair: WordPair) -> None:
    """Forget what was decided about two words."""
    for key, found in _rows(tx, session_id, value):
        if {found.one, found.other} == {pair.one, pair.other}:
            tx.write("DELETE FROM word_pair WHERE id = ?", key)


def _rows(tx: Transaction, session_id: int, value: int) -> list[tuple[bytes, WordPair]]:
    sql = (
        "SELECT id, opened(session_id, one), opened(session_id, other), together FROM word_pair"
        " WHERE session_id = ? AND value = ?"
    )
    return [
        (key, WordPair(one=one, other=other, together=bool(together)))
        for key, one, other, together in tx.rows(sql, session_id, value)
        if UNREADABLE not in (one, other)
    ]
