"""Turning to somebody: who may ask for a quiet word, in which session, and who is there."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.facilitation import taking_part
from bot.workshop.errors import NoSession, NotJoined, NotNow
from bot.workshop.not_passed_on import HasToJoin, YouAreTurnedTo
from bot.workshop.session import Mode, Session, Stage
from storage import groups, participants, sessions, standby
from storage.database import Transaction
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """Somebody turns to the standby of a session: None, if nobody is there today. `token`: they
    have not joined, and come by the link in its open group, whose chat is `chat_id`."""

    session: Session
    group_title: str
    standby: int | None
    token: str = ""
    chat_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAt:
    """The session in which somebody turns to the standby who asks in a group, what its link
    carries, and whether they have joined it."""

    session_id: int
    token: str
    joined: bool


def turn_to(tx: Transaction, session_id: int, person: int) -> Turning:
    """Somebody who takes part, or did, asks for a quiet word. NotJoined for others; NotNow after
    sealing; YouAreTurnedTo for the standby."""
    session = sessions.find(tx, session_id)
    if session is None or participants.find(tx, session_id, person) is None:
        raise NotJoined
    return _turning(tx, session, person)


def turn_by_link(tx: Transaction, token: str, person: int) -> Turning:
    """Somebody asks for one who has the link that stands in an open group, where nobody has to
    join. NoSession if it leads nowhere, HasToJoin if the session is private; and what `turn_to`
    raises."""
    session = sessions.by_token(tx, token)
    if session is None or session.stage is Stage.PREPARING:
        raise NoSession
    turning = _turning(tx, session, person)
    if participants.find(tx, session.id, person) is not None:
        return turning
    if session.mode is Mode.PRIVATE:
        raise HasToJoin
    place = groups.place(tx, session.id)
    return replace(turning, token=token, chat_id=place.chat_id if place else None)


def asked_at(tx: Transaction, place: Place, person: int) -> AskedAt | None:
    """Where somebody turns to who asks in a group or topic: in the session that goes on there, if
    they take part in it or it is open; else in the one that they take part in, or did last. None:
    nowhere."""
    here = _going_on_at(tx, place)
    joined = here is not None and participants.find(tx, here.id, person) is not None
    if here is not None and (joined or here.mode is Mode.OPEN):
        return _asked_at(tx, here.id, joined=joined)
    try:
        return _asked_at(tx, taking_part.newest_of(tx, person), joined=True)
    except NotJoined:
        return None if here is None else _asked_at(tx, here.id, joined=False)


def _asked_at(tx: Transaction, session_id: int, *, joined: bool) -> AskedAt:
    return AskedAt(session_id=session_id, token=sessions.token(tx, session_id), joined=joined)


def _going_on_at(tx: Transaction, place: Place) -> Session | None:
    """The session that people know of in a group or topic or, if it is the only one, in another
    topic of that group."""
    here = groups.live_at(tx, place)
    found = [here] if here else groups.in_group(tx, place.chat_id)
    opened = [session for session in found if session.stage is not Stage.PREPARING]
    return opened[0] if len(opened) == 1 else None


def _turning(tx: Transaction, session: Session, person: int) -> Turning:
    if sessions.is_sealed(tx, session.id):
        raise NotNow
    if taking_part.was_taken_out(tx, session, person):
        raise NotJoined
    found = standby.find(tx, session.id)
    if found is not None and found.person == person:
        raise YouAreTurnedTo
    return Turning(
        session=session,
        group_title=groups.title(tx, session.id),
        standby=found.person if found else None,
    )


def may_have_talked(tx: Transaction, person: int, session_ids: Collection[int]) -> bool:
    """Whether somebody takes part, or can be turned to, in one of these sessions; or one of them is
    open, and they may have come by the link in its group."""
    mine = (*participants.sessions_of(tx, person), *standby.sessions_of(tx, person))
    if not set(session_ids).isdisjoint(mine):
        return True
    found = (sessions.find(tx, number) for number in session_ids)
    return any(session is not None and session.mode is Mode.OPEN for session in found)


def has_lost(tx: Transaction, session_id: int, person: int) -> bool:
    """Whether somebody can turn to nobody in a session any more: they were taken out, or it is
    sealed."""
    session = sessions.find(tx, session_id)
    return (
        session is None
        or sessions.is_sealed(tx, session_id)
        or taking_part.was_taken_out(tx, session, person)
    )
