"""[Already], [Partly], [Not yet]: whether a value is so where somebody works."""

from collections import Counter

from bot.facilitation import taking_back, taking_part
from bot.workshop import authorship, card
from bot.workshop.at_work import AtWork, AtWorkRecord
from bot.workshop.card import Card
from bot.workshop.errors import NoSession, NotNow, TooLate
from bot.workshop.session import Mode, Session
from storage import at_work, sessions
from storage.database import Transaction


def say(
    tx: Transaction, session_id: int, person: int, value: int, said: AtWork
) -> tuple[Session, AtWork | None]:
    """Somebody says so, or takes it back by saying the same again; what they say now. NoSession,
    TooLate after sealing, NotNow where it is not asked; NotJoined or SessionOver for who takes no
    part."""
    session = sessions.find(tx, session_id)
    if session is None:
        raise NoSession
    if sessions.is_sealed(tx, session_id):
        raise TooLate
    if not is_asked(session, value):
        raise NotNow
    taking_part.check_takes_part(tx, session, person, person)
    author = _author(tx, session_id, person, value)
    before = at_work.find(tx, session_id, value, author)
    now = None if before is said else said
    if now is None:
        at_work.remove(tx, session_id, value, author)
    else:
        at_work.put(tx, session_id, value, author, now)
    taking_back.at_work_changed(tx, session_id, person, value)
    return session, now


def is_asked(session: Session, value: int) -> bool:
    """Whether a session asks it of a value, by now."""
    if session.mode is Mode.OPEN or value not in range(len(session.plan.values)):
        return False
    questions = card.of_value(session, value)
    return any(Card(session=session, question=each).asks_at_work for each in questions)


def said_by(tx: Transaction, session: Session, person: int, value: int) -> AtWork | None:
    """What somebody says of a value, or None."""
    if not session.plan.asks_at_work:
        return None
    return at_work.find(tx, session.id, value, _author(tx, session.id, person, value))


def count_of(tx: Transaction, session: Session, person: int) -> int:
    """Of how many values somebody has said anything, or passed."""
    values = range(len(session.plan.values))
    return sum(said_by(tx, session, person, value) is not None for value in values)


def forget(tx: Transaction, session: Session, person: int) -> None:
    """Nothing is kept of what somebody said of any value."""
    if not session.plan.asks_at_work:
        return
    for value in range(len(session.plan.values)):
        if at_work.remove(tx, session.id, value, _author(tx, session.id, person, value)):
            taking_back.at_work_changed(tx, session.id, person, value)


def record(tx: Transaction, session: Session, value: int) -> AtWorkRecord | None:
    """How many people say what of a value; None where the plan does not ask."""
    if not session.plan.asks_at_work:
        return None
    found: Counter[AtWork] = at_work.counts(tx, session.id, value)
    said = {each: found[each] for each in AtWork}
    passed = said.pop(AtWork.PASSED)
    return AtWorkRecord(
        answered=sum(said.values()),
        already=said[AtWork.ALREADY],
        partly=said[AtWork.PARTLY],
        not_yet=said[AtWork.NOT_YET],
        passed=passed,
    )


def _author(tx: Transaction, session_id: int, person: int, value: int) -> authorship.Mark:
    return authorship.at_work(sessions.link_key(tx, session_id), person, value)
