"""Sealing, and the end of keeping: what was said stays for a while, whose it was does not."""

from dataclasses import dataclass

from bot.facilitation.archiving import handing_over
from bot.facilitation.archiving.handing_over import ForArchive
from bot.record.holding_back import HeldBack
from bot.workshop.errors import NoSession, NotNow
from bot.workshop.session import Session
from storage import facilitators, groups, records, sessions, spoken_to
from storage.database import Transaction
from storage.vault import Use

DAY = 24 * 3600.0
# Long past the minute in which an end can be undone, so that what people were told of it was sent.
SECONDS_UNTIL_DROPPED = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """How many days after its end a session is sealed, and deleted."""

    sealing: int
    retention: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The sessions whose time has come; those `to_drop` were called off: there is nothing to tell
    of them."""

    to_seal: tuple[int, ...]
    to_delete: tuple[int, ...]
    to_drop: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was sealed or deleted, and who facilitated it."""

    session_id: int
    group_title: str
    facilitators: tuple[int, ...]


def due(tx: Transaction, periods: Periods, now: float) -> Due:
    """What is to be sealed or deleted by now, in epoch seconds."""
    to_delete = sessions.ended_before(tx, now - periods.retention * DAY)
    to_seal = sessions.ended_before(tx, now - periods.sealing * DAY)
    to_drop = sessions.called_off_before(tx, now - SECONDS_UNTIL_DROPPED)
    gone = {*to_delete, *to_drop}
    return Due(
        to_delete=tuple(number for number in to_delete if number not in to_drop),
        to_drop=tuple(to_drop),
        to_seal=tuple(
            number
            for number in to_seal
            if number not in gone and not sessions.is_sealed(tx, number)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSeal:
    """What is kept of a session: what its archive is made from, and apart from that what is held
    back from it."""

    found: ForArchive
    held_back: tuple[HeldBack, ...]


def check_may_seal(tx: Transaction, session_id: int) -> Session:
    """The session, if it is to be sealed: NoSession if there is none; NotNow before its end, or if
    it was sealed before."""
    session = sessions.find(tx, session_id)
    if session is None:
        raise NoSession
    if session.is_live or sessions.is_sealed(tx, session_id):
        raise NotNow
    return session


def seal(tx: Transaction, found: ToSeal, kept: str) -> Done | None:
    """Keep only what was worked out. One way: afterwards nobody can tell whose words are whose.

    None, and nothing is done, when something has changed since it was found. Raises what
    `check_may_seal` does.
    """
    session_id, source = found.found.session.id, found.found.source
    check_may_seal(tx, session_id)
    if source is None or not handing_over.is_still_so(tx, source):
        return None
    done = _done(tx, session_id)
    records.seal(tx, session_id, kept)
    spoken_to.forget_strangers(tx)
    return done


def delete(tx: Transaction, session_id: int) -> Done:
    """Remove the session and everything about it."""
    done = _done(tx, session_id)
    sessions.delete(tx, session_id)
    spoken_to.forget_strangers(tx)
    return done


def destroy_spent_keys(tx: Transaction) -> None:
    """Destroy link keys of sealed sessions, and all keys of deleted ones.

    For a transaction of its own, after what made them spent is on disk.
    """
    found = sessions.all_ids(tx)
    for session_id in tx.vault.all_ids():
        if session_id not in found:
            tx.vault.destroy(session_id, Use.DATA)
        if found.get(session_id, True):
            tx.vault.destroy(session_id, Use.LINK)


def _done(tx: Transaction, session_id: int) -> Done:
    return Done(
        session_id=session_id,
        group_title=groups.title(tx, session_id),
        facilitators=tuple(facilitators.of_session(tx, session_id)),
    )
