"""Who recognised a round-up that was posted: a mark for each, which is nobody's mark for any
question."""

from bot.workshop.authorship import Mark
from bot.workshop.scope import Scope
from storage.database import Transaction


def add(tx: Transaction, session_id: int, scope: Scope, author: Mark) -> None:
    """Keep that somebody recognised a round-up; twice is once."""
    sql = "INSERT OR IGNORE INTO recognition VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, *scope.stored, author)


def remove(tx: Transaction, session_id: int, scope: Scope, author: Mark) -> bool:
    """Take that back; whether there was something to take back."""
    sql = "DELETE FROM recognition WHERE session_id = ? AND value = ? AND prompt = ? AND author = ?"
    return tx.write(sql, session_id, *scope.stored, author) == 1


def has(tx: Transaction, session_id: int, scope: Scope, author: Mark) -> bool:
    """Whether somebody recognised a round-up."""
    sql = (
        "SELECT 1 FROM recognition WHERE session_id = ? AND value = ? AND prompt = ? AND author = ?"
    )
    return tx.row(sql, session_id, *scope.stored, author) is not None


def count(tx: Transaction, session_id: int, value: int | None, prompt: int | None) -> int:
    """How many people recognised a round-up; `prompt` None is that of the value, `value` None the
    one across all values."""
    sql = "SELECT count(*) FROM recognition WHERE session_id = ? AND value = ? AND prompt = ?"
    row = tx.row(sql, session_id, *Scope(value, prompt).stored)
    return int(row[0]) if row else 0


def may_be_recognised(tx: Transaction, session_id: int, scope: Scope) -> bool:
    """Whether such a round-up was posted."""
    sql = "SELECT 1 FROM round_up WHERE session_id = ? AND value = ? AND prompt = ?"
    return tx.row(sql, session_id, *scope.stored) is not None
