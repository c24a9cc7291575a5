"""What a facilitator does to bring the session on, and to take that back."""

from dataclasses import dataclass, replace

from bot.facilitation import taking_back, telling_of_moves, telling_of_strikes, undo_time
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import NOBODY, Trusted
from bot.workshop.clock import NO_CLOCK, Clock
from bot.workshop.errors import NothingToUndo
from bot.workshop.session import Move, Session
from storage import announcements, lead_requests, owed_archives, records, sessions
from storage import moves as moves_made
from storage.announcements import Kind
from storage.database import Transaction


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
        telling_of_moves.say_goodbye(tx, before, after, trusted)
    return Moved(before=before, after=after, move=move)


def _take(tx: Transaction, before: Session, moved: Session, move: Move, now: float) -> Session:
    """A session goes where a move leads; everybody hears of it."""
    after = replace(moved, clock=_clock(before, moved, move, now))
    moves_made.record(tx, before, move, now)
    sessions.save(tx, after)
    sessions.set_ended(tx, after.id, None if after.is_live else now)
    telling_of_moves.announce(tx, before, after, move)
    if not after.is_live:
        telling_of_strikes.follow(tx, after.id)
    if before.is_open and not after.is_open_at(before.position.value):
        telling_of_moves.show_closed(tx, after, before.position.value, move)
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
    telling_of_moves.announce_undone(tx, restored, session, past)
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


def about_to_skip(tx: Transaction, press: Press) -> Session:
    """The session whose value a facilitator may skip; NotNow where there is none to go on to, and
    else what `make` raises."""
    session = facilitated(tx, press.session_id, press.person)
    session.check_step(press.step)
    session.after(Move.SKIP)
    return session
