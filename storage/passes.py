"""Who passed on a question; each with a keyed mark and nothing of the person."""

from bot.workshop.authorship import Mark
from bot.workshop.scope import stored
from storage.database import Transaction


def record(tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark) -> None:
    """Keep that somebody passed; `prompt` None is the gut question."""
    sql = "INSERT OR IGNORE INTO pass VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), author)


def remove(tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark) -> bool:
    """Take a pass back; whether there was one."""
    sql = "DELETE FROM pass WHERE session_id = ? AND value = ? AND prompt = ? AND author = ?"
    return tx.write(sql, session_id, value, stored(prompt), author) == 1


def has(tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark) -> bool:
    """Whether somebody passed on a question."""
    sql = "SELECT 1 FROM pass WHERE session_id = ? AND value = ? AND prompt = ? AND author = ?"
    return tx.row(sql, session_id, value, stored(prompt), author) is not None


def who(tx: Transaction, session_id: int, value: int, prompt: int | None) -> set[Mark]:
    """Who has passed on a question."""
    sql = "SELECT author FROM pass WHERE session_id = ? AND value = ? AND prompt = ?"
    return {Mark(row[0]) for row in tx.rows(sql, session_id, value, stored(prompt))}


def count(tx: Transaction, session_id: int, value: int, prompt: int | None) -> int:
    """How many people passed on a question."""
    sql = "SELECT count(*) FROM pass WHERE session_id = ? AND value = ? AND prompt = ?"
    row = tx.row(sql, session_id, value, stored(prompt))
    return int(row[0]) if row else 0
