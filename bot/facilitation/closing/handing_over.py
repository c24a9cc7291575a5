"""After the end: the record that archives are made from, and who may have it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.facilitation.closing.gathering import gather
from bot.facilitation.closing.theming import Gathered
from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import (
    NothingArchived,
    NothingToCombine,
    NotNow,
    PlansDiffer,
    SessionGone,
    TooFewToCombine,
)
from bot.workshop.plan import Plan
from bot.workshop.session import BEFORE_THE_FIRST_VALUE, Move, Session
from storage import moves as moves_made
from storage import records, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A session that a person may have the archive of."""

    session: Session
    group_title: str


def archives(tx: Transaction, person: int, organisers: Collection[int]) -> list[Archived]:
    """The sessions whose archive a person may have, newest first; NothingArchived if none."""
    found = sessions.all_of(tx) if person in organisers else sessions.facilitated_by(tx, person)
    listed = [
        Archived(session=session, group_title=sessions.title(tx, session.id))
        for session in found
        if _was_held(tx, session)
    ]
    if not listed:
        raise NothingArchived
    return listed


def _was_held(tx: Transaction, session: Session) -> bool:
    """Whether a session has begun: one that was cancelled before has nothing to archive."""
    if session.stage in BEFORE_THE_FIRST_VALUE:
        return False
    return sessions.is_sealed(tx, session.id) or moves_made.has(tx, session.id, Move.BEGIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Combinable:
    """Sessions of one plan that can be combined, newest first; `others` has one of each other plan
    of which there are several."""

    listed: tuple[Archived, ...]
    others: tuple[Archived, ...]


def combinable(
    tx: Transaction, person: int, organisers: Collection[int], like: int | None = None
) -> Combinable:
    """The sessions that a person may combine: those that have ended and are of the plan of the
    session `like`, or else of the newest. NothingToCombine if no two are of one plan."""
    by_plan: dict[Plan, list[Archived]] = {}
    for archived in archives(tx, person, organisers):
        if not archived.session.is_live:
            by_plan.setdefault(archived.session.plan, []).append(archived)
    several = [listed for listed in by_plan.values() if len(listed) > 1]
    if not several:
        raise NothingToCombine
    alike = [listed for listed in several if like in {a.session.id for a in listed}]
    chosen = (alike or several)[0]
    return Combinable(
        listed=tuple(chosen),
        others=tuple(listed[0] for listed in several if listed is not chosen),
    )


def check_may_combine(
    tx: Transaction, chosen: Collection[int], person: int, organisers: Collection[int]
) -> None:
    """Raise TooFewToCombine, SessionGone, NotAFacilitator, NotNow (one has not ended) or
    PlansDiffer unless the person may combine these sessions."""
    if len(set(chosen)) < 2:
        raise TooFewToCombine
    found = []
    for number in chosen:
        session = sessions.find(tx, number)
        if session is None:
            raise SessionGone(number=number)
        check_may_have(tx, number, person, organisers)
        if session.is_live:
            raise NotNow
        found.append(session)
    if any(session.plan != found[0].plan for session in found):
        raise PlansDiffer


def check_may_have(
    tx: Transaction, session_id: int, person: int, organisers: Collection[int]
) -> None:
    """Raise NotAFacilitator or NoSession unless the person may have a session's archive."""
    if person not in organisers or sessions.find(tx, session_id) is None:
        facilitated(tx, session_id, person)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForArchive:
    """What an archive is made from. Of a session that was sealed that is what was `kept` (see the
    module keeping); of another what was `gathered`. `day` is the one on which the session ended, if
    it has."""

    session: Session
    gathered: Gathered | None
    kept: str | None
    day: str | None

    @property
    def is_final(self) -> bool:
        """Whether the session was sealed: nothing in its archive changes any more."""
        return self.kept is not None


def for_archive(tx: Transaction, session_id: int) -> ForArchive:
    """What the archive of a session is made from; KeyError when there is no such session."""
    session = sessions.get(tx, session_id)
    kept = records.find(tx, session_id)
    ended = sessions.ended_at(tx, session_id)
    return ForArchive(
        session=session,
        gathered=gather(tx, session) if kept is None else None,
        kept=kept,
        day=None if ended is None else datetime.fromtimestamp(ended, UTC).date().isoformat(),
    )


def take(tx: Transaction, session_id: int, person: int) -> ForArchive:
    """What a person's archive is made from. Unless it is final, they hear when it is out of date:
    also of what is taken back while it is made."""
    found = for_archive(tx, session_id)
    if not found.is_final:
        records.archive_taken(tx, session_id, person)
    return found
