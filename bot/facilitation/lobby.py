"""The lobby: what the group's first post shows."""

from dataclasses import dataclass

from bot.workshop import join_code
from bot.workshop.session import Session
from storage import participants, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """What the group's first post shows."""

    session: Session
    token: str
    code: str
    joined: int


def of_session(tx: Transaction, session: Session) -> Lobby:
    """What the lobby post shows now."""
    return Lobby(
        session=session,
        token=sessions.token(tx, session.id),
        code=join_code.shown(sessions.code(tx, session.id)),
        joined=participants.count(tx, session.id),
    )
