"""What chance alone would do: people put into groups by lot.

Nothing of this is printed as a number that proves something. It says where a difference between
groups is one that chance often makes, and how often chance puts a word into one group alone.
"""

from collections.abc import Sequence
from math import comb

# Of twenty comparisons of groups that do not differ, one says of anything that it does.
RARELY = 0.05


def alone_by_lot(people: int, sizes: Sequence[int]) -> float:
    """How often so many people would all be of one group if groups of these sizes were made by
    lot: a share of one."""
    ways = comb(sum(sizes), people)
    return sum(comb(size, people) for size in sizes) / ways if ways else 0.0


def most_in(cells: Sequence[int], sizes: Sequence[int], lines: int) -> int | None:
    """The group, by its place, in which more said something than chance would have it, also as the
    strangest of so many `lines`; None where chance could have made it. It is not said in more of a
    larger group because that is larger."""
    tries = lines * len(cells)
    found = [
        at
        for at in range(len(cells))
        if _at_least(cells[at], sum(cells), sizes[at], sum(sizes)) * tries <= RARELY
    ]
    return max(found, key=lambda at: cells[at] / sizes[at], default=None)


def _at_least(count: int, people: int, size: int, everybody: int) -> float:
    """How often so many of `people`, or more, would be in a group of that size by lot."""
    most = min(people, size)
    ways = sum(
        comb(size, inside) * comb(everybody - size, people - inside)
        for inside in range(count, most + 1)
    )
    return ways / comb(everybody, people)
