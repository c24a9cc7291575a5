"""What is said to the group and to people after a move: whether it still holds, and to whom."""

from dataclasses import dataclass, replace

from bot.facilitation import clouds, no_cloud, recognising, standing_by, struck_notices, taking_back
from bot.facilitation.no_cloud import NoCloud
from bot.facilitation.recognising import Reception
from bot.facilitation.rounding_up import standing_posts
from bot.facilitation.sharing_the_lead import FOR_LEADERS
from bot.facilitation.struck_notices import StruckNotice
from bot.round_up.sheets import Sheet
from bot.workshop.scope import scope_stored
from bot.workshop.session import Session
from bot.workshop.word_count import WordCount
from storage import (
    announcements,
    facilitators,
    groups,
    participants,
    sessions,
    shown_messages,
    waiting_posts,
)
from storage.announcements import HOLDS_UP, Announcement, Held, Kind
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One thing to say, and what it needs: `sheet` for a round-up and `reception` for what hangs
    under it, `words` by value at the end, `notices` for a person of whom words were taken out,
    `why_none` where there is no cloud."""

    announcement: Announcement
    session: Session
    chat_id: int
    thread_id: int | None
    token: str
    group_title: str = ""
    sheet: Sheet | None = None
    reception: Reception | None = None
    words: tuple[tuple[WordCount, ...], ...] = ()
    notices: tuple[StruckNotice, ...] = ()
    why_none: NoCloud | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Something that was not said to the group, or may have been, and why it waits."""

    announcement: Announcement
    session: Session
    facilitators: tuple[int, ...]
    held: Held


def ready(tx: Transaction, announcement_id: int) -> Telling | None:
    """What it takes to say something; None if it waits, or no longer holds: then it is off the
    list."""
    announcement = announcements.find(tx, announcement_id)
    if announcement is None or announcement.held or _is_held_up(tx, announcement):
        return None
    session = sessions.get(tx, announcement.session_id)
    telling = _telling(tx, announcement, session)
    is_theirs = _is_theirs(tx, announcement)
    is_over = announcement.kind is Kind.UNDONE or is_out_of_date(session, announcement)
    if telling is None or not is_theirs or is_over:
        announcements.done(tx, announcement.id)
        return None
    return telling


def begin(tx: Transaction, telling: Telling, after: int | None) -> bool:
    """It is being said, for so many times; whether it may be: it holds still. Telegram may have
    had it wait since it was begun, for so long that the group has moved on."""
    now, tries = ready(tx, telling.announcement.id), telling.announcement.tries + 1
    if now is None:
        return False
    has_waited = now.announcement.person_id is None and now.announcement.tries == tries
    if has_waited and not _still_holds(now.session, now.announcement):
        announcements.done(tx, now.announcement.id)
        return False
    announcements.mark_sending(tx, now.announcement.id, tries, after)
    return True


def _is_held_up(tx: Transaction, announcement: Announcement) -> bool:
    """Whether something that the group is to read before waits."""
    if announcement.person_id is not None:
        return False
    before = (
        a for a in waiting_posts.for_group(tx, announcement.session_id) if a.id < announcement.id
    )
    return any(a.held in HOLDS_UP for a in before)


def finish(tx: Transaction, telling: Telling, shown: ShownMessage | None) -> None:
    """It was said; what of it is to be remembered. A round-up that may show less meanwhile, or was
    approved anew, is out of date at once."""
    announcements.done(tx, telling.announcement.id)
    if shown is None:
        return
    shown_messages.put(tx, shown)
    if shown.kind is Shown.ROUND_UP and _sheet(tx, telling) != telling.sheet:
        taking_back.overtaken(tx, shown)


def give_up(tx: Transaction, announcement: Announcement) -> None:
    """It could not be said to somebody; it is off the list."""
    announcements.done(tx, announcement.id)
    person = announcement.person_id
    if announcement.kind is not Kind.STRUCK or person is None:
        return
    if participants.find(tx, announcement.session_id, person) is None:
        shown_messages.forget_struck(tx, announcement.session_id, person)


def hold(tx: Transaction, announcement: Announcement, held: Held) -> Failed:
    """It could not be said to the group, or it can't be told whether it was: it waits."""
    if held is Held.DOUBT:
        waiting_posts.hold(tx, announcement.id, held)
    else:
        announcements.mark_not_sent(tx, announcement.id, held)
    return Failed(
        announcement=announcement,
        session=sessions.get(tx, announcement.session_id),
        facilitators=tuple(facilitators.of_session(tx, announcement.session_id)),
        held=held,
    )


def try_refused_again(tx: Transaction, session_id: int) -> None:
    """What the group of a session was refused is to be tried again. What is in doubt, and no longer
    true, nobody need decide about any more."""
    session = sessions.get(tx, session_id)
    for waits in waiting_posts.for_group(tx, session_id):
        if waits.held is Held.DOUBT and not _still_holds(session, waits):
            announcements.done(tx, waits.id)
    waiting_posts.try_refused_again(tx, session_id)


def in_doubt(tx: Transaction) -> list[Failed]:
    """What waits for somebody to say whether the group has it."""
    return [
        Failed(
            announcement=found,
            session=sessions.get(tx, found.session_id),
            facilitators=tuple(facilitators.of_session(tx, found.session_id)),
            held=Held.DOUBT,
        )
        for found in announcements.pending(tx)
        if found.held is Held.DOUBT
    ]


def _telling(tx: Transaction, announcement: Announcement, session: Session) -> Telling | None:
    place = groups.place(tx, session.id)
    chat_id = announcement.person_id or (place.chat_id if place else None)
    if chat_id is None:
        return None
    values = range(len(session.plan.values)) if announcement.kind is Kind.ENDED else ()
    telling = Telling(
        announcement=announcement,
        session=session,
        chat_id=chat_id,
        thread_id=place.thread_id if place and announcement.person_id is None else None,
        token=sessions.token(tx, session.id),
        group_title=groups.title(tx, session.id),
        words=tuple(clouds.shown_counts(tx, session, value) for value in values),
    )
    if announcement.kind is Kind.STRUCK:
        notices = struck_notices.owed(tx, announcement)
        return replace(telling, notices=notices) if notices else None
    if announcement.kind is Kind.NO_CLOUD:
        why = no_cloud.why(tx, session, announcement.value)
        return replace(telling, why_none=why) if why else None
    return _with_round_up(tx, telling) if announcement.kind is Kind.ROUND_UP else telling


def _with_round_up(tx: Transaction, telling: Telling) -> Telling:
    about, session = telling.announcement, telling.session
    scope = scope_stored(about.value, about.prompt)
    reception = recognising.reception(tx, session, scope)
    return replace(telling, sheet=_sheet(tx, telling), reception=reception)


def _sheet(tx: Transaction, telling: Telling) -> Sheet:
    about = telling.announcement
    return standing_posts.standing(tx, telling.session, scope_stored(about.value, about.prompt))


def _is_theirs(tx: Transaction, announcement: Announcement) -> bool:
    """What is for those who lead goes to nobody who does not any more, nor is anybody told that
    people turn to them who no longer do."""
    person = announcement.person_id
    if announcement.kind is Kind.STANDBY_FALLS:
        return standing_by.is_turned_to(tx, announcement.session_id, person)
    if announcement.kind not in FOR_LEADERS or person is None:
        return True
    return facilitators.leads(tx, announcement.session_id, person)


def is_out_of_date(session: Session, announcement: Announcement) -> bool:
    """The group is told what it was refused, or may have missed, only as far as that is still
    true."""
    is_to_group = announcement.person_id is None
    return is_to_group and announcement.was_refused and not _still_holds(session, announcement)


def _is_asked(session: Session, announcement: Announcement) -> bool:
    at = session.position
    if announcement.kind in (Kind.QUESTION, Kind.BACK_TO_QUESTION):
        return session.is_open_at(announcement.value)
    return at.value == announcement.value and bool(session.asked_prompts)


def _still_holds(session: Session, announcement: Announcement) -> bool:
    """Whether the group should still read it, late as it is."""
    is_here = session.is_live and session.position.value == announcement.value
    match announcement.kind:
        case Kind.QUESTION | Kind.PROMPT | Kind.BACK_TO_QUESTION | Kind.BACK_TO_PROMPT:
            return session.is_live and _is_asked(session, announcement)
        case Kind.STATEMENT | Kind.BACK | Kind.NO_CLOUD:
            return is_here
        case Kind.PAUSED | Kind.RESUMED:
            return is_here and session.paused == (announcement.kind is Kind.PAUSED)
        case Kind.UNDONE:
            return False
        case Kind.ENDED | Kind.CANCELLED:
            return not session.is_live
        case _:
            return True


def waiting(tx: Transaction) -> tuple[list[Announcement], set[int]]:
    """Everything that is still to be said, and who leads the sessions that it is about."""
    found = announcements.pending(tx)
    numbers = {announcement.session_id for announcement in found}
    led = {person for n in numbers for person in facilitators.of_session(tx, n)}
    return found, led


def everybody_in_charge(tx: Transaction) -> list[int]:
    """The facilitators of all sessions that have not ended. Not for every move: it looks at all."""
    return facilitators.of_live_sessions(tx)
