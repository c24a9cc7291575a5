"""How far the words of a fit reach, and the same fit elsewhere in the picture."""

from collections.abc import Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Fit
from bot.word_cloud.lettering import Box
from bot.word_cloud.sizing import Sketch
from bot.word_cloud.style import Style

# How much of the height words are spread over, and how many times as far apart at most.
FILLED = 0.75
FARTHEST = 6.0


def bounds(sketches: Sequence[Sketch], fit: Fit) -> Box:
    """Left, top, right and bottom of all ink."""
    boxes = [_box(one, fit) for one in sketches if one.key in fit.spots]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def centred(sketches: Sequence[Sketch], fit: Fit, style: Style, *, larger: float = 1.0) -> Fit:
    """The fit in the middle of the picture, `larger` as a whole."""
    left, top, right, bottom = bounds(sketches, fit)
    middle = (left + right) / 2, (top + bottom) / 2
    spots = {
        key: (
            round(style.width / 2 + (x - middle[0]) * larger, 2),
            round(style.height / 2 + (y - middle[1]) * larger, 2),
        )
        for key, (x, y) in fit.spots.items()
    }
    return Fit(rule=replace(fit.rule, scale=fit.rule.scale * larger), spots=spots)


def spread(sketches: Sequence[Sketch], fit: Fit, style: Style) -> Fit:
    """The fit with more air above and below its words where much of the height is empty: of
    few words, one is often as wide as the picture and the others stand close to it."""
    _, top, _, bottom = bounds(sketches, fit)
    middles = [y for _, y in fit.spots.values()]
    span = max(middles) - min(middles)
    missing = FILLED * style.height - (bottom - top)
    if missing <= 0 or span <= 0:
        return fit
    apart = min(FARTHEST, 1 + missing / span)
    middle = (top + bottom) / 2
    spots = {key: (x, round(middle + (y - middle) * apart, 2)) for key, (x, y) in fit.spots.items()}
    return replace(fit, spots=spots)


def _box(one: Sketch, fit: Fit) -> Box:
    size, (x, y) = fit.rule.size(one.weight), fit.spots[one.key]
    width, height = one.lettering.width * size / 2, one.lettering.height * size / 2
    return x - width, y - height, x + width, y + height
