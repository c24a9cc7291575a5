"""Organisers read along: the panel of a session, without anything that moves it."""

from bot.facilitation import letting_in, panels
from bot.facilitation.letting_in import Trusted
from bot.facilitation.panels import Panel
from bot.workshop.errors import NoSession, NotAFacilitator
from bot.workshop.session import Session, Stage
from storage import facilitators, groups, sessions
from storage.database import Transaction


def organised(tx: Transaction, person: int, trusted: Trusted) -> list[int]:
    """The sessions that go on, whose lobby was opened, and that a person may read along, the newest
    first."""
    if person not in trusted.organisers:
        return []
    live = sorted(sessions.live(tx), key=lambda session: -session.id)
    return [session.id for session in live if _may_be_read(tx, session, person, trusted)]


def see(tx: Transaction, session_id: int, person: int, trusted: Trusted, now: float) -> Panel:
    """What an organiser reads of a session. NoSession if it has ended, NotAFacilitator for who may
    not read it."""
    session = sessions.find(tx, session_id)
    if session is None or not session.is_live:
        raise NoSession
    if not _may_be_read(tx, session, person, trusted):
        raise NotAFacilitator
    place, leaders = groups.place(tx, session.id), facilitators.of_session(tx, session.id)
    return panels.of_session(tx, session, now, place, leaders)


def _may_be_read(tx: Transaction, session: Session, person: int, trusted: Trusted) -> bool:
    is_open = session.stage is not Stage.PREPARING
    return is_open and letting_in.organises(tx, session.id, person, trusted)
