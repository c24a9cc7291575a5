"""Joining and leaving. Nothing about a person is recorded before they agreed."""

from dataclasses import dataclass, replace

from bot.facilitation import (
    cards,
    checking,
    my_data,
    recognising,
    speaking,
    taking_part,
    telling_of_strikes,
)
from bot.facilitation.facilitating import facilitated
from bot.workshop.card import asked
from bot.workshop.door import Door, door_of
from bot.workshop.errors import NoSession, NotNow, SessionOver, TakesPartInNone, TakesPartNoMore
from bot.workshop.session import Mode, Session, Stage
from storage import announcements, facilitators, groups, participants, sessions, standby
from storage import cards as cards_kept
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What somebody is asked to agree to, and who facilitates it; `leaving` is the group whose
    workshop they would leave for it, if they are in one, and `standby` who can be turned to."""

    session: Session
    token: str
    group_title: str
    facilitators: tuple[int, ...]
    leaving: str | None = None
    standby: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody joined; `is_new` is False when they had before, `is_asked` if a question is open,
    which they are then sent. `left` is the group whose workshop they were in until now, and
    `left_session` its number: its panel counts them no more."""

    session: Session
    is_new: bool
    is_asked: bool
    left: str | None = None
    left_session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """Somebody can be written to again: the session that they attend, whose panels count them no
    more, and whether they are asked what is open there."""

    session_id: int
    is_asked: bool


def invitation(tx: Transaction, token: str, person: int) -> Invitation:
    """What a join link leads to. NoSession for a token that is none; SessionOver after the end."""
    session = _invited(tx, token)
    return replace(as_read(tx, session), leaving=_elsewhere(tx, session, person))


def as_read(tx: Transaction, session: Session) -> Invitation:
    """What everybody reads before they agree; whoever is in can read it again."""
    found = standby.find(tx, session.id)
    return Invitation(
        session=session,
        token=sessions.token(tx, session.id),
        group_title=groups.title(tx, session.id),
        facilitators=tuple(facilitators.of_session(tx, session.id)),
        standby=found.person if found else None,
    )


def place_of(tx: Transaction, token: str) -> tuple[Session, int | None]:
    """The session that a join link leads to, and the chat of its group; None: the bot is not in
    it. NoSession for a token that is none; SessionOver after the end."""
    session = _invited(tx, token)
    place = groups.place(tx, session.id)
    return session, place.chat_id if place else None


def set_joining(tx: Transaction, session_id: int, person: int, *, closed: bool) -> Session:
    """A facilitator lets nobody new in from now on, or does again. NotNow before the lobby is open
    and after the end."""
    session = facilitated(tx, session_id, person)
    if session.stage is Stage.PREPARING or not session.is_live:
        raise NotNow
    changed = replace(session, joining_closed=closed)
    sessions.save(tx, changed)
    return changed


def set_browsers(tx: Transaction, session_id: int, person: int, *, closed: bool) -> Session:
    """A facilitator lets nobody new in by a browser from now on, or does again. NotNow after the
    end."""
    session = facilitated(tx, session_id, person)
    if not session.is_live:
        raise NotNow
    changed = replace(session, browser_closed=closed)
    sessions.save(tx, changed)
    return changed


def rejoin(tx: Transaction, token: str, person: int, *, asks: bool = True) -> Joined | None:
    """Somebody who has joined follows the link again, and is asked again, unless they were just
    now; None: they have not, and may. TakenOut or JoiningClosed: they may not."""
    session = _invited(tx, token)
    if not attends(tx, session.id, person):
        taking_part.check_may_join(tx, session, person)
        return None
    is_asked = cards.ask(tx, session, person) if asks else _is_asking(session)
    return Joined(session=session, is_new=False, is_asked=is_asked)


def join(tx: Transaction, token: str, person: int) -> Joined:
    """Let a person take part. They get the question that is open, at once. TakenOut or
    JoiningClosed for somebody who may not."""
    session = _invited(tx, token)
    taking_part.check_may_join(tx, session, person)
    left = _elsewhere(tx, session, person)
    before = participants.attending(tx, person)
    away = before.session_id if before is not None and before.session_id != session.id else None
    if away is not None:
        cards_kept.mark_left(tx, away, person)
    is_new = participants.join(tx, session.id, person)
    speaking.settle(tx, session, person)
    if is_new:
        cards_kept.mark_all_stale(tx, session.id, person)
        telling_of_strikes.follow(tx, session.id, person)
        if away is not None:
            telling_of_strikes.follow(tx, away, person)
    if door_of(person) is Door.CHAT:
        participants.set_reachable(tx, person, reachable=True)
    is_asked = cards.ask(tx, session, person) if is_new else _is_asking(session)
    if is_new and not session.has_begun:
        checking.ask(tx, session, person, leaving=False)
    return Joined(session=session, is_new=is_new, is_asked=is_asked, left=left, left_session=away)


def ask_again(tx: Transaction, person: int) -> None:
    """The person has opened the chat anew: what is open in their session comes once more."""
    place = participants.attending(tx, person)
    if place is not None:
        cards.ask(tx, sessions.get(tx, place.session_id), person)


def leave(tx: Transaction, session_id: int, person: int, *, keep_words: bool) -> Session:
    """Stop taking part; what was said stays or goes, as the person says. TakesPartNoMore when they
    take part in this session no more, perhaps in another."""
    place = participants.attending(tx, person)
    if place is None or place.session_id != session_id:
        raise TakesPartNoMore
    session = sessions.get(tx, place.session_id)
    participants.leave_all(tx, person)
    announcements.drop_of_person(tx, session.id, person)
    cards_kept.mark_left(tx, session.id, person)
    recognising.forget(tx, session, person)
    telling_of_strikes.follow(tx, session.id, person)
    if not keep_words:
        my_data.forget_in(tx, session, person)
        my_data.forget_joining(tx, session.id, person)
    return session


def attended(tx: Transaction, person: int) -> Session:
    """The session that a person takes part in; else TakesPartInNone."""
    place = participants.attending(tx, person)
    if place is None:
        raise TakesPartInNone
    return sessions.get(tx, place.session_id)


def attends(tx: Transaction, session_id: int, person: int) -> bool:
    """Whether a person takes part in a session."""
    place = participants.find(tx, session_id, person)
    return place is not None and place.attending


def record_blocked(tx: Transaction, person: int) -> list[int]:
    """The person blocked the bot: nothing is sent to them any more. The session that they attend,
    if there is one: its panels say how many can't be reached."""
    place = participants.attending(tx, person)
    participants.set_reachable(tx, person, reachable=False)
    facilitators.set_reachable(tx, person, reachable=False)
    return [place.session_id] if place else []


def record_unblocked(tx: Transaction, person: int) -> CameBack | None:
    """The person can be written to again, and gets what they missed of the open question. None for
    somebody who could be written to all the time, or takes part in nothing."""
    place = participants.attending(tx, person)
    for session_id in participants.unreachable_in(tx, person):
        # Whatever has changed meanwhile could not be shown.
        cards_kept.mark_all_stale(tx, session_id, person)
    participants.set_reachable(tx, person, reachable=True)
    facilitators.set_reachable(tx, person, reachable=True)
    if place is None or place.reachable:
        return None
    session = sessions.get(tx, place.session_id)
    return CameBack(session_id=session.id, is_asked=cards.ask(tx, session, person))


def may_answer_in_a_group(tx: Transaction) -> bool:
    """Whether a session goes on that nobody has to join: people reply in its group."""
    return sessions.has_open(tx)


def open_beside(tx: Transaction, person: int) -> str | None:
    """The title of the group in which another session is open to join, while the one that the
    person still attends there has ended; or None."""
    place = participants.attending(tx, person)
    group = groups.place(tx, place.session_id) if place else None
    if place is None or group is None or sessions.get(tx, place.session_id).is_live:
        return None
    open_now = [
        session
        for session in groups.in_group(tx, group.chat_id)
        if session.stage is not Stage.PREPARING and session.mode is Mode.PRIVATE
    ]
    return group.title if open_now else None


def _is_asking(session: Session) -> bool:
    """Whether there is anything that people can answer in private now."""
    return session.mode is Mode.PRIVATE and asked(session) is not None


def _elsewhere(tx: Transaction, session: Session, person: int) -> str | None:
    """The group of another workshop that goes on and that a person is in, or None."""
    place = participants.attending(tx, person)
    if place is None or place.session_id == session.id:
        return None
    is_live = sessions.get(tx, place.session_id).is_live
    return groups.title(tx, place.session_id) if is_live else None


def _invited(tx: Transaction, token: str) -> Session:
    session = sessions.by_token(tx, token)
    if session is None or session.stage is Stage.PREPARING:
        raise NoSession
    if not session.is_live:
        raise SessionOver
    return session
