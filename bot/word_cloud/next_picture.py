"""The next live picture: what stood somewhere stays there, and the rest finds the nearest room.

Words are taken by falling count. A known word is tried at its old place first; sizes shrink
together as the cloud grows, so that only the neighbours of words that grew must move. Measured
against fresh layouts, words move 1 % of the diagonal from picture to picture instead of 28 %.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Arrangement, Fit, finish
from bot.word_cloud.board import Spot
from bot.word_cloud.extent import bounds, centred, spread
from bot.word_cloud.layout import Layout
from bot.word_cloud.lettering import letter
from bot.word_cloud.placing import Ground, close_ranks, place
from bot.word_cloud.sizing import (
    LIVE,
    Rule,
    Sketch,
    exponent_for,
    largest_rule,
    legible,
    lowest_exponent,
)
from bot.word_cloud.style import Style
from bot.workshop.response import word_key
from bot.workshop.word_count import WordCount

GROWTH = 1.03
EXPONENT_GROWTH = 0.02
RETRY = 0.97
NUDGE = 16
FEW = 14
MUCH_LARGER = 0.12
MIDDLE = 0.5, 0.5
WAYS = ((4 / 3, MIDDLE), (2.2, MIDDLE), (3.5, MIDDLE))
WAYS_OF_FEW = ((4 / 3, (0.3, 0.45)), (2.2, (0.3, 0.4)), (3.5, (0.35, 0.3)))


def arrange(words: Sequence[WordCount], layout: Layout, style: Style) -> Arrangement:
    """Places for as many of the words as there is room for, as near as can be to `layout`."""
    sketches = sketch(words, layout, style)
    if not sketches:
        return Arrangement(placed=(), left_out=tuple(w.word for w in words), layout=layout)
    ground = Ground(layout=layout, style=style)
    fit = _settle(sketches, ground) if layout.places else _begin(sketches, ground)
    arrangement = finish(words, sketches, fit, len(style.palette))
    return replace(arrangement, layout=layout) if style.rare_first else arrangement


def sketch(words: Sequence[WordCount], layout: Layout, style: Style) -> list[Sketch]:
    """The words that can be drawn: largest first, and those that have a place before new ones."""
    lettered = [(one, lettering) for one in words if (lettering := letter(one.word)) is not None]
    most = max((one.people for one, _ in lettered), default=1)
    least = min((one.people for one, _ in lettered), default=1)
    sketches = []
    for one, lettering in lettered:
        people = most + least - one.people if style.rare_first else one.people
        sketches.append(
            Sketch(
                key=word_key(one.word),
                word=one.word,
                people=people,
                weight=people / least,
                lettering=lettering,
            )
        )
    return sorted(sketches, key=lambda one: (-one.people, one.key not in layout.places, one.key))


def _begin(sketches: Sequence[Sketch], ground: Ground) -> Fit:
    """The first picture: of some ways to grow, the one that looks best, in the middle."""
    ways = [
        replace(ground, aspect=aspect, origin=origin)
        for aspect, origin in (WAYS + WAYS_OF_FEW if len(sketches) <= FEW else WAYS)
    ]
    fits = [fit for fit in (_settle(sketches, way) for way in ways) if fit.spots]
    if not fits:
        return _settle(sketches, ground)
    fits = [centred(sketches, spread(sketches, fit, ground.style), ground.style) for fit in fits]
    return max(fits, key=lambda fit: _beauty(sketches, fit, ground.style))


def _beauty(sketches: Sequence[Sketch], fit: Fit, style: Style) -> tuple[float, ...]:
    """Many words, then large ones, then a balance of these, in the shape of the picture."""
    left, top, right, bottom = bounds(sketches, fit)
    middle = style.width / 2, style.height / 2
    reach = max((right - left) / style.width, (bottom - top) / style.height)
    first = next(one.key for one in sketches if one.key in fit.spots)
    lopsided = math.dist(fit.spots[first], middle) + math.dist(_weight(sketches, fit), middle)
    large = round(math.log(fit.rule.scale) / MUCH_LARGER)
    return len(fit.spots), large, -reach - lopsided / style.width


def _weight(sketches: Sequence[Sketch], fit: Fit) -> Spot:
    """The middle of all ink."""
    areas = {s.key: s.area(fit.rule.size(s.weight), LIVE) for s in sketches if s.key in fit.spots}
    x, y = (sum(areas[key] * fit.spots[key][at] for key in areas) for at in (0, 1))
    return x / sum(areas.values()), y / sum(areas.values())


def _settle(sketches: Sequence[Sketch], ground: Ground) -> Fit:
    """The largest sizes, near those of the picture before, at which all find a place."""
    layout, style = ground.layout, ground.style
    chosen = legible(sketches, style)
    rule = largest_rule(chosen, _start(chosen, layout, style), style)
    before = _before(chosen, layout, style)
    spots = place(chosen, rule, ground)
    if _pushes(spots, layout):
        # Words leave their places for what others said, not for all to become larger.
        rule = replace(rule, scale=min(rule.scale, before))
        spots = place(chosen, rule, ground)
    while len(spots) < len(chosen):
        smaller = rule.smaller(style.smallest, RETRY)
        if smaller is None:
            break
        rule = smaller
        spots = place(chosen, rule, ground)
    if len(spots) < len(chosen) == len(sketches):
        spots = max(spots, close_ranks(sketches, rule, ground), key=len)
    return Fit(rule=rule, spots=spots)


def _pushes(spots: Mapping[str, Spot], layout: Layout) -> bool:
    """Whether a word had to leave its place."""
    known = spots.keys() & layout.places.keys()
    return any(math.dist(spots[key], layout.places[key].spot) > NUDGE for key in known)


def _before(sketches: Sequence[Sketch], layout: Layout, style: Style) -> float:
    """The size that the word with fewest people had in the picture before, or would have had; of
    the first picture, the largest there is."""
    if layout.scale is None:
        return max(style.smallest, LIVE.largest * style.height)
    least = min(one.people for one in sketches)
    return max(style.smallest, layout.scale * math.pow(least, layout.exponent))


def _start(sketches: Sequence[Sketch], layout: Layout, style: Style) -> Rule:
    """Sizes may grow a little from picture to picture, never jump."""
    exponent = exponent_for(max(one.weight for one in sketches))
    scale = _before(sketches, layout, style)
    lowest = lowest_exponent(sketches, LIVE, style)
    if layout.scale is None:
        return Rule(scale=scale, exponent=exponent, lowest=lowest)
    return Rule(
        scale=scale * GROWTH,
        exponent=min(exponent, layout.exponent + EXPONENT_GROWTH),
        lowest=lowest,
    )
