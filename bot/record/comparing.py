"""Several groups side by side: what `gair compare` and /compare give out.

A group is what one archive is of: a session, or several that were combined. What all of them said
together is in the archive of all combined; what a comparison adds to that follows the rule of
bot.workshop.side_by_side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.archive import SameSession, newest, published
from bot.archive.combined.plans import value_places
from bot.record.adding_up import AddedUp
from bot.record.compared_key_themes import key_themes_compared
from bot.record.compared_lines import GroupPart, ThemesRecorded, themes_compared, words_compared
from bot.record.materials import Gathered
from bot.workshop.at_work import AtWorkRecord
from bot.workshop.comparison import ComparedGroup, ComparedValue, Comparison
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import MINIMUM_FLOOR

LETTERS = "ABCDEFGH"
MOST_GROUPS = len(LETTERS)


class TooManyGroups(Exception):
    """More groups than anybody could look at side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """A record, and the name of the group that it is of; "" is none."""

    name: str
    record: SessionRecord


def name_of(record: SessionRecord) -> str:
    """The name of the group that a record is of, as its archive has it; of several, all of them;
    "" where there is none."""
    names = {session.group for session in record.sessions if session.group}
    return record.about.group or ", ".join(sorted(names))


def sides_of(records: Sequence[SessionRecord]) -> list[Grouped]:
    """The groups that records are of which are combined, by their names; none where one has no name
    of its own, or where there are too many to be looked at side by side."""
    groups = [Grouped(name=name_of(record), record=record) for record in records]
    names = {group.name.casefold() for group in groups} - {""}
    if not 1 < len(names) == len(groups) <= MOST_GROUPS:
        return []
    return sorted(groups, key=lambda group: (group.name.casefold(), group.name, *_rank(group)))


def in_one_order(groups: Sequence[Grouped], unnamed: str, *, force: bool = False) -> list[Grouped]:
    """The groups by their names, whatever order they were given in; those without one are called
    `unnamed` with a letter, the largest first. Raises TooManyGroups, and what `newest` does:
    SameSession also for a session that is there twice, in whatever state."""
    if len(groups) > MOST_GROUPS:
        raise TooManyGroups
    records = [group.record for group in groups]
    left = newest(records, force=force)
    for place in range(len(records)):
        if place not in left:
            raise SameSession(place, _same_as(records, place, left))
    letters = iter(LETTERS)
    named = [
        group if group.name else replace(group, name=f"{unnamed} {next(letters)}")
        for group in sorted(groups, key=_rank)
    ]
    return sorted(named, key=lambda group: (group.name.casefold(), group.name, *_rank(group)))


def compared(groups: Sequence[Grouped], gathered: Gathered, whole: SessionRecord) -> Comparison:
    """The groups side by side. `gathered` is of their records in this order, and `whole` is the
    record that comes of it, with its themes."""
    whole = published(whole)
    records = [published(group.record) for group in groups]
    places = value_places(whole.plan, [record.plan for record in records])
    values = []
    for at, value in enumerate(whole.values):
        parts = _parts(records, places, at)
        counting = gathered.materials.values[at].counting
        assert isinstance(counting, AddedUp)  # noqa: S101 what is combined is counted by records
        values.append(
            ComparedValue(
                value=value.value,
                words=words_compared(parts, len(records), whole.plan.responses_per_person),
                themes=themes_compared(value, parts, len(records), _recorded(counting, at)),
                at_work=_at_work(parts, len(records)),
            )
        )
    return Comparison(
        plan=whole.plan,
        language=whole.language,
        groups=tuple(map(_group, groups)),
        values=tuple(values),
        key_themes=key_themes_compared(whole, records, _merged(gathered)),
        differences=whole.differences,
    )


def _merged(gathered: Gathered) -> Mapping[str, frozenset[str]]:
    """The themes that facilitators of any group put together."""
    counting = gathered.materials.counting
    return counting.parts if isinstance(counting, AddedUp) else {}


def _recorded(counting: AddedUp, value: int) -> ThemesRecorded:
    return ThemesRecorded(
        people=lambda number, key: counting.recorded_in(number, value, key),
        is_known=lambda number: (number, value) in counting.recorded,
    )


def _at_work(parts: Sequence[GroupPart], groups: int) -> tuple[AtWorkRecord | None, ...]:
    """What each group's own archive tells; nothing if none was asked."""
    said = {part.number: part.value.at_work for part in parts}
    asked = tuple(said.get(number) for number in range(groups))
    return asked if any(asked) else ()


def _same_as(records: Sequence[SessionRecord], place: int, left: Sequence[int]) -> int:
    """Which of the others has a session that the record at a place has."""
    ids = {session.id for session in records[place].sessions}
    return next(other for other in left if ids & {each.id for each in records[other].sessions})


def _rank(group: Grouped) -> tuple[object, ...]:
    return -group.record.joined, repr(group.record.sessions), repr(group.record.values)


def _group(group: Grouped) -> ComparedGroup:
    record = group.record
    return ComparedGroup(name=group.name, joined=record.joined, sessions=record.sessions)


def _parts(
    records: Sequence[SessionRecord], places: Sequence[Sequence[int]], at: int
) -> list[GroupPart]:
    """Those of the groups that had the value at a place of the whole."""
    return [
        GroupPart(
            number=number,
            value=record.values[of_record.index(at)],
            minimum=max(record.minimum, MINIMUM_FLOOR),
        )
        for number, (record, of_record) in enumerate(zip(records, places, strict=True))
        if at in of_record
    ]
