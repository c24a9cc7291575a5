"""Asking to lead a session that others lead: they are asked, and say yes or no. Nothing of the
session is anybody's before that."""

from dataclasses import dataclass
from enum import StrEnum

from bot.facilitation.facilitating import facilitated
from bot.facilitation.sharing_the_lead import let_in, tell
from bot.workshop.clock import is_recent
from bot.workshop.errors import NothingThere, NotNow
from bot.workshop.session import Session
from storage import facilitators, lead_requests, moves, sessions
from storage.announcements import Kind
from storage.database import Transaction
from storage.lead_requests import LeadRequest

# So long nobody has answered a request, nor moved on: then they can't be reached. Long enough for a
# discussion in which nobody touches a telephone, and short enough that a session can be saved.
SECONDS_TO_ANSWER = 600


class Arrival(StrEnum):
    """How somebody who sent /workshop comes to lead the session there, or not yet."""

    OPENED = "hello"
    LEADS = "hello_again"
    TOOK_OVER = "took_over"
    ASKED = "asked"
    WAITS = "asked_already"
    DECLINED = "declined"
    NOBODY_TO_ASK = "nobody_to_ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Somebody who may open a session in a group: an admin of it, perhaps its owner, or somebody
    who is named in the settings."""

    person: int
    is_owner: bool = False
    is_named: bool = False


def come_in(tx: Transaction, session: Session, who: Applicant, now: float) -> Arrival:
    """Somebody wants to lead a session that is there. Those who lead are asked; the owner of the
    group leads at once when nobody can be, and so does who is named in the settings when nobody
    leads at all."""
    if facilitators.leads(tx, session.id, who.person):
        return Arrival.LEADS
    is_led = bool(facilitators.of_session(tx, session.id))
    nobody_answers = not _can_be_asked(tx, session, who.person, now)
    if (who.is_owner and nobody_answers) or (who.is_named and not is_led):
        let_in(tx, session, who.person)
        for request in lead_requests.waiting(tx, session.id):
            tell(tx, session, Kind.LEAD_ASKED, who.person, request.id)
        return Arrival.TOOK_OVER
    return _ask(tx, session, who.person, now)


def answer_to(tx: Transaction, person: int, now: float) -> Arrival | None:
    """What somebody hears who has asked to lead, perhaps before they could be written to; None for
    who has not, or was told no long ago."""
    for number in reversed(lead_requests.sessions_of(tx, person)):
        request = lead_requests.of_person(tx, number, person)
        if request is None or not sessions.get(tx, number).is_live:
            continue
        if not request.declined:
            is_led = bool(facilitators.of_session(tx, number))
            return Arrival.ASKED if is_led else Arrival.NOBODY_TO_ASK
        if is_recent(now, request.asked_at, SECONDS_TO_ANSWER):
            return Arrival.DECLINED
    return None


def let_lead(tx: Transaction, session_id: int, person: int, request_id: int) -> LeadRequest:
    """Let somebody lead who asked for it. NothingThere when that was answered, NotNow after the
    end."""
    request = find_request(tx, session_id, person, request_id)
    let_in(tx, sessions.get(tx, session_id), request.person)
    return request


def find_request(tx: Transaction, session_id: int, person: int, request_id: int) -> LeadRequest:
    """A request that a facilitator answers. NothingThere when it was answered, NotNow after the
    end."""
    session = facilitated(tx, session_id, person)
    request = lead_requests.find(tx, session_id, request_id)
    if not session.is_live:
        raise NotNow
    if request is None:
        raise NothingThere
    return request


def decline(tx: Transaction, session_id: int, person: int, request_id: int) -> None:
    """Say no to somebody who asked; they are told. NothingThere when that was answered."""
    request = find_request(tx, session_id, person, request_id)
    lead_requests.decline(tx, request.id)
    session = sessions.get(tx, session_id)
    tell(tx, session, Kind.LEAD_DECLINED, request.person)


def drop(tx: Transaction, request: LeadRequest) -> None:
    """Whoever asked may not lead any more: the request is nobody's."""
    lead_requests.remove(tx, request.session_id, request.person)


def _can_be_asked(tx: Transaction, session: Session, person: int, now: float) -> bool:
    """Whether anybody who leads can be asked by a person: they can be written to, and have answered
    or moved on since the person asked, if that was long ago."""
    if not facilitators.can_be_reached(tx, session.id):
        return False
    request = lead_requests.of_person(tx, session.id, person)
    if request is None or request.declined:
        return True
    last = moves.last(tx, session.id)
    since = max(request.asked_at, last.made_at if last else 0)
    return is_recent(now, since, SECONDS_TO_ANSWER)


def _ask(tx: Transaction, session: Session, person: int, now: float) -> Arrival:
    """One request of a person at a time, and no new one soon after it was declined."""
    old = lead_requests.of_person(tx, session.id, person)
    if old is not None and is_recent(now, old.asked_at, SECONDS_TO_ANSWER):
        return Arrival.DECLINED if old.declined else Arrival.WAITS
    request = lead_requests.put(tx, session.id, person, now)
    leading = facilitators.of_session(tx, session.id)
    for leader in leading:
        tell(tx, session, Kind.LEAD_ASKED, leader, request.id)
    return Arrival.ASKED if leading else Arrival.NOBODY_TO_ASK
