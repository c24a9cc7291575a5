"""Joining and leaving. Nothing about a person is recorded before they agreed."""

from dataclasses import dataclass

from bot.facilitation import my_data
from bot.workshop.errors import NoSession, NotJoined, SessionOver
from bot.workshop.session import Mode, Session, Stage
from storage import announcements, participants, sessions
from storage.announcements import Announcement, Kind
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What somebody is asked to agree to."""

    session: Session
    token: str
    group_title: str
    has_joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody joined; `is_new` is False when they had before."""

    session: Session
    is_new: bool


def invitation(tx: Transaction, token: str, person: int) -> Invitation:
    """What a join link leads to. NoSession for a token that is none; SessionOver after the end."""
    session = _invited(tx, token)
    place = participants.find(tx, session.id, person)
    return Invitation(
        session=session,
        token=token,
        group_title=sessions.title(tx, session.id),
        has_joined=place is not None and place.attending,
    )


def join(tx: Transaction, token: str, person: int) -> Joined:
    """Let a person take part. They get the question that is open, at once."""
    session = _invited(tx, token)
    is_new = participants.join(tx, session.id, person)
    participants.set_reachable(tx, person, reachable=True)
    if is_new:
        ask(tx, session, person)
    return Joined(session=session, is_new=is_new)


def ask(tx: Transaction, session: Session, person: int) -> None:
    """Put what is open now on the list of what a person is still to be sent."""
    if session.mode is Mode.OPEN:
        return
    kinds = {Stage.RESPONDING: Kind.QUESTION, Stage.DISCUSSING: Kind.PROMPT}
    kind = kinds.get(session.stage)
    if kind is None:
        return
    announcement = Announcement(
        session_id=session.id,
        person_id=person,
        kind=kind,
        value=session.position.value,
        prompt=session.position.prompt,
        step=session.step,
    )
    announcements.add(tx, announcement)


def leave(tx: Transaction, person: int, *, keep_words: bool) -> Session:
    """Stop taking part; what was said stays or goes, as the person says."""
    place = participants.attending(tx, person)
    if place is None:
        raise NotJoined
    session = sessions.get(tx, place.session_id)
    participants.leave_all(tx, person)
    announcements.drop_of_person(tx, session.id, person)
    if not keep_words:
        my_data.forget_in(tx, session, person)
    return session


def attended(tx: Transaction, person: int) -> Session:
    """The session that a person takes part in; else NotJoined."""
    place = participants.attending(tx, person)
    if place is None:
        raise NotJoined
    return sessions.get(tx, place.session_id)


def record_blocked(tx: Transaction, person: int) -> None:
    """The person blocked the bot: nothing is sent to them any more."""
    participants.set_reachable(tx, person, reachable=False)


def record_unblocked(tx: Transaction, person: int) -> None:
    """The person can be written to again, and gets what they missed of the open question."""
    place = participants.attending(tx, person)
    participants.set_reachable(tx, person, reachable=True)
    if place is not None and not place.reachable:
        ask(tx, sessions.get(tx, place.session_id), person)


def _invited(tx: Transaction, token: str) -> Session:
    session = sessions.by_token(tx, token)
    if session is None or session.stage is Stage.PREPARING:
        raise NoSession
    if not session.is_live:
        raise SessionOver
    return session
