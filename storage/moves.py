"""The moves of a session, each with the state before it: undo puts the last one back."""

from dataclasses import dataclass

from bot.workshop.session import Move, Past, Position, Session, Stage
from storage.courses import clock_read, clock_written, route_read, route_written
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMove:
    """A move and the state before it, also its step; `made_at` in epoch seconds."""

    step: int
    move: Move
    before: Past
    made_at: float


def record(tx: Transaction, before: Session, move: Move, now: float) -> None:
    """Keep the state before a move, so that it can be undone."""
    at = before.position
    tx.write(
        "INSERT INTO move VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(before.id, before.step, move, at.stage, at.value, at.prompt, before.paused, now),
        *(route_written(before.route), clock_written(before.clock)),
    )


def last(tx: Transaction, session_id: int) -> PastMove | None:
    """The last move that was not undone, or None."""
    row = tx.row(
        "SELECT step, move, stage, value, prompt, paused, made_at, route, clock FROM move"
        " WHERE session_id = ? ORDER BY step DESC LIMIT 1",
        session_id,
    )
    if row is None:
        return None
    return PastMove(
        step=row[0],
        move=Move(row[1]),
        before=Past(
            position=Position(stage=Stage(row[2]), value=row[3], prompt=row[4]),
            paused=bool(row[5]),
            route=route_read(row[7]),
            clock=clock_read(row[8]),
        ),
        made_at=row[6],
    )


def forget_last(tx: Transaction, session_id: int) -> None:
    """Drop the newest move from the record: it was undone."""
    tx.write(
        "DELETE FROM move WHERE session_id = ?"
        " AND step = (SELECT max(step) FROM move WHERE session_id = ?)",
        session_id,
        session_id,
    )


def forget_all(tx: Transaction, session_id: int) -> None:
    """Drop the record of all moves but that it has begun, long ago: none can be undone any more."""
    tx.write("DELETE FROM move WHERE session_id = ? AND move != 'begin'", session_id)
    tx.write("UPDATE move SET made_at = 0 WHERE session_id = ?", session_id)


def has(tx: Transaction, session_id: int, move: Move) -> bool:
    """Whether a move was made and not undone."""
    sql = "SELECT 1 FROM move WHERE session_id = ? AND move = ?"
    return tx.row(sql, session_id, move) is not None
