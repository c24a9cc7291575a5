"""What may be told, group by group, of something that several groups said.

Numbers are of people. A number of one or two could be somebody whom others can name, so it is never
told; nor is any that would give one away: somebody may know how many of all groups together said
it, as the archive of the groups combined says so, and this rule as well. Whatever is left out has
two possible values at least, for whoever knows all that.

- Where each group has three or nobody, all numbers are told. Said in one group only is what three
  of it said, and nobody else.
- Where every group has somebody, and ones and twos are both there, the larger numbers are told: any
  of the others may be a one or a two. Where there are only ones, or only twos, or a single one of
  them, subtraction would tell them: then it is told that every group said it, and no number.
- Where some group has nobody, and some one or two, the larger numbers are told: any other group
  may be the one without.
- Where no group has three, nor each somebody, it is in the list that is common to all groups.
- What is rarely possible at all goes with what is more often: see `_is_bare_for_all`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.workshop.possible_counts import PossibleCounts, either, gives_away, possible
from bot.workshop.reveal import MINIMUM_FLOOR

FEW = frozenset(range(1, MINIMUM_FLOOR))
UNTOLD = None


class Spread(StrEnum):
    """In how many of the groups something was said, as far as it may be told."""

    EVERY = "every"
    SOME = "some"
    ONE = "one"
    COMMON = "common"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCount:
    """What is told of something that `people` of all groups together said. `cells` are the people
    of each group, None where that is not told."""

    spread: Spread
    people: int
    cells: tuple[int | None, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is left out."""
        return UNTOLD not in self.cells

    @property
    def has_numbers(self) -> bool:
        """Whether the number of any group is told, that is not nobody."""
        return any(self.cells)


def told(cells: Sequence[int], sizes: Sequence[int]) -> SharedCount:
    """What may be told of `cells`, the people of each group who said it; each group has as many as
    `sizes` says, and has enough to be told of. Somebody said it."""
    if all(cells):
        return _of_every(cells, tuple(sizes))
    if not FEW.intersection(cells):
        is_one = sum(map(bool, cells)) == 1
        return _shared(Spread.ONE if is_one else Spread.SOME, cells, cells)
    if max(cells) < MINIMUM_FLOOR:
        return _shared(Spread.COMMON, cells)
    return _shared(Spread.SOME, cells, _large(cells))


def told_without_numbers(
    cells: Sequence[int], sizes: Sequence[int], dark: frozenset[int]
) -> SharedCount:
    """The same where no number may be told: some groups (`dark`, by their places) are too few to be
    told of and others know the sum with them, or all numbers of a question are too closely tied.
    What everybody of all groups said, everybody said."""
    if sum(cells) == sum(sizes):
        return _shared(
            Spread.EVERY, cells, [_unless_dark(at, cells, dark) for at in range(len(cells))]
        )
    is_every = all(cell for at, cell in enumerate(cells) if at not in dark)
    told_apart = _can_be_told_apart(sum(cells), tuple(sizes), dark)
    return _shared(Spread.EVERY if is_every and told_apart else Spread.COMMON, cells)


def told_of_all_together(cells: Sequence[int], _: Sequence[int]) -> SharedCount:
    """The same where not even that may be told: nothing of any group."""
    return _shared(Spread.COMMON, cells)


def _unless_dark(at: int, cells: Sequence[int], dark: frozenset[int]) -> int | None:
    return UNTOLD if at in dark else cells[at]


def _of_every(cells: Sequence[int], sizes: tuple[int, ...]) -> SharedCount:
    people = sum(cells)
    if not _is_bare_for_all(people, sizes):
        is_bare = _is_bare(cells)
        if is_bare and gives_away(_possible_if_bare(people, sizes)):
            return _shared(Spread.COMMON, cells)
        return _shared(Spread.EVERY, cells, () if is_bare else _large(cells))
    return _shared(Spread.EVERY, cells)


def _is_bare(cells: Sequence[int]) -> bool:
    """Whether no number of something that every group said may be told."""
    few = [cell for cell in cells if cell in FEW]
    return bool(few) and (len(set(few)) == 1 or len(few) == len(cells))


def _is_bare_for_all(people: int, sizes: tuple[int, ...]) -> bool:
    """Whether the few lines without numbers that have this sum would be known by having none: then
    no line with this sum has any. Smaller sums have the common list, where they go unseen."""
    is_common = people <= _most_in_common(len(sizes))
    return not is_common and gives_away(_possible_if_bare(people, sizes))


def _most_in_common(groups: int) -> int:
    """The largest sum in the common list: one group has nobody, and each other one two."""
    return (groups - 1) * max(FEW)


@cache
def _possible_if_bare(people: int, sizes: tuple[int, ...]) -> list[PossibleCounts]:
    """What the count of each group can be in a line that every group is in, and has no number."""
    groups = len(sizes)
    lines = []
    for few in FEW:
        alone: PossibleCounts = frozenset({few})
        others = [alone | frozenset(range(MINIMUM_FLOOR, size + 1)) for size in sizes]
        lines += [
            possible([*others[:at], alone, *others[at + 1 :]], people) for at in range(groups)
        ]
    if groups < people < groups * max(FEW):
        lines.append([FEW] * groups)
    return either(lines, groups)


@cache
def _can_be_told_apart(people: int, sizes: tuple[int, ...], dark: frozenset[int]) -> bool:
    """Whether neither that every group said something, nor that not every one did, gives a number
    away where none is told."""
    somebody, anybody = ([frozenset(range(least, size + 1)) for size in sizes] for least in (1, 0))
    visible = [at for at in range(len(sizes)) if at not in dark]
    allowed = [anybody[at] if at in dark else somebody[at] for at in range(len(sizes))]
    nobody: PossibleCounts = frozenset({0})
    without = (possible([*anybody[:at], nobody, *anybody[at + 1 :]], people) for at in visible)
    kinds = possible(allowed, people), either(without, len(sizes))
    return not any(map(gives_away, kinds))


def _large(cells: Sequence[int]) -> list[int | None]:
    return [cell if cell >= MINIMUM_FLOOR else UNTOLD for cell in cells]


def _shared(spread: Spread, cells: Sequence[int], shown: Sequence[int | None] = ()) -> SharedCount:
    hidden: tuple[int | None, ...] = (UNTOLD,) * len(cells)
    return SharedCount(spread=spread, people=sum(cells), cells=tuple(shown) or hidden)
