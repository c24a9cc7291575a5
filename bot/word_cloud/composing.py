"""The picture that is kept: laid out afresh, as large and as compact as the words allow.

Sizes follow the same rule as in the live picture. The largest scale is found by halving at which
every word finds a place near the middle, largest first; a few ways of growing outwards are tried,
and the roundest cloud of the largest words is taken.
"""

import math
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.arranging import place_word, sketch
from bot.word_cloud.board import Board, Spot
from bot.word_cloud.colouring import choose_colour
from bot.word_cloud.layout import Layout, Place
from bot.word_cloud.sizing import EXPONENT, LOWEST_EXPONENT, Rule, Sketch, is_bearable
from bot.word_cloud.stencil import mask_of
from bot.word_cloud.style import Style
from bot.workshop.record import WordCount

ASPECTS = (1.33, 1.1, 1.6, 1.9)
LARGEST_STEP = 1.6
SMALLEST_STEP = 1.012
LARGEST = 0.34
FULL = 0.95
EXPONENTS = (EXPONENT, 0.4, 0.32, LOWEST_EXPONENT)

Spots = dict[str, Spot]
Order = Callable[[Sketch], tuple[float, ...]]

ORDERS: tuple[Order, ...] = (
    lambda one: (-one.people, -one.lettering.width),
    lambda one: (-one.people, -one.lettering.width * one.lettering.height),
    lambda one: (-one.people, one.lettering.width),
    lambda one: (-one.people, zlib.crc32(one.key.encode())),
    lambda one: (-one.people * one.lettering.width,),
)


def compose(words: Sequence[WordCount], layout: Layout, style: Style) -> Arrangement:
    """The best arrangement of the words, with the colours that `layout` knows."""
    sketches = sketch(words, Layout.empty(), style)
    rule, spots = _best(sketches, style)
    places: dict[str, Place] = {}
    placed = []
    for one in sketches:
        if one.key in spots:
            x, y = spots[one.key]
            colour = choose_colour(one.key, (x, y), layout.places, places, len(style.palette))
            places[one.key] = Place(x=x, y=y, colour=colour)
            placed.append(place_word(one, places[one.key], rule))
    drawn = {one.word for one in placed}
    return Arrangement(
        placed=tuple(placed),
        left_out=tuple(word.word for word in words if word.word not in drawn),
        layout=Layout(scale=rule.scale, exponent=rule.exponent, places=places),
    )


def _best(sketches: Sequence[Sketch], style: Style) -> tuple[Rule, Spots]:
    """The arrangement with most words, then with the largest, of all ways that are tried."""
    found = _first(sketches, style)
    for order, aspect in product(ORDERS, ASPECTS):
        found = _enlarge(sorted(sketches, key=order), found, aspect, style)
    return found


def _first(sketches: Sequence[Sketch], style: Style) -> tuple[Rule, Spots]:
    """All words at the smallest legible size; if there is no room for all, as many as can be."""
    for exponent in EXPONENTS:
        rule = Rule(scale=style.smallest, exponent=exponent)
        spots = _pack(sketches, rule, ASPECTS[0], style)
        if len(spots) == len(sketches):
            break
    return rule, spots


def _enlarge(
    sketches: Sequence[Sketch], found: tuple[Rule, Spots], aspect: float, style: Style
) -> tuple[Rule, Spots]:
    """The same, if all words find a place in this order, as much larger as they do."""
    step = LARGEST_STEP
    while step > SMALLEST_STEP:
        rule = replace(found[0], scale=found[0].scale * step)
        spots = {}
        if is_bearable(sketches, rule, style, (LARGEST, FULL)):
            spots = _pack(sketches, rule, aspect, style)
        if len(spots) == len(sketches):
            found = rule, spots
        else:
            step = math.sqrt(step)
    return found


def _pack(sketches: Sequence[Sketch], rule: Rule, aspect: float, style: Style) -> Spots:
    """Each word as near to the middle as there is room, in turn. When single words could be
    smaller, gives up at the first that finds no room."""
    board = Board(style)
    spots: Spots = {}
    for one in sketches:
        mask = mask_of(one, rule.size(one.people))
        spot = board.put_near(mask, (style.width / 2, style.height / 2), aspect=aspect)
        if spot:
            spots[one.key] = spot
        elif rule.scale > style.smallest:
            break
    return spots
