"""Which values a session runs, and in which order: chosen before it opens, and seen at any time."""

from dataclasses import replace

from bot.facilitation.facilitating import facilitated
from bot.workshop.course import Course
from bot.workshop.errors import LastValue, NotNow
from bot.workshop.session import Session, Stage
from storage import sessions
from storage.database import Transaction


def see(tx: Transaction, session_id: int, person: int) -> Session:
    """The session whose values a facilitator looks at."""
    return facilitated(tx, session_id, person)


def choose(tx: Transaction, session_id: int, person: int, value: int) -> Session:
    """Leave a value out that was to be run, or take it in again, at the end. LastValue if none
    would be left; NotNow once the lobby is open, and for what is no value."""
    session = _prepared(tx, session_id, person, value)
    chosen = session.course.toggled(value)
    if not chosen.order:
        raise LastValue
    return _save(tx, session, chosen)


def bring_forward(tx: Transaction, session_id: int, person: int, value: int) -> Session:
    """Let a value be run one place earlier. NotNow once the lobby is open, and for what is no
    value."""
    session = _prepared(tx, session_id, person, value)
    return _save(tx, session, session.course.earlier(value))


def choose_all(tx: Transaction, session_id: int, person: int) -> Session:
    """Let all values be run, as the plan has them. NotNow once the lobby is open."""
    session = _prepared(tx, session_id, person, 0)
    return _save(tx, session, Course())


def _prepared(tx: Transaction, session_id: int, person: int, value: int) -> Session:
    session = facilitated(tx, session_id, person)
    if session.stage is not Stage.PREPARING or value not in range(len(session.plan.values)):
        raise NotNow
    return session


def _save(tx: Transaction, session: Session, route: Course) -> Session:
    is_as_planned = route.order == tuple(range(len(session.plan.values)))
    changed = replace(session, route=Course() if is_as_planned else route)
    sessions.save(tx, changed)
    return changed
