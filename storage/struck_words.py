"""Words that facilitators took out of a value, whoever says them: never the words themselves.

A word stands here as a digest of its key, as in storage.word_pairs, and for the same reasons.
"""

import secrets
from collections.abc import Collection

from storage.database import Transaction
from storage.sealing import UNREADABLE

ID_BYTES = 9


def of_value(tx: Transaction, session_id: int, value: int) -> set[str]:
    """The digests of the words that were taken out of a value."""
    return {digest for _, digest in _rows(tx, session_id, value)}


def put(tx: Transaction, session_id: int, value: int, digests: Collection[str]) -> None:
    """Remember words as taken out, each once."""
    for digest in sorted({*digests} - of_value(tx, session_id, value)):
        tx.write(
            "INSERT INTO struck_word VALUES (?1, ?2, ?3, sealed(?2, ?4))",
            *(secrets.token_bytes(ID_BYTES), session_id, value, digest),
        )


def remove(tx: Transaction, session_id: int, value: int, digests: Collection[str]) -> None:
    """Forget that words were taken out."""
    for key, digest in _rows(tx, session_id, value):
        if digest in digests:
            tx.write("DELETE FROM struck_word WHERE id = ?", key)


def _rows(tx: Transaction, session_id: int, value: int) -> list[tuple[bytes, str]]:
    sql = "SELECT id, opened(session_id, word) FROM struck_word WHERE session_id = ? AND value = ?"
    rows = tx.rows(sql, session_id, value)
    return [(key, digest) for key, digest in rows if digest != UNREADABLE]
