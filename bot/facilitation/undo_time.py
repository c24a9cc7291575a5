"""For how long a move can be undone, and when an end is one for good."""

from bot.workshop.session import Move, Session
from storage import groups, participants
from storage import moves as moves_made
from storage.database import Transaction
from storage.moves import PastMove

UNDO_SECONDS = 60


def undoable(tx: Transaction, session: Session, now: float) -> PastMove | None:
    """The move that can still be undone, or None: one minute long; that the lobby is open, as long
    as nobody has joined."""
    last = moves_made.last(tx, session.id)
    if last is None or not _is_in_time(tx, session, last, now):
        return None
    # While it goes on no other goes on in its place.
    is_taken = not session.is_live and groups.rival(tx, session.id)
    return None if is_taken else last


def undo_ends(last: PastMove | None) -> float | None:
    """When a move that can be undone can't be any more; None: time is not what ends that."""
    return None if last is None or last.move is Move.OPEN else last.made_at + UNDO_SECONDS


def is_over(tx: Transaction, session: Session, now: float) -> bool:
    """Whether a session has ended for good. As long as its end can be undone, whoever reads what
    was said could end it after each answer, look, and undo that: each would be read alone."""
    if session.is_live:
        return False
    last = moves_made.last(tx, session.id)
    return last is None or not _is_in_time(tx, session, last, now)


def _is_in_time(tx: Transaction, session: Session, last: PastMove, now: float) -> bool:
    if last.move is Move.OPEN:
        return session.is_live and not participants.count_joined(tx, session.id)
    return now - last.made_at <= UNDO_SECONDS
