"""Who has answered what people are asked as they come and go; what they said, if it is kept."""

import secrets

from bot.workshop.authorship import Mark
from storage.database import Transaction

ID_BYTES = 9


def put(tx: Transaction, session_id: int, author: Mark, text: str | None, *, leaving: bool) -> None:
    """Somebody has answered, in the place of what they answered before; `text` None is not kept."""
    tx.write(
        "INSERT OR REPLACE INTO check_answer VALUES (?1, ?2, ?3, ?4, sealed(?2, ?5))",
        *(secrets.token_bytes(ID_BYTES), session_id, leaving, author, text),
    )


def remove(tx: Transaction, session_id: int, author: Mark, *, leaving: bool) -> bool:
    """Take an answer back; whether there was one."""
    sql = "DELETE FROM check_answer WHERE session_id = ? AND author = ? AND leaving = ?"
    return tx.write(sql, session_id, author, leaving) == 1


def has(tx: Transaction, session_id: int, author: Mark, *, leaving: bool) -> bool:
    """Whether somebody has answered."""
    sql = "SELECT 1 FROM check_answer WHERE session_id = ? AND author = ? AND leaving = ?"
    return tx.row(sql, session_id, author, leaving) is not None


def text_of(tx: Transaction, session_id: int, author: Mark, *, leaving: bool) -> str | None:
    """What is kept of what somebody answered, or None."""
    row = tx.row(
        "SELECT opened(session_id, text) FROM check_answer"
        " WHERE session_id = ? AND author = ? AND leaving = ?",
        *(session_id, author, leaving),
    )
    return None if row is None or row[0] is None else str(row[0])


def count(tx: Transaction, session_id: int, *, leaving: bool) -> int:
    """How many have answered."""
    sql = "SELECT count(*) FROM check_answer WHERE session_id = ? AND leaving = ?"
    row = tx.row(sql, session_id, leaving)
    return int(row[0]) if row else 0


def texts(tx: Transaction, session_id: int, *, leaving: bool) -> list[str]:
    """What is kept of what people said, alphabetically."""
    rows = tx.rows(
        "SELECT opened(session_id, text) AS said FROM check_answer"
        " WHERE session_id = ? AND leaving = ? AND text IS NOT NULL ORDER BY said",
        *(session_id, leaving),
    )
    return [str(row[0]) for row in rows]
