"""Snapshots of questions: whose words were in one, and how many had passed when it was made."""

from bot.workshop.authorship import Mark
from bot.workshop.scope import stored
from storage.database import Transaction


def put_author(
    tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark
) -> None:
    """Remember that somebody's words came into a snapshot; `prompt` None is the gut question."""
    sql = "INSERT OR IGNORE INTO snapshot_author VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), author)


def authors(tx: Transaction, session_id: int, value: int, prompt: int | None) -> set[Mark]:
    """Everybody whose words were ever in a snapshot of a question."""
    sql = "SELECT author FROM snapshot_author WHERE session_id = ? AND value = ? AND prompt = ?"
    return {Mark(row[0]) for row in tx.rows(sql, session_id, value, stored(prompt))}


def put_read_author(
    tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark
) -> None:
    """Remember that somebody's answers, or words that wait, may be read while their question is
    open."""
    sql = "INSERT OR IGNORE INTO read_author VALUES (?, ?, ?, ?)"
    tx.write(sql, session_id, value, stored(prompt), author)


def read_authors(tx: Transaction, session_id: int, value: int, prompt: int | None) -> set[Mark]:
    """Everybody whose answers, or words that wait, could ever be read while their question was
    open."""
    sql = "SELECT author FROM read_author WHERE session_id = ? AND value = ? AND prompt = ?"
    return {Mark(row[0]) for row in tx.rows(sql, session_id, value, stored(prompt))}


def forget_author(
    tx: Transaction, session_id: int, value: int, prompt: int | None, author: Mark
) -> None:
    """Forget that somebody's words were in a snapshot, or could be read."""
    for table in ("snapshot_author", "read_author"):
        sql = f"DELETE FROM {table} WHERE session_id = ? AND value = ? AND prompt = ?"  # noqa: S608 constants
        tx.write(f"{sql} AND author = ?", session_id, value, stored(prompt), author)


def put_passed(tx: Transaction, session_id: int, value: int, passed: int) -> None:
    """How many had passed on a gut question when its newest snapshot was made."""
    sql = (
        "INSERT INTO snapshot (session_id, value, passed) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET passed = excluded.passed"
    )
    tx.write(sql, session_id, value, passed)


def put_answered_before(tx: Transaction, session_id: int, value: int, answered: int) -> None:
    """How many had answered when the first snapshot of a gut question was made; later ones change
    nothing of it."""
    sql = (
        "UPDATE snapshot SET answered_before = ?"
        " WHERE session_id = ? AND value = ? AND answered_before IS NULL"
    )
    tx.write(sql, answered, session_id, value)


def answered_before(tx: Transaction, session_id: int, value: int) -> int | None:
    """That number; None before the first snapshot, or where nobody counted."""
    sql = "SELECT answered_before FROM snapshot WHERE session_id = ? AND value = ?"
    row = tx.row(sql, session_id, value)
    return None if row is None else row[0]


def passed(tx: Transaction, session_id: int, value: int) -> int:
    """That number; 0 before the first snapshot."""
    sql = "SELECT passed FROM snapshot WHERE session_id = ? AND value = ?"
    row = tx.row(sql, session_id, value)
    return int(row[0]) if row else 0
