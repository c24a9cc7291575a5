"""After the end: the record that archives are made from, and who may have it."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.facilitation.archiving import gathering
from bot.facilitation.archiving.gathering import GatheringBegun, advance, gather
from bot.facilitation.calling_off import was_held
from bot.facilitation.facilitating import facilitated
from bot.facilitation.letting_in import Trusted, is_let_in, organises
from bot.record.materials import Gathered
from bot.workshop.about import NOTHING_SAID, About
from bot.workshop.errors import (
    NothingArchived,
    NothingToCombine,
    NotNow,
    PlansDiffer,
    SessionGone,
    TooFewToCombine,
)
from bot.workshop.plan import Plan
from bot.workshop.record import SessionRecord
from bot.workshop.session import Session
from storage import (
    about,
    facilitators,
    groups,
    owed_archives,
    records,
    sessions,
)
from storage.database import Transaction
from storage.records import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A session that a person may have the archive of."""

    session: Session
    group_title: str


def archives(tx: Transaction, person: int, trusted: Trusted) -> list[Archived]:
    """The sessions whose archive a person may have, newest first; NothingArchived if none."""
    led = sessions.facilitated_by(tx, person)
    found = sessions.all_of(tx) if person in trusted.organisers else led
    listed = [
        Archived(session=session, group_title=groups.title(tx, session.id))
        for session in found
        if was_held(tx, session) and (session in led or is_let_in(tx, session.id, trusted))
    ]
    if not listed:
        raise NothingArchived
    return listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Combinable:
    """Sessions of one plan that can be combined, newest first; `others` has one of each other plan
    of which there are several."""

    listed: tuple[Archived, ...]
    others: tuple[Archived, ...]


def combinable(
    tx: Transaction, person: int, trusted: Trusted, like: int | None = None
) -> Combinable:
    """The sessions that a person may combine: those that have ended and are of the plan of the
    session `like`, or else of the newest. NothingToCombine if no two are of one plan."""
    by_plan: dict[Plan, list[Archived]] = {}
    for archived in archives(tx, person, trusted):
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
    tx: Transaction, chosen: Collection[int], person: int, trusted: Trusted
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
        check_may_have(tx, number, person, trusted)
        if session.is_live:
            raise NotNow
        found.append(session)
    if any(session.plan != found[0].plan for session in found):
        raise PlansDiffer


def check_may_have(tx: Transaction, session_id: int, person: int, trusted: Trusted) -> None:
    """Raise NotAFacilitator or NoSession unless the person may have a session's archive."""
    if not organises(tx, session_id, person, trusted) or sessions.find(tx, session_id) is None:
        facilitated(tx, session_id, person)


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredFrom:
    """What an archive begins with, and a digest of all that was said then."""

    begun: GatheringBegun
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForArchive:
    """What an archive is made from. Of a session that was sealed that is what was `kept` (see the
    module keeping); of another what was `gathered`. `day` is the one on which the session ended, if
    it has. `state` tells archives of the session apart; `about` is what its report says of itself;
    `source` is what it was gathered from, to see whether that is still so."""

    session: Session
    gathered: Gathered | None
    kept: str | None
    day: str | None
    state: State
    about: About = NOTHING_SAID
    source: GatheredFrom | None = field(default=None, compare=False, repr=False)

    @property
    def is_final(self) -> bool:
        """Whether the session was sealed: nothing in its archive changes any more."""
        return self.kept is not None


def for_archive(tx: Transaction, session_id: int) -> ForArchive:
    """What the archive of a session is made from; KeyError when there is no such session. Where
    much was said it takes a while, in which nobody else's unit of work is done."""
    session = sessions.get(tx, session_id)
    kept = records.find(tx, session_id)
    if kept is not None:
        return _of_sealed(tx, session, kept)
    gathered = gather(tx, session)
    return _made(tx, _source(tx, session), gathered, digest_of(gathered))


def values_to_look_at(tx: Transaction, session_id: int) -> range:
    """The values of which more may be seen now that an archive is taken before the end."""
    session = sessions.get(tx, session_id)
    return range(len(session.plan.values)) if session.is_live else range(0)


def look_at(tx: Transaction, session_id: int, value: int) -> None:
    """Let be seen of a value what may be."""
    advance(tx, sessions.get(tx, session_id), value)


def begin(tx: Transaction, session_id: int) -> ForArchive | GatheredFrom:
    """What a session's archive is gathered from, value by value; of one that was sealed, what it is
    made from. KeyError when there is no such session."""
    session = sessions.get(tx, session_id)
    kept = records.find(tx, session_id)
    return _source(tx, session) if kept is None else _of_sealed(tx, session, kept)


def finish(
    tx: Transaction, source: GatheredFrom, gathered: Gathered, digest: str, person: int | None
) -> ForArchive | None:
    """What was gathered, for a person's archive; None if something has changed meanwhile."""
    if not is_still_so(tx, source):
        return None
    found = _made(tx, source, gathered, digest)
    if person is not None:
        take(tx, found, person)
    return found


def is_still_so(tx: Transaction, source: GatheredFrom) -> bool:
    """Whether nothing has changed since it was begun with. KeyError when the session is gone."""
    session = sessions.get(tx, source.begun.session.id)
    return not sessions.is_sealed(tx, session.id) and _source(tx, session) == source


def take(tx: Transaction, found: ForArchive, person: int) -> None:
    """A person is to have this archive. Unless it is final, they hear when it is out of date: also
    of what is taken back while it is made."""
    if not found.is_final:
        records.archive_taken(tx, found.session.id, person)
        records.record_sent(tx, found.session.id, person, found.state.revision)


def _source(tx: Transaction, session: Session) -> GatheredFrom:
    said = records.seen(tx, session.id, is_final=not session.is_live)
    return GatheredFrom(begun=gathering.begin(tx, session), said=said)


def _of_sealed(tx: Transaction, session: Session, kept: str) -> ForArchive:
    state = records.state(tx, session.id, None)
    return ForArchive(
        session=session,
        gathered=None,
        kept=kept,
        day=_day(tx, session.id),
        state=state,
        about=about.find(tx, session.id),
    )


def _made(tx: Transaction, source: GatheredFrom, gathered: Gathered, digest: str) -> ForArchive:
    session = source.begun.session
    state = records.state(tx, session.id, digest)
    return ForArchive(
        session=session,
        gathered=replace(gathered, record=with_state(gathered.record, state)),
        kept=None,
        day=_day(tx, session.id),
        state=state,
        about=about.find(tx, session.id),
        source=source,
    )


def _day(tx: Transaction, session_id: int) -> str | None:
    ended = sessions.ended_at(tx, session_id)
    return None if ended is None else datetime.fromtimestamp(ended, UTC).date().isoformat()


def with_state(record: SessionRecord, state: State) -> SessionRecord:
    """The record of a session as other archives of it know it."""
    return replace(record, id=state.id, revision=state.revision)


def digest_of(gathered: Gathered) -> str:
    """A digest that is the same for what comes to the same archive, whatever stands for people."""
    materials = gathered.materials
    said = [(value.said, value.edits) for value in materials.values]
    content = repr((gathered.record, said, materials.edits))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def sent_before(tx: Transaction, session_id: int, person: int) -> int | None:
    """Which revision somebody who does not lead was sent before, or None: an end that was undone
    and made again is no news to organisers, unless something was said in between."""
    if facilitators.leads(tx, session_id, person):
        return None
    return records.sent(tx, session_id, person)


def owe(tx: Transaction, session_id: int, person: int) -> str:
    """Remember that a person's archive could not be made; the title of the group, to tell them."""
    owed_archives.owe(tx, session_id, person)
    return groups.title(tx, session_id)
