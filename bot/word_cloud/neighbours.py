"""Neighbours in different colours, so that nobody reads two words as one phrase: those on one line,
and those above one another as far as there are colours left.

Only in the picture that is kept: it is composed of all words at once, so that where they stand, and
with it their colours, comes of what was said and of nothing else. In the live picture a word keeps
its place and its colour; there the colour of a newcomer would depend on who stood there before.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Arrangement, PlacedWord

# As they are read: a space takes a quarter of the size, and twice as much air is a new beginning.
CLOSE = 0.6
SAME_LINE = 0.5
OVER_ONE_ANOTHER = 0.25


def in_colours_apart(arrangement: Arrangement, colours: int) -> Arrangement:
    """The same, with neighbours in different ones of so many colours. A word has its own, by its
    letters, unless a neighbour with an earlier turn has it; turns go by size, then by letters."""
    ordered = sorted(arrangement.placed, key=_turn)
    found: dict[str, int] = {}
    for number, one in enumerate(ordered):
        before = ordered[:number]
        beside = {found[other.word] for other in before if _touch(one, other)}
        near = {found[other.word] for other in before if _is_above(one, other)}
        found[one.word] = _free(one.colour, (beside | near, beside), colours)
    placed = tuple(replace(one, colour=found[one.word]) for one in arrangement.placed)
    return replace(arrangement, placed=placed)


def neighbours(placed: Sequence[PlacedWord]) -> list[tuple[PlacedWord, PlacedWord]]:
    """The pairs that stand close to each other, on one line or above one another."""
    return [
        (one, other)
        for number, one in enumerate(placed)
        for other in placed[number + 1 :]
        if _touch(one, other) or _is_above(one, other)
    ]


def _turn(one: PlacedWord) -> tuple[float, int, str]:
    """The tallest first: they have most neighbours."""
    return -one.size, zlib.crc32(one.word.encode()), one.word


def _free(own: int, taken: Sequence[set[int]], colours: int) -> int:
    """The colour of a word or, from there on, the first that is free of all that is taken, else of
    what is taken on its line; its own if none is."""
    turns = [(own + step) % colours for step in range(colours)]
    free = (colour for each in taken for colour in turns if colour not in each)
    return next(free, own)


def _is_above(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether one of two words stands close above the other."""
    heights = [each.size * each.lettering.height for each in (one, other)]
    widths = [each.size * each.lettering.width for each in (one, other)]
    shared = sum(widths) / 2 - abs(one.x - other.x)
    gap = abs(one.y - other.y) - sum(heights) / 2
    return min(widths) * OVER_ONE_ANOTHER <= shared and gap <= CLOSE * min(one.size, other.size)


def _touch(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether two words stand close to each other on one line."""
    heights = [each.size * each.lettering.height for each in (one, other)]
    widths = [each.size * each.lettering.width for each in (one, other)]
    shared = sum(heights) / 2 - abs(one.y - other.y)
    gap = abs(one.x - other.x) - sum(widths) / 2
    return min(heights) * SAME_LINE <= shared and gap <= CLOSE * min(one.size, other.size)
