"""Neighbours on one line in different colours, so that nobody reads two words as one phrase.

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


def in_colours_apart(arrangement: Arrangement, colours: int) -> Arrangement:
    """The same, with neighbours on one line in different ones of so many colours. A word has its
    own, by its letters, unless a neighbour with an earlier turn has it; turns go by size, then by
    letters."""
    ordered = sorted(arrangement.placed, key=_turn)
    found: dict[str, int] = {}
    for one in ordered:
        taken = {
            found[other.word] for other in ordered if other.word in found and _touch(one, other)
        }
        found[one.word] = _free(one.colour, taken, colours)
    placed = tuple(replace(one, colour=found[one.word]) for one in arrangement.placed)
    return replace(arrangement, placed=placed)


def neighbours(placed: Sequence[PlacedWord]) -> list[tuple[PlacedWord, PlacedWord]]:
    """The pairs that stand close to each other on one line."""
    return [
        (one, other)
        for number, one in enumerate(placed)
        for other in placed[number + 1 :]
        if _touch(one, other)
    ]


def _turn(one: PlacedWord) -> tuple[float, int, str]:
    """The tallest first: they have most neighbours."""
    return -one.size, zlib.crc32(one.word.encode()), one.word


def _free(own: int, taken: set[int], colours: int) -> int:
    """The colour of a word or, from there on, the first that is free; its own if none is."""
    turns = ((own + step) % colours for step in range(colours))
    return next((colour for colour in turns if colour not in taken), own)


def _touch(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether two words stand close to each other on one line."""
    heights = [each.size * each.lettering.height for each in (one, other)]
    widths = [each.size * each.lettering.width for each in (one, other)]
    shared = sum(heights) / 2 - abs(one.y - other.y)
    gap = abs(one.x - other.x) - sum(widths) / 2
    return min(heights) * SAME_LINE <= shared and gap <= CLOSE * min(one.size, other.size)
