"""What facilitators changed in round-ups: recorded one after the other, never rewritten."""

from dataclasses import dataclass

from bot.workshop.scope import Scope, scope_stored
from storage.database import Row, Transaction
from storage.sealing import UNREADABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An edit as JSON, and the round-up that it was made in."""

    scope: Scope
    edit: str


def add(tx: Transaction, session_id: int, edited: Edited) -> None:
    """Record an edit after all others of the session."""
    tx.write(
        "INSERT INTO round_up_edit SELECT ?1, ifnull(max(number), 0) + 1, ?2, ?3, sealed(?1, ?4)"
        " FROM round_up_edit WHERE session_id = ?1",
        *(session_id, *edited.scope.stored, edited.edit),
    )


def of_session(tx: Transaction, session_id: int) -> list[Edited]:
    """All edits of a session in the order in which they were made."""
    sql = (
        "SELECT value, prompt, opened(session_id, edit) FROM round_up_edit"
        " WHERE session_id = ? ORDER BY number"
    )
    return [_edited(row) for row in tx.rows(sql, session_id) if row[2] != UNREADABLE]


def _edited(row: Row) -> Edited:
    return Edited(scope=scope_stored(row[0], row[1]), edit=row[2])
