"""The lobby: what the group's first post shows."""

from dataclasses import dataclass

from bot.workshop import join_code
from bot.workshop.errors import NoSession
from bot.workshop.session import Session, Stage
from storage import participants, sessions, standby
from storage.database import Transaction
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """What the group's first post shows; `standby`: who can be turned to, or nobody."""

    session: Session
    token: str
    code: str
    joined: int
    standby: int | None = None


def session_at(tx: Transaction, place: Place) -> Session:
    """The session that goes on in a group or topic, and that people know of. NoSession if none
    does."""
    session = sessions.live_at(tx, place)
    if session is None or session.stage is Stage.PREPARING:
        raise NoSession
    return session


def of_session(tx: Transaction, session: Session) -> Lobby:
    """What the lobby post shows now."""
    found = standby.find(tx, session.id)
    return Lobby(
        session=session,
        token=sessions.token(tx, session.id),
        code=join_code.shown(sessions.code(tx, session.id)),
        joined=participants.count(tx, session.id),
        standby=found.person if found else None,
    )
