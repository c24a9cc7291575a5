"""Whether a workshop was held, or called off before its first question."""

from bot.workshop.session import Move, Session
from storage import moves, sessions
from storage.database import Transaction


def was_held(tx: Transaction, session: Session) -> bool:
    """Whether a session has begun: of one that was called off before there is no archive."""
    if not session.has_begun:
        return False
    return sessions.is_sealed(tx, session.id) or moves.has(tx, session.id, Move.BEGIN)
