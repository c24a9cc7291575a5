"""Clouds of several groups, to be looked at side by side.

All words are laid out once, each as large as it is in the group that said it most. Then each group
has its own words painted there, in the sizes of its own shares: whatever differs between the
pictures differs between the groups.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Arrangement, Fit, PlacedWord, finish
from bot.word_cloud.composing import composed
from bot.word_cloud.lettering import letter
from bot.word_cloud.neighbours import in_colours_apart
from bot.word_cloud.painting import paint_large
from bot.word_cloud.shares import WordShares
from bot.word_cloud.sizing import Sketch
from bot.word_cloud.style import Style
from bot.workshop.response import word_key
from bot.workshop.word_count import WordCount

# As quiet as can be with 4.5:1 on white.
UNTOLD = "#737373"
OF_TEN_THOUSAND = 10_000


def draw(words: Sequence[WordShares], sides: int, style: Style) -> list[bytes | None]:
    """A picture for each of the sides; None where it has no word that can be drawn."""
    least = min((share for one in words for share in one.shares if share), default=1.0)
    sketches = sorted(_sketches(words, least), key=lambda one: (-one.weight, one.key))
    if not sketches:
        return [None] * sides
    fit = composed(sketches, style)
    union = _arranged(sketches, fit, {one.word for one in words if not one.is_told}, style)
    inks = replace(style, palette=(*style.palette, UNTOLD))
    return [_painted(union, _sizes(words, side, least, fit), inks) for side in range(sides)]


def _sketches(words: Sequence[WordShares], least: float) -> list[Sketch]:
    return [
        Sketch(
            key=word_key(one.word),
            word=one.word,
            people=round(OF_TEN_THOUSAND * max(one.shares)),
            weight=max(one.shares) / least,
            lettering=lettering,
        )
        for one in words
        if any(one.shares) and (lettering := letter(one.word)) is not None
    ]


def _arranged(sketches: Sequence[Sketch], fit: Fit, untold: set[str], style: Style) -> Arrangement:
    """All words in the colours that they have on each side."""
    counts = [WordCount(word=one.word, people=one.people) for one in sketches]
    colours = len(style.palette)
    union = in_colours_apart(finish(counts, sketches, fit, colours), colours)
    placed = (replace(one, colour=colours) if one.word in untold else one for one in union.placed)
    return replace(union, placed=tuple(placed))


def _sizes(words: Sequence[WordShares], side: int, least: float, fit: Fit) -> dict[str, float]:
    """How large each word is on a side that has it."""
    return {one.word: fit.rule.size(one.shares[side] / least) for one in words if one.shares[side]}


def _painted(union: Arrangement, sizes: dict[str, float], style: Style) -> bytes | None:
    placed: tuple[PlacedWord, ...] = tuple(
        replace(one, size=sizes[one.word]) for one in union.placed if one.word in sizes
    )
    return paint_large(replace(union, placed=placed), style).image if placed else None
