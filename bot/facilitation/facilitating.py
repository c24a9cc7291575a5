"""Who may lead a session: checked again at every press and command."""

from bot.workshop.errors import NoSession, NotAFacilitator
from bot.workshop.session import BEFORE_THE_FIRST_VALUE, Session
from storage import facilitators, sessions
from storage.database import Transaction


def facilitated(tx: Transaction, session_id: int, person: int) -> Session:
    """The session, if the person facilitates it; else NoSession or NotAFacilitator."""
    session = sessions.find(tx, session_id)
    if session is None:
        raise NoSession
    if not facilitators.leads(tx, session_id, person):
        raise NotAFacilitator
    return session


def current(tx: Transaction, person: int) -> Session:
    """The live session that a person facilitates; of several the newest that has begun, or else
    the newest.

    NotAFacilitator for somebody who never was one; NoSession when all have ended.
    """
    led = sessions.facilitated_by(tx, person)
    if not led:
        raise NotAFacilitator
    live = [session for session in led if session.is_live]
    if not live:
        raise NoSession
    begun = [session for session in live if session.stage not in BEFORE_THE_FIRST_VALUE]
    return (begun or live)[0]


def leads_any(tx: Transaction, person: int) -> bool:
    """Whether a person facilitates or has facilitated any session."""
    return bool(sessions.facilitated_by(tx, person))


def by_token(tx: Transaction, token: str, person: int) -> Session:
    """The session that a link to the panel leads to, if the person facilitates it."""
    session = sessions.by_token(tx, token)
    if session is None:
        raise NoSession
    return facilitated(tx, session.id, person)
