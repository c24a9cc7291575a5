"""Words with their sizes and places: what is to be painted."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.word_cloud.board import Spot
from bot.word_cloud.colouring import colour_of
from bot.word_cloud.layout import Anchor, DrawnWord, Layout
from bot.word_cloud.lettering import Lettering
from bot.word_cloud.sizing import Rule, Sketch
from bot.workshop.word_count import WordCount


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWord:
    """A word with the middle of its ink and its size per em, in pixels of the live picture."""

    word: str
    people: int
    lettering: Lettering
    x: float
    y: float
    size: float
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What is painted, what is not, and the layout that the next picture starts from."""

    placed: tuple[PlacedWord, ...]
    left_out: tuple[str, ...]
    layout: Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Sizes, and by key the middles of the words that found a place at these."""

    rule: Rule
    spots: Mapping[str, Spot]


def finish(
    words: Sequence[WordCount],
    sketches: Sequence[Sketch],
    fit: Fit,
    colours: int,
) -> Arrangement:
    """The arrangement of a fit, each word in its own of so many colours."""
    placed = [_place(one, fit, colours) for one in sketches if one.key in fit.spots]
    drawn = {one.word for one in placed}
    least = min(one.people for one in sketches)
    return Arrangement(
        placed=tuple(placed),
        left_out=tuple(word.word for word in words if word.word not in drawn),
        layout=Layout(
            scale=fit.rule.scale / math.pow(least, fit.rule.exponent),
            exponent=fit.rule.exponent,
            places={key: Anchor(x=x, y=y) for key, (x, y) in fit.spots.items()},
            drawn={one.key: _drawn(one, fit) for one in sketches if one.key in fit.spots},
        ),
    )


def _place(one: Sketch, fit: Fit, colours: int) -> PlacedWord:
    x, y = fit.spots[one.key]
    return PlacedWord(
        word=one.word,
        people=one.people,
        lettering=one.lettering,
        x=x,
        y=y,
        size=fit.rule.size(one.weight),
        colour=colour_of(one.key, colours),
    )


def _drawn(one: Sketch, fit: Fit) -> DrawnWord:
    return DrawnWord(word=one.word, size=fit.rule.size(one.weight), people=one.people)
