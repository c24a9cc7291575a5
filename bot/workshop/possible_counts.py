"""Which counts are possible where only their sum is told: what a reader of a report can work out.

A table's line says how many of each group said something. Whoever has the sum and knows the rule
by which numbers are left out tries every line that looks the same from outside; a number that is
the same in all of them is told, whether or not it is printed.
"""

from collections.abc import Iterable, Sequence
from functools import reduce

PossibleCounts = frozenset[int]
"""Whole numbers, from 0."""


def possible(allowed: Sequence[PossibleCounts], total: int) -> list[PossibleCounts]:
    """What each of several counts can be if each is one of those allowed and their sum is
    `total`; nothing at all if there is no such line."""
    found = []
    for at, counts in enumerate(allowed):
        others = _sums([*allowed[:at], *allowed[at + 1 :]])
        left = (count for count in counts if count <= total)
        found.append(frozenset(count for count in left if others >> (total - count) & 1))
    return found


def either(lines: Iterable[Sequence[PossibleCounts]], groups: int) -> list[PossibleCounts]:
    """What each count can be if the line is of one of these kinds."""
    nothing: list[PossibleCounts] = [frozenset()] * groups
    return reduce(
        lambda known, line: [a | b for a, b in zip(known, line, strict=True)], lines, nothing
    )


def gives_away(counts: Sequence[PossibleCounts]) -> bool:
    """Whether there is such a line, and one of its counts can only be one number."""
    return any(counts) and any(len(each) < 2 for each in counts)


def _sums(allowed: Iterable[PossibleCounts]) -> int:
    """The sums that can come of one count each, as bits."""
    reached = 1
    for counts in allowed:
        reached = reduce(int.__or__, (reached << count for count in counts), 0)
    return reached
