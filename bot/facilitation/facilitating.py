"""Who may lead a session: checked again at every press and command."""

from dataclasses import dataclass

from bot.workshop.errors import NoSession, NotAFacilitator, SeveralLed
from bot.workshop.session import Session
from storage import facilitators, groups, participants, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who leads a session in which group; `chat_id` None: the bot is not in it."""

    people: tuple[int, ...]
    chat_id: int | None


def facilitated(tx: Transaction, session_id: int, person: int) -> Session:
    """The session, if the person facilitates it; else NoSession or NotAFacilitator."""
    session = sessions.find(tx, session_id)
    if session is None:
        raise NoSession
    if not facilitators.leads(tx, session_id, person):
        raise NotAFacilitator
    return session


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A session that a person facilitates, and the name of its group."""

    session: Session
    group_title: str


def led_live(tx: Transaction, person: int) -> list[Led]:
    """The sessions that go on and that a person facilitates, the newest first.

    NotAFacilitator for somebody who never was one; NoSession when all have ended.
    """
    led = sessions.facilitated_by(tx, person)
    if not led:
        raise NotAFacilitator
    live = [session for session in led if session.is_live]
    if not live:
        raise NoSession
    return [Led(session=one, group_title=groups.title(tx, one.id)) for one in live]


def current(tx: Transaction, person: int) -> Session:
    """The one session that goes on and that a person facilitates. SeveralLed where they have to be
    asked which; else what `led_live` raises."""
    led = led_live(tx, person)
    if len(led) > 1:
        raise SeveralLed
    return led[0].session


def to_read(tx: Transaction, person: int) -> Session:
    """The session that a person facilitates and reads in: the one that goes on or, where none does,
    the newest that has ended and is not sealed. Raises what `current` does."""
    try:
        return current(tx, person)
    except NoSession:
        led = sessions.facilitated_by(tx, person)
        ended = [session for session in led if not sessions.is_sealed(tx, session.id)]
        if not ended:
            raise
        return ended[0]


def still_led(tx: Transaction, session_id: int, person: int) -> Session:
    """The session that a person has chosen of several. NoSession if it has ended meanwhile, or
    NotAFacilitator."""
    session = facilitated(tx, session_id, person)
    if not session.is_live:
        raise NoSession
    return session


def leads_any(tx: Transaction, person: int) -> bool:
    """Whether a person facilitates or has facilitated any session."""
    return bool(sessions.facilitated_by(tx, person))


def only_leads(tx: Transaction, person: int) -> bool:
    """Whether a person facilitates, or has, and takes part in no session: what they write is for
    the panel, or a note."""
    return leads_any(tx, person) and participants.attending(tx, person) is None


def roster(tx: Transaction, session_id: int) -> Roster | None:
    """Who leads a session, or None when there is no such session."""
    if sessions.find(tx, session_id) is None:
        return None
    place = groups.place(tx, session_id)
    return Roster(
        people=tuple(facilitators.of_session(tx, session_id)),
        chat_id=place.chat_id if place else None,
    )


def led_by(tx: Transaction, person: int) -> list[int]:
    """The sessions that a person leads or has led, by number."""
    return [session.id for session in sessions.facilitated_by(tx, person)]


def by_token(tx: Transaction, token: str, person: int) -> Session:
    """The session that a link to the panel leads to, if the person facilitates it."""
    session = sessions.by_token(tx, token)
    if session is None:
        raise NoSession
    return facilitated(tx, session.id, person)
