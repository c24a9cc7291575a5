"""Round-ups: which quotes a facilitator took out, and which were seen and posted."""

import json

from storage.answers import stored
from storage.database import Transaction


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
    tx: Transaction, session_id: int, value: int, prompt: int | None, quotes: list[str]
) -> None:
    """Keep which quotes, by the hexadecimal digests of their texts, were seen and may be posted."""
    sql = "INSERT OR REPLACE INTO round_up VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), json.dumps(quotes))


def approved(
    tx: Transaction, session_id: int, value: int, prompt: int | None
) -> frozenset[str] | None:
    """The digests of the quotes that may be posted; None when the round-up never was."""
    sql = "SELECT quotes FROM round_up WHERE session_id = ? AND value = ? AND prompt = ?"
    row = tx.row(sql, session_id, value, stored(prompt))
    return frozenset(json.loads(row[0])) if row else None
