"""Round-ups: which quotes a facilitator took out, and which were seen and posted.

Digests are sealed like texts: a word is short enough to be found by trying all words.
"""

import json
from dataclasses import asdict, dataclass

from storage.answers import stored
from storage.database import Transaction
from storage.sealing import UNREADABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What a facilitator saw and posted: words by their hexadecimal digests, and quotes as places:
    the key of the answer, where the quote begins and ends in it, and the digest of its text."""

    words: tuple[str, ...]
    quotes: tuple[tuple[str, int, int, str], ...]


def hide_quote(
    tx: Transaction, session_id: int, value: int, prompt: int | None, quote: bytes
) -> None:
    """Keep a quote out of a round-up; `prompt` None is that of the value."""
    sql = "INSERT INTO hidden_quote VALUES (?1, ?2, ?3, sealed(?1, ?4))"
    tx.write(sql, session_id, value, stored(prompt), quote.hex())


def hidden_quotes(tx: Transaction, session_id: int, value: int, prompt: int | None) -> set[bytes]:
    """The digests of the quotes that are kept out of a round-up."""
    sql = (
        "SELECT opened(session_id, quote) FROM hidden_quote"
        " WHERE session_id = ? AND value = ? AND prompt = ?"
    )
    rows = tx.rows(sql, session_id, value, stored(prompt))
    return {bytes.fromhex(row[0]) for row in rows if row[0] != UNREADABLE}


def show_quotes_again(tx: Transaction, session_id: int, value: int, prompt: int | None) -> None:
    """Let every quote of a round-up appear again."""
    sql = "DELETE FROM hidden_quote WHERE session_id = ? AND value = ? AND prompt = ?"
    tx.write(sql, session_id, value, stored(prompt))


def approve(
    tx: Transaction, session_id: int, value: int, prompt: int | None, seen: Approved
) -> None:
    """Keep which words and quotes were seen and may be posted; no text of anybody's."""
    sql = "INSERT OR REPLACE INTO round_up VALUES (?1, ?2, ?3, sealed(?1, ?4))"
    tx.write(sql, session_id, value, stored(prompt), json.dumps(asdict(seen)))


def approved(tx: Transaction, session_id: int, value: int, prompt: int | None) -> Approved | None:
    """The words and quotes that may be posted; None when the round-up never was."""
    sql = (
        "SELECT opened(session_id, quotes) FROM round_up"
        " WHERE session_id = ? AND value = ? AND prompt = ?"
    )
    row = tx.row(sql, session_id, value, stored(prompt))
    if row is None or row[0] == UNREADABLE:
        return None
    found = json.loads(row[0])
    return Approved(words=tuple(found["words"]), quotes=tuple(map(tuple, found["quotes"])))
