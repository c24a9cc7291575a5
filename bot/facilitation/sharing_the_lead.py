"""Several may lead a session: they see who does, take one another off, and stop. Nothing of the
session is theirs afterwards."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.facilitation import standing_by
from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NothingThere
from bot.workshop.not_let_in import LastFacilitator
from bot.workshop.session import Mode, Session, Stage
from storage import (
    announcements,
    facilitators,
    groups,
    lead_requests,
    participants,
    sessions,
)
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.lead_requests import LeadRequest

FOR_LEADERS = frozenset(
    {Kind.LEAD_ASKED, Kind.LEADS, Kind.LEAD_SHARED, Kind.ADDED, Kind.ADDED_CHANGED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who leads a session, by what stands for each in buttons, who asks to, and in which group;
    `chat_id` None: the bot is not in it. `person` is who looks."""

    session: Session
    chat_id: int | None
    person: int
    leaders: dict[bytes, int]
    requests: tuple[LeadRequest, ...]

    @property
    def own_key(self) -> bytes:
        """What stands for who looks."""
        return next(key for key, person in self.leaders.items() if person == self.person)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What there is to tell of a session's facilitators: how many lead, and a `request` that still
    waits."""

    group_title: str
    chat_id: int | None
    leading: int
    request: LeadRequest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftTheLead:
    """Somebody who leads no more, and the messages in their chat that were for who leads."""

    session: Session
    person: int
    messages: tuple[int, ...]


def see(tx: Transaction, session_id: int, person: int) -> Lead:
    """Who leads and who asks to, for a facilitator."""
    session = facilitated(tx, session_id, person)
    place = groups.place(tx, session_id)
    waiting = lead_requests.waiting(tx, session_id) if session.is_live else []
    return Lead(
        session=session,
        chat_id=place.chat_id if place else None,
        person=person,
        leaders=facilitators.keys(tx, session_id),
        requests=tuple(waiting),
    )


def see_one(tx: Transaction, session_id: int, person: int, key: bytes) -> Lead:
    """The same before one of them is taken off, or stops: NothingThere if they lead no more,
    LastFacilitator when nobody else does."""
    lead = see(tx, session_id, person)
    if key not in lead.leaders:
        raise NothingThere
    if len(lead.leaders) == 1:
        raise LastFacilitator
    return lead


def see_oneself(tx: Transaction, session_id: int, person: int) -> Lead:
    """The same for who stops. LastFacilitator when nobody else leads."""
    return see_one(tx, session_id, person, see(tx, session_id, person).own_key)


def take_off(tx: Transaction, session_id: int, person: int, key: bytes) -> LeftTheLead:
    """Take another facilitator off. NothingThere if they lead no more; LastFacilitator for oneself
    when one leads alone."""
    session = facilitated(tx, session_id, person)
    whom = facilitators.keys(tx, session_id).get(key)
    if whom is None:
        raise NothingThere
    if whom == person:
        return stop(tx, session_id, person)
    return _part(tx, session, whom, Kind.LEAD_TAKEN)


def stop(tx: Transaction, session_id: int, person: int) -> LeftTheLead:
    """Stop leading. LastFacilitator for who leads alone: somebody has to be there."""
    session = facilitated(tx, session_id, person)
    if len(facilitators.of_session(tx, session_id)) == 1:
        raise LastFacilitator
    return _part(tx, session, person, Kind.LEAD_LEFT)


def lose(tx: Transaction, session_id: int, people: Collection[int]) -> list[LeftTheLead]:
    """These people are no admins of the group any more, or have left it: they lead no more, even
    if nobody does then. The group is told if that is so while the session goes on."""
    session = sessions.get(tx, session_id)
    led = [person for person in people if facilitators.leads(tx, session_id, person)]
    gone = [_part(tx, session, person, Kind.LEAD_LOST) for person in led]
    is_going_on = session.is_live and session.stage is not Stage.PREPARING
    if gone and is_going_on and not facilitators.of_session(tx, session_id):
        tell(tx, session, Kind.NOBODY_LEADS)
    return gone


def news(tx: Transaction, session_id: int, request_id: int) -> News:
    """How it is now with those who lead a session, and with one request."""
    place = groups.place(tx, session_id)
    return News(
        group_title=groups.title(tx, session_id),
        chat_id=place.chat_id if place else None,
        leading=len(facilitators.of_session(tx, session_id)),
        request=lead_requests.find(tx, session_id, request_id),
    )


def let_in(tx: Transaction, session: Session, person: int) -> None:
    """Those who lead with them, and participants, hear of it."""
    others = facilitators.of_session(tx, session.id)
    facilitators.add(tx, session.id, person)
    lead_requests.remove(tx, session.id, person)
    tell(tx, session, Kind.LEADS, person)
    for other in others:
        tell(tx, session, Kind.LEAD_SHARED, other)
    if session.stage is Stage.PREPARING:
        return
    if session.mode is Mode.OPEN:
        tell(tx, session, Kind.LED_BY)
        return
    for participant in participants.reachable(tx, session.id):
        if not facilitators.leads(tx, session.id, participant):
            tell(tx, session, Kind.LED_BY, participant)


def _part(tx: Transaction, session: Session, person: int, kind: Kind) -> LeftTheLead:
    """They are told what has happened, and those who lead on that they are fewer."""
    facilitators.remove(tx, session.id, person)
    turned_to = standing_by.leads_no_more(tx, session.id, person)
    tell(tx, session, kind, person)
    if turned_to is not None:
        tell(tx, session, Kind.STANDBY_FALLS, turned_to)
    for other in facilitators.of_session(tx, session.id):
        tell(tx, session, Kind.LEAD_FEWER, other)
    messages = facilitators.take_messages(tx, session.id, person)
    return LeftTheLead(session=session, person=person, messages=tuple(messages))


def tell(
    tx: Transaction, session: Session, kind: Kind, person: int | None = None, about: int = 0
) -> None:
    told = Announcement(session_id=session.id, person_id=person, kind=kind, value=about)
    announcements.add(tx, told)
