"""Who can be turned to in a session: who leads it, a colleague who has agreed to, or nobody."""

from dataclasses import dataclass, replace

from bot.facilitation import taking_part
from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NothingThere, NotNow
from bot.workshop.session import Session
from storage import facilitators, groups, sessions, standby
from storage.database import Transaction
from storage.standby import Standby


@dataclass(frozen=True, slots=True, kw_only=True)
class StandbyShown:
    """Who can be turned to, as a facilitator sees it; None: nobody today."""

    session: Session
    standby: Standby | None
    person: int

    @property
    def is_oneself(self) -> bool:
        """Whether it is the one who looks."""
        return self.standby is not None and self.standby.person == self.person


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedToStandBy:
    """What a colleague is asked: for which session of which group."""

    session: Session
    group_title: str
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Who could be turned to `before`, and who can be from `now` on; None: nobody. `has_left`: the
    one before is not there any more."""

    session: Session
    group_title: str
    before: Standby | None
    now: int | None
    facilitators: tuple[int, ...]
    has_left: bool = False


def see(tx: Transaction, session_id: int, person: int) -> StandbyShown:
    """Who can be turned to, for a facilitator."""
    session = facilitated(tx, session_id, person)
    return StandbyShown(session=session, standby=standby.find(tx, session_id), person=person)


def choose_oneself(tx: Transaction, session_id: int, person: int) -> Changed:
    """A facilitator can be turned to from now on."""
    return _choose(tx, session_id, person, Standby(person=person, is_colleague=False))


def choose_nobody(tx: Transaction, session_id: int, person: int) -> Changed:
    """Nobody can be turned to today: people are told so."""
    return _choose(tx, session_id, person, None)


def ask_colleague(tx: Transaction, session_id: int, person: int) -> AskedToStandBy:
    """What the link is for that a facilitator passes on to a colleague. Until that one has agreed,
    it is as before. NotNow once nobody can turn to anybody any more."""
    session = _changeable(tx, session_id, person)
    return AskedToStandBy(
        session=session,
        group_title=groups.title(tx, session_id),
        token=standby.ask(tx, session_id),
    )


def asked(tx: Transaction, token: str) -> AskedToStandBy:
    """What a colleague is asked who has followed the link. NothingThere if it leads nowhere."""
    session_id = standby.asked_by(tx, token)
    if session_id is None:
        raise NothingThere
    return AskedToStandBy(
        session=sessions.get(tx, session_id),
        group_title=groups.title(tx, session_id),
        token=token,
    )


def agree(tx: Transaction, token: str, person: int) -> Changed:
    """A colleague can be turned to from now on. NothingThere if the link leads nowhere."""
    session = asked(tx, token).session
    is_colleague = not facilitators.leads(tx, session.id, person)
    return _put(tx, session, Standby(person=person, is_colleague=is_colleague))


def decline(tx: Transaction, token: str) -> Changed:
    """A colleague would rather not: it is as before. NothingThere if the link leads nowhere."""
    session = asked(tx, token).session
    standby.forget_token(tx, session.id)
    before = standby.find(tx, session.id)
    return _changed(tx, session, before, before)


def step_back(tx: Transaction, session_id: int, person: int) -> Changed:
    """Whoever could be turned to can be no more. NothingThere if it was not they."""
    found = standby.find(tx, session_id) if sessions.find(tx, session_id) else None
    if found is None or found.person != person:
        raise NothingThere
    return replace(_put(tx, sessions.get(tx, session_id), None), has_left=True)


def went_away(tx: Transaction, person: int) -> list[Changed]:
    """Somebody has blocked the bot: nobody can turn to them by it."""
    return [step_back(tx, session_id, person) for session_id in standby.sessions_of(tx, person)]


def forget(tx: Transaction, person: int) -> list[Changed]:
    """A colleague wants nothing of theirs to be kept: nobody can turn to them any more. Who leads
    goes on to, and can choose somebody else."""
    there = standby.sessions_of(tx, person)
    left = [number for number in there if not facilitators.leads(tx, number, person)]
    return [step_back(tx, number, person) for number in left]


def was_taken_out(tx: Transaction, session_id: int) -> list[Changed]:
    """Somebody was just taken out of a session: if they are a colleague whom people can turn to,
    that is over. Who leads goes on to."""
    session, found = sessions.get(tx, session_id), standby.find(tx, session_id)
    if found is None or not taking_part.was_taken_out(tx, session, found.person):
        return []
    if facilitators.leads(tx, session_id, found.person):
        return []
    return [step_back(tx, session_id, found.person)]


def left_group(tx: Transaction, chat_id: int, person: int) -> list[Changed]:
    """A colleague has left the group, or was removed from it: nobody in it can turn to them any
    more. One who was never in it does not leave it."""
    there = {number: groups.place(tx, number) for number in standby.sessions_of(tx, person)}
    here = [number for number, place in there.items() if place and place.chat_id == chat_id]
    left = [number for number in here if not facilitators.leads(tx, number, person)]
    return [step_back(tx, number, person) for number in left]


def leads_no_more(tx: Transaction, session_id: int, person: int) -> int | None:
    """Somebody leads no more: a link for a colleague that is theirs leads nowhere now. If people
    could turn to them, they can to another who leads, if anybody does: whoever that is then."""
    standby.forget_token(tx, session_id)
    found = standby.find(tx, session_id)
    if found is None or found.person != person:
        return None
    others = facilitators.of_session(tx, session_id)
    standby.put(tx, session_id, Standby(person=others[0], is_colleague=False) if others else None)
    return others[0] if others else None


def is_turned_to(tx: Transaction, session_id: int, person: int | None) -> bool:
    """Whether it is this person whom people can turn to."""
    found = standby.find(tx, session_id)
    return found is not None and found.person == person


def where(tx: Transaction, person: int) -> list[tuple[int, str]]:
    """The sessions in which somebody can be turned to, each with the name of its group."""
    return [(number, groups.title(tx, number)) for number in standby.sessions_of(tx, person)]


def _changeable(tx: Transaction, session_id: int, person: int) -> Session:
    session = facilitated(tx, session_id, person)
    if sessions.is_sealed(tx, session_id):
        raise NotNow
    return session


def _choose(tx: Transaction, session_id: int, person: int, chosen: Standby | None) -> Changed:
    return _put(tx, _changeable(tx, session_id, person), chosen)


def _put(tx: Transaction, session: Session, chosen: Standby | None) -> Changed:
    before = standby.find(tx, session.id)
    standby.put(tx, session.id, chosen)
    return _changed(tx, session, before, chosen)


def _changed(
    tx: Transaction, session: Session, before: Standby | None, now: Standby | None
) -> Changed:
    return Changed(
        session=session,
        group_title=groups.title(tx, session.id),
        before=before,
        now=now.person if now else None,
        facilitators=tuple(facilitators.of_session(tx, session.id)),
    )
