"""What a facilitator does to bring the session on, and what the group then hears of it."""

from dataclasses import dataclass, replace

from bot.facilitation import (
    cards,
    checking,
    clouds,
    letting_in,
    snapshots,
    taking_back,
    telling_of_strikes,
    undo_time,
    unsaying,
)
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import NOBODY, Trusted
from bot.workshop import card
from bot.workshop.clock import NO_CLOCK, Clock
from bot.workshop.errors import NothingToUndo
from bot.workshop.session import Move, Session, Stage
from storage import (
    announcements,
    facilitators,
    lead_requests,
    owed_archives,
    participants,
    records,
    sessions,
)
from storage import moves as moves_made
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.moves import PastMove

ARRIVALS = {
    Stage.RESPONDING: Kind.QUESTION,
    Stage.STATEMENT: Kind.STATEMENT,
    Stage.DISCUSSING: Kind.PROMPT,
}
TOLD = {
    Move.PAUSE: Kind.PAUSED,
    Move.RESUME: Kind.RESUMED,
    Move.END: Kind.ENDED,
}
BACK_AT = {
    Stage.RESPONDING: Kind.BACK_TO_QUESTION,
    Stage.DISCUSSING: Kind.BACK_TO_PROMPT,
    Stage.ROUNDING_UP: Kind.BACK_TO_PROMPT,
}
BACK = frozenset({Kind.BACK, *BACK_AT.values()})
OPENS = frozenset({Kind.QUESTION, Kind.PROMPT})
ASKED = OPENS | BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A move that was made."""

    before: Session
    after: Session
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Which session a button belongs to, at which step it was shown, and who pressed it."""

    session_id: int
    step: int
    person: int


def make(tx: Transaction, press: Press, move: Move, now: float, trusted: Trusted = NOBODY) -> Moved:
    """Make a move. AlreadyMoved if the session has moved since the button was shown."""
    before = facilitated(tx, press.session_id, press.person)
    before.check_step(press.step)
    return _make(tx, before, move, now, trusted)


def end(tx: Transaction, session: Session, now: float, trusted: Trusted = NOBODY) -> Session:
    """End a session that can't go on, as if a facilitator had done it. NotNow if it has ended."""
    return _make(tx, session, Move.END, now, trusted).after


def go_to(tx: Transaction, press: Press, value: int, now: float) -> Session:
    """Go to another value of the plan. AlreadyMoved if the session has moved since the button was
    shown; NotNow while it is paused, before it has begun and after its end."""
    before = facilitated(tx, press.session_id, press.person)
    before.check_step(press.step)
    return _take(tx, before, before.gone_to(value), Move.GO, now)


def _make(tx: Transaction, before: Session, move: Move, now: float, trusted: Trusted) -> Moved:
    after = _take(tx, before, before.after(move), move, now)
    if not after.is_live:
        lead_requests.forget_all(tx, after.id)
        _say_goodbye(tx, before, after, trusted)
    return Moved(before=before, after=after, move=move)


def _take(tx: Transaction, before: Session, moved: Session, move: Move, now: float) -> Session:
    """A session goes where a move leads; everybody hears of it."""
    after = replace(moved, clock=_clock(before, moved, move, now))
    moves_made.record(tx, before, move, now)
    sessions.save(tx, after)
    sessions.set_ended(tx, after.id, None if after.is_live else now)
    _announce(tx, before, after, move)
    if not after.is_live:
        telling_of_strikes.follow(tx, after.id)
    if before.is_open and not after.is_open_at(before.position.value):
        _close(tx, after, before.position.value, move)
    return after


def _clock(before: Session, after: Session, move: Move, now: float) -> Clock:
    """What the clock says after a move; after the end it says nothing any more."""
    clock = before.clock
    if not after.is_live:
        return NO_CLOCK
    if move is Move.PAUSE:
        return clock.paused(now)
    if move is Move.RESUME:
        return clock.resumed(now)
    if move is Move.BEGIN:
        return clock.begun(now)
    return clock if before.position.value == after.position.value else clock.arrived(now)


def undo(tx: Transaction, press: Press, now: float) -> Moved:
    """Take the last move back, in time; from where to where, and which it was.
    NothingToUndo when there is none, and AlreadyMoved as for `make`."""
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    past = undo_time.undoable(tx, session, now)
    if past is None:
        raise NothingToUndo
    restored = session.back_at(past.before)
    moves_made.forget_last(tx, session.id)
    sessions.save(tx, restored)
    sessions.set_ended(tx, restored.id, None)
    if past.move is Move.END:
        _stop_archives(tx, session, past.step)
        telling_of_strikes.follow(tx, session.id)
    announcements.drop_unsent(tx, session.id, past.step)
    _announce_undone(tx, restored, session, past)
    if past.move is Move.ROUND_UP:
        taking_back.round_up_undone(tx, session.id, session.position.value)
    return Moved(before=session, after=restored, move=past.move)


def _stop_archives(tx: Transaction, session: Session, from_step: int) -> None:
    """An end is undone: archives that are just made go to nobody, and count for nobody as sent."""
    owed_archives.drop(tx, session.id)
    for one in announcements.pending(tx):
        is_of_end = one.session_id == session.id and one.step > from_step
        if is_of_end and one.kind is Kind.ARCHIVE and one.person_id is not None:
            records.forget_sent(tx, session.id, one.person_id)


def was_held(tx: Transaction, session: Session) -> bool:
    """Whether a session has begun: of one that was called off before there is no archive."""
    if not session.has_begun:
        return False
    return sessions.is_sealed(tx, session.id) or moves_made.has(tx, session.id, Move.BEGIN)


def about_to_skip(tx: Transaction, press: Press) -> Session:
    """The session whose value a facilitator may skip; NotNow where there is none to go on to, and
    else what `make` raises."""
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    session.after(Move.SKIP)
    return session


def say_where(tx: Transaction, session: Session) -> None:
    """Say to the group again what it is at."""
    arrival = ARRIVALS.get(session.stage)
    if arrival is not None:
        _tell(tx, session, arrival)


def _announce(tx: Transaction, before: Session, after: Session, move: Move) -> None:
    """Say to the group and to people where the session is now, if that is anything new."""
    kind, asked = _news(before, after, move)
    if asked is not None:
        announcements.drop_questions(tx, after.id)
    if move is Move.DISCUSS:
        _tell(tx, after, Kind.STATEMENT)
    if kind is not None:
        _tell(tx, after, kind)
    cards.after_move(tx, before, after)
    clouds.after_move(tx, before, after)
    if asked is not None or _is_only_read(before, after):
        cards.ask_everybody(tx, after, is_back=asked not in OPENS)


def _close(tx: Transaction, session: Session, value: int, move: Move) -> None:
    """Show what may be seen now that a question has closed. The group hears why it sees no cloud,
    and people whose words came too late for one that was seen before, where they go."""
    snapshots.advance(tx, session, value)
    snapshots.advance_waiting(tx, session, value)
    if move is Move.CLOSE and not snapshots.may_stand(tx, session, value):
        _tell(tx, session, Kind.NO_CLOUD)
    for person in snapshots.late_for_cloud(tx, session, value):
        late = Announcement(
            session_id=session.id,
            person_id=person,
            kind=Kind.LATE_FOR_CLOUD,
            value=value,
            step=session.step,
        )
        announcements.add(tx, late)


def _announce_undone(tx: Transaction, restored: Session, undone: Session, past: PastMove) -> None:
    """Take away what was said of where the session had gone; people who were asked meanwhile get
    the question that is open again: what they send next belongs to it."""
    _, asked = _news(restored, undone, past.move)
    unsaying.ask(tx, undone, past.step)
    cards.after_move(tx, undone, restored)
    clouds.after_move(tx, undone, restored)
    clouds.after_undo(tx, undone, restored, past.step)
    if asked is not None:
        cards.ask_everybody(tx, restored, is_back=restored.position.value != undone.position.value)
    elif past.move is Move.END:
        cards.ask_who_has_none(tx, restored)


def _news(before: Session, after: Session, move: Move) -> tuple[Kind | None, Kind | None]:
    """What a move says to the group, and what it asks of everybody."""
    if before.stage is Stage.PREPARING:
        return None, None
    if before.position.value != after.position.value and before.was_left(after.position.value):
        back = BACK_AT.get(after.stage, Kind.BACK) if _asks(after) else Kind.BACK
        return back, back
    arrival = ARRIVALS.get(after.stage) if before.position != after.position else None
    if move is Move.REOPEN and after.stage is Stage.DISCUSSING:
        arrival = None
    if move is Move.END and before.stage is Stage.LOBBY:
        return Kind.CANCELLED, None
    return TOLD.get(move) or arrival, arrival if arrival in ASKED else None


def _is_only_read(before: Session, after: Session) -> bool:
    """Whether a session has come to a value that begins without a question: it has a card all the
    same, so that what people write next belongs to it."""
    is_new = before.position.value != after.position.value or not before.has_begun
    return is_new and after.stage is Stage.STATEMENT and after.value.question is None


def _asks(session: Session) -> bool:
    return card.asked(session) is not None


def _say_goodbye(tx: Transaction, before: Session, session: Session, trusted: Trusted) -> None:
    """To each person: thanks, or that it was called off; there is an archive of what has begun."""
    announcements.drop_questions(tx, session.id)
    has_begun = before.has_begun
    for person in participants.reachable(tx, session.id):
        _tell(tx, session, Kind.THANKS if has_begun else Kind.CANCELLED, person)
        if has_begun:
            checking.ask(tx, session, person, leaving=True)
    if not has_begun:
        return
    organisers = letting_in.organisers_of(tx, session.id, trusted)
    for person in dict.fromkeys([*facilitators.of_session(tx, session.id), *organisers]):
        _tell(tx, session, Kind.ARCHIVE, person)


def _tell(tx: Transaction, session: Session, kind: Kind | None, person: int | None = None) -> None:
    assert kind is not None  # noqa: S101 callers have checked
    announcement = Announcement(
        session_id=session.id,
        person_id=person,
        kind=kind,
        value=session.position.value,
        prompt=session.position.prompt,
        step=session.step,
    )
    announcements.add(tx, announcement)
