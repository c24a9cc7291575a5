"""Round-ups: which quotes a facilitator took out, and which were seen and posted."""

import json
from dataclasses import asdict, dataclass

from storage.answers import stored
from storage.database import Transaction


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
    sql = "INSERT OR IGNORE INTO hidden_quote VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), quote)


def hidden_quotes(tx: Transaction, session_id: int, value: int, prompt: int | None) -> set[bytes]:
    """The digests of the quotes that are kept out of a round-up."""
    sql = "SELECT quote FROM hidden_quote WHERE session_id = ? AND value = ? AND prompt = ?"
    return {row[0] for row in tx.rows(sql, session_id, value, stored(prompt))}


def show_quotes_again(tx: Transaction, session_id: int, value: int, prompt: int | None) -> None:
    """Let every quote of a round-up appear again."""
    sql = "DELETE FROM hidden_quote WHERE session_id = ? AND value = ? AND prompt = ?"
    tx.write(sql, session_id, value, stored(prompt))


def approve(
    tx: Transaction, session_id: int, value: int, prompt: int | None, seen: Approved
) -> None:
    """Keep which words and quotes were seen and may be posted; no text of anybody's."""
    sql = "INSERT OR REPLACE INTO round_up VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), json.dumps(asdict(seen)))


def approved(tx: Transaction, session_id: int, value: int, prompt: int | None) -> Approved | None:
    """The words and quotes that may be posted; None when the round-up never was."""
    sql = "SELECT quotes FROM round_up WHERE session_id = ? AND value = ? AND prompt = ?"
    row = tx.row(sql, session_id, value, stored(prompt))
    if row is None:
        return None
    found = json.loads(row[0])
    return Approved(words=tuple(found["words"]), quotes=tuple(map(tuple, found["quotes"])))
