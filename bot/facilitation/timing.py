"""When a session is to end: facilitators say so, and nobody else ever hears of it."""

from dataclasses import replace

from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NotNow
from bot.workshop.session import Session
from storage import sessions
from storage.database import Transaction

MINUTES = range(5, 24 * 60 + 1)


def see(tx: Transaction, session_id: int, person: int) -> Session:
    """The session whose end a facilitator sets."""
    return facilitated(tx, session_id, person)


def set_end(
    tx: Transaction, session_id: int, person: int, minutes: int | None, now: float
) -> Session:
    """It is to end in so many minutes, from now on or from the beginning; None: nobody says when.
    NotNow after the end, and for a time that is none."""
    session = facilitated(tx, session_id, person)
    if not session.is_live or (minutes is not None and minutes not in MINUTES):
        raise NotNow
    changed = replace(session, clock=session.clock.to_end(minutes, now))
    sessions.save(tx, changed)
    return changed
