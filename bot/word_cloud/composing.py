"""The picture that is kept: laid out afresh, as large and as compact as the words allow.

Sizes follow the same rule as in the live picture. The largest scale is searched for at which
every word finds a place near the middle, largest first. A few orders among equals, and ways of
growing outwards, are tried, and the one with the largest words is taken.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from bot.word_cloud.arrangement import Arrangement, Fit, finish
from bot.word_cloud.board import Board, Spots
from bot.word_cloud.extent import bounds, centred, spread
from bot.word_cloud.layout import Layout
from bot.word_cloud.lettering import letter_in_two
from bot.word_cloud.neighbours import in_colours_apart
from bot.word_cloud.next_picture import sketch
from bot.word_cloud.sizing import (
    EXPONENT,
    FINAL,
    LOWEST_EXPONENT,
    Rule,
    Sketch,
    exponent_for,
    is_bearable,
    lowest_exponent,
)
from bot.word_cloud.stencil import mask_of
from bot.word_cloud.style import Style
from bot.workshop.word_count import WordCount

ASPECTS = (1.33, 1.1, 1.6, 1.9, 0.9, 2.4)
LARGEST_STEP = 1.6
SMALLEST_STEP = 1.012
# Another way makes words a little larger than the best so far, or not at all: with large steps
# first, each took a third longer, and words were as large.
NEXT_STEP = 1.03
# A phrase reads best on one line: it is broken where a fifth of the height is empty because of it.
MUCH_EMPTY = 0.8
LARGER = 1.1
EXPONENTS = (EXPONENT, 0.4, 0.32, LOWEST_EXPONENT)

# Three more orders (by rising width, by people times width, and by chance) took as long again, and
# made words larger by 1 % at most.
Order = Callable[[Sketch], tuple[float, ...]]

ORDERS: tuple[Order, ...] = (
    lambda one: (-one.people, -one.lettering.width),
    lambda one: (-one.people, -one.lettering.width * one.lettering.height),
)


def compose(words: Sequence[WordCount], style: Style) -> Arrangement:
    """The best arrangement of the words."""
    sketches = sketch(words, Layout.empty(), style)
    if not sketches:
        return Arrangement(placed=(), left_out=tuple(w.word for w in words), layout=Layout.empty())
    drawn, fit = _breaking_one(sketches, composed(sketches, style), style)
    colours = len(style.palette)
    return in_colours_apart(finish(words, drawn, fit, colours), colours)


def _breaking_one(
    sketches: Sequence[Sketch], fit: Fit, style: Style
) -> tuple[Sequence[Sketch], Fit]:
    """The same, with the widest phrase in two lines, if it left much of the height empty and all
    words are larger so."""
    _, top, _, bottom = bounds(sketches, fit)
    widest = max(sketches, key=lambda one: one.lettering.width * fit.rule.size(one.weight))
    lettering = letter_in_two(widest.word)
    if lettering is None or bottom - top > MUCH_EMPTY * style.height:
        return sketches, fit
    broken = [replace(one, lettering=lettering) if one is widest else one for one in sketches]
    other = composed(broken, style)
    is_larger = other.rule.size(1) >= LARGER * fit.rule.size(1)
    return (broken, other) if is_larger and len(other.spots) == len(fit.spots) else (sketches, fit)


def composed(sketches: Sequence[Sketch], style: Style) -> Fit:
    """The best places for sketches, one or more, and sizes as large as they allow."""
    return _fill(sketches, _best(sketches, style), style)


def _best(sketches: Sequence[Sketch], style: Style) -> Fit:
    """The arrangement with most words, then with the largest, of all ways that are tried."""
    found, step = _first(sketches, style), LARGEST_STEP
    for order, aspect in product(ORDERS, ASPECTS):
        found = _enlarge(sorted(sketches, key=order), found, aspect, step, style)
        step = NEXT_STEP
    return found


def _first(sketches: Sequence[Sketch], style: Style) -> Fit:
    """All words at the smallest legible size; if there is no room for all, as many as can be."""
    most = max(one.weight for one in sketches)
    lowest = lowest_exponent(sketches, FINAL, style)
    for exponent in sorted({exponent_for(most), *EXPONENTS, lowest}, reverse=True):
        rule = Rule(scale=style.smallest, exponent=exponent)
        spots = _pack(sketches, rule, ASPECTS[0], style)
        if len(spots) == len(sketches):
            break
    return Fit(rule=rule, spots=spots)


def _enlarge(sketches: Sequence[Sketch], fit: Fit, aspect: float, step: float, style: Style) -> Fit:
    """The fit, as much larger as all words still find a place in this order: by so large steps at
    first."""
    while step > SMALLEST_STEP:
        rule = replace(fit.rule, scale=fit.rule.scale * step)
        spots = {}
        if is_bearable(sketches, rule, FINAL, style):
            spots = _pack(sketches, rule, aspect, style)
        if len(spots) == len(sketches):
            fit = Fit(rule=rule, spots=spots)
        else:
            step = math.sqrt(step)
    return fit


def _pack(sketches: Sequence[Sketch], rule: Rule, aspect: float, style: Style) -> Spots:
    """Each word as near to the middle as there is room, in turn. When single words could be
    smaller, gives up at the first that finds no room."""
    board = Board(style)
    spots: Spots = {}
    for one in sketches:
        mask = mask_of(one, rule.size(one.weight), FINAL)
        spot = board.put_near(mask, (style.width / 2, style.height / 2), aspect=aspect)
        if spot:
            spots[one.key] = spot
        elif rule.scale > style.smallest:
            break
    return spots


def _fill(sketches: Sequence[Sketch], fit: Fit, style: Style) -> Fit:
    """The fit in the middle of the picture, and larger as a whole if there is room around."""
    left, top, right, bottom = bounds(sketches, fit)
    inside = 1 - 2 * style.border
    larger = min(
        inside * style.width / (right - left),
        inside * style.height / (bottom - top),
        FINAL.largest * style.height / fit.rule.size(max(one.weight for one in sketches)),
    )
    whole = centred(sketches, fit, style, larger=larger)
    return centred(sketches, spread(sketches, whole, style), style)
