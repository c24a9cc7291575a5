"""Sessions in which nothing happens any more: their facilitators are told, and then they end."""

from dataclasses import dataclass

from bot.facilitation import moves
from bot.facilitation.archiving.sealing import DAY
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import Trusted
from bot.workshop.errors import SessionOver
from bot.workshop.session import Session, Stage
from storage import activity, announcements, facilitators, sessions
from storage.announcements import Announcement, Kind
from storage.database import Transaction

# A weekend lies between, at most.
DAYS_OF_NOTICE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """Sessions by what is to be done with them: those `to_drop` were never shown to anybody."""

    to_tell: tuple[int, ...]
    to_end: tuple[int, ...]
    to_drop: tuple[int, ...]


def look(tx: Transaction, days: int, now: float) -> Idle:
    """What has been idle for so many days by now, in epoch seconds, or soon will have been.

    Nothing ends that was not told DAYS_OF_NOTICE before, also when the bot did not run meanwhile.
    """
    today = int(now // DAY)
    activity.look(tx, today)
    quiet = dict(activity.quiet_since(tx, today - days + DAYS_OF_NOTICE))
    over = dict(activity.quiet_since(tx, today - days))
    unseen = {n for n in quiet if sessions.get(tx, n).stage is Stage.PREPARING}
    told = {n for n, day in over.items() if day is not None and today - day >= DAYS_OF_NOTICE}
    return Idle(
        to_tell=tuple(n for n, day in quiet.items() if day is None and n not in unseen),
        to_end=tuple(told - unseen),
        to_drop=tuple(unseen & over.keys()),
    )


def tell(tx: Transaction, session_id: int, now: float) -> None:
    """Put on the list that facilitators hear of it."""
    activity.record_told(tx, session_id, int(now // DAY))
    _announce(tx, session_id)


def keep(tx: Transaction, session_id: int, person: int) -> Session:
    """A facilitator wants it to stay open. Raises SessionOver when it has ended, and what
    `facilitated` does."""
    session = facilitated(tx, session_id, person)
    if not session.is_live:
        raise SessionOver
    activity.stir(tx, session_id)
    return session


def end(tx: Transaction, session_id: int, now: float, trusted: Trusted) -> None:
    """End it as a facilitator would, and put on the list that they hear why."""
    moves.end(tx, sessions.get(tx, session_id), now, trusted)
    _announce(tx, session_id)


def _announce(tx: Transaction, session_id: int) -> None:
    for person in facilitators.of_session(tx, session_id):
        telling = Announcement(session_id=session_id, person_id=person, kind=Kind.IDLE)
        announcements.add(tx, telling)
