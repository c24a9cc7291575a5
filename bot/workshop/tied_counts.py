"""Whether numbers that are left out can be worked out from what else people said.

Everybody who answered said one word at least, and no more than the plan lets them. So it is known,
within bounds, how many words a group said in all; where a plan takes one word from each person it
is known exactly. What is left out of one line could then be had from all others.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, permutations

from bot.workshop.side_by_side import FEW, UNTOLD, SharedCount, told

# Between lines that look the same from outside, one or two people move from group to group.
FARTHEST = 3
ANY_NUMBER = 1_000_000

Cells = tuple[int, ...]
LineRule = Callable[[Sequence[int], Sequence[int]], SharedCount]
"""A rule: what is told of a line of groups of some sizes."""


@dataclass(frozen=True, slots=True)
class _Slack:
    """By how much the words of each group may be fewer, or more, with all that is known of them;
    how many single voices a group has, any of which may be another group's instead; and how many
    lines could have changed in which ways."""

    fewer: Cells
    more: Cells
    alone: Cells
    changes: Counter[Cells]

    def bears(self, change: Cells, own: Collection[Cells]) -> bool:
        """Whether nobody could rule out a change, of a line that has its `own`: sums allow it, or
        single voices or another line even it out."""
        is_loose = all(
            -fewer <= by <= more
            for by, fewer, more in zip(change, self.fewer, self.more, strict=True)
        )
        if is_loose or all(by <= alone for by, alone in zip(change, self.alone, strict=True)):
            return True
        back = tuple(-by for by in change)
        return self.changes[back] > (back in own)


def are_hidden(
    lines: Iterable[Sequence[int]], sizes: Sequence[int], most_each: int, tell: LineRule = told
) -> bool:
    """Whether each number that a rule leaves out of these lines can still be another one, for who
    knows that everybody in groups of these sizes said between one and `most_each` of all."""
    every = [tuple(line) for line in lines]
    changes = {line: _changes(line, sizes, tell) for line in set(every)}
    slack = _slack(
        every, sizes, most_each, Counter(chain.from_iterable(changes[line] for line in every))
    )
    return all(_is_hidden(tell(line, sizes), own, slack) for line, own in changes.items())


def _slack(
    lines: Sequence[Cells], sizes: Sequence[int], most_each: int, changes: Counter[Cells]
) -> _Slack:
    said = [sum(counts) for counts in zip(*lines, strict=True)] or [0] * len(sizes)
    alone = [0] * len(sizes)
    for line in lines:
        if sum(line) == 1:
            alone[line.index(1)] += 1
    pairs = list(zip(said, sizes, strict=True))
    return _Slack(
        fewer=tuple(_left(count - size) for count, size in pairs),
        more=tuple(_left(most_each * size - count) for count, size in pairs),
        alone=tuple(alone),
        changes=changes,
    )


def _left(count: int) -> int:
    """How many are left of what a bound allows; any number where what was said is beyond it
    already: somebody's words were held back, or counted as two, and the bound tells nothing."""
    return count if count >= 0 else ANY_NUMBER


def _is_hidden(shown: SharedCount, changes: Collection[Cells], slack: _Slack) -> bool:
    left_out = {at for at, cell in enumerate(shown.cells) if cell is UNTOLD}
    for change in changes:
        if left_out and slack.bears(change, changes):
            left_out -= {at for at, by in enumerate(change) if by}
    return not left_out


def _changes(line: Cells, sizes: Sequence[int], tell: LineRule) -> set[Cells]:
    """By how much each group differs in lines near by that look the same from outside."""
    others = _others(line, tell(line, sizes), sizes, tell)
    changes = {tuple(b - a for a, b in zip(line, other, strict=True)) for other in others}
    return {change for change in changes if any(change)}


def _others(
    line: Cells, shown: SharedCount, sizes: Sequence[int], tell: LineRule
) -> Iterator[Cells]:
    """Lines near by that look the same from outside."""
    places = [at for at, cell in enumerate(shown.cells) if cell is UNTOLD]
    for other in _moved(line, places):
        is_line = all(0 <= count <= size for count, size in zip(other, sizes, strict=True))
        if is_line and tell(other, sizes) == shown:
            yield other


def _moved(line: Cells, places: Sequence[int]) -> Iterator[Cells]:
    """A few people moved between two groups, two groups swapped, or all ones as twos, or twos as
    ones, with the difference in one of the others."""
    for one, other in permutations(places, 2):
        for by in range(1, FARTHEST + 1):
            yield _with(line, {one: line[one] + by, other: line[other] - by})
    for one, other in combinations(places, 2):
        yield _with(line, {one: line[other], other: line[one]})
    few = [at for at in places if line[at] in FEW]
    for by in (-1, 1):
        turned = {at: line[at] + by for at in few}
        for place in places:
            rest = {at: n for at, n in turned.items() if at != place}
            yield _with(line, rest | {place: line[place] - by * len(rest)})


def _with(line: Cells, counts: dict[int, int]) -> Cells:
    return tuple(counts.get(at, count) for at, count in enumerate(line))
