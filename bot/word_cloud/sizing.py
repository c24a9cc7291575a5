"""How large words are: one rule for all, `scale` * weight ** `exponent` pixels per em."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.word_cloud.lettering import Lettering
from bot.word_cloud.style import Style

EXPONENT = 0.5
LARGEST_EXPONENT = 0.75
TALLER = 2.2
LOWEST_EXPONENT = 0.25
WIDEST = 0.94
STEP = 0.97
EXPONENT_STEP = 0.05
AIR = 1.25, 1.75
# What rounding to cells and quarters of a pixel may add, as a share of width and height.
CLEAR = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimits:
    """What a picture bears.

    `largest` is a size as a share of the height, `fill` the share of the picture that padded boxes
    may take. `spacing` is what is left free beside and above a word, in em, and `least_spacing`
    the same in pixels; around airy letterings it is AIR times as much.
    """

    largest: float
    fill: float
    spacing: tuple[float, float]
    least_spacing: tuple[float, float]

    def padding(self, size: float, *, is_airy: bool) -> tuple[float, float]:
        """The pixels left free beside and above a word of `size` pixels per em."""
        air = AIR if is_airy else (1.0, 1.0)
        return (
            air[0] * max(self.least_spacing[0], self.spacing[0] * size),
            air[1] * max(self.least_spacing[1], self.spacing[1] * size),
        )


LIVE = SizeLimits(largest=0.27, fill=0.9, spacing=(0.11, 0.06), least_spacing=(9, 6))
FINAL = SizeLimits(largest=0.34, fill=0.95, spacing=(0.16, 0.08), least_spacing=(10, 6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A word that wants a place; `key` tells it from others. `weight` is how many times as many
    people said it as said the word with fewest: the smallest legible size is for that one, so that
    what hundreds said has no less room than what few did."""

    key: str
    word: str
    people: int
    weight: float
    lettering: Lettering

    def area(self, size: float, limits: SizeLimits) -> float:
        """The pixels that its padded box takes at `size` per em."""
        aside, above = limits.padding(size, is_airy=self.lettering.is_airy)
        width = self.lettering.width * size + 2 * aside
        return width * (self.lettering.height * size + 2 * above)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The one rule that gives a weight its size."""

    scale: float
    exponent: float

    lowest: float = LOWEST_EXPONENT

    def size(self, weight: float) -> float:
        """Pixels per em, to a quarter of a pixel."""
        return round(4 * self.scale * math.pow(weight, self.exponent)) / 4

    def smaller(self, smallest: float, by: float = STEP) -> "Rule | None":
        """The next smaller rule that keeps the smallest word legible; None when there is none."""
        if self.scale > smallest:
            return replace(self, scale=max(smallest, self.scale * by))
        if self.exponent > self.lowest:
            return replace(self, exponent=max(self.lowest, self.exponent - EXPONENT_STEP))
        return None


def exponent_for(most: float) -> float:
    """The exponent that makes a word of `most` weight TALLER than the smallest.

    From five times as many people on, the area of a word follows its people (0.5), below that more
    its height, so that three, two and one can be told apart.
    """
    if most <= 1:
        return EXPONENT
    return min(LARGEST_EXPONENT, max(EXPONENT, math.log(TALLER) / math.log(most)))


def lowest_exponent(sketches: Sequence[Sketch], limits: SizeLimits, style: Style) -> float:
    """The exponent below which sizes are not told apart any more; less, where a word that very many
    said would not fit into the picture beside the smallest legible one. Where all weigh the same,
    no exponent is below any other."""
    if all(one.weight == 1 for one in sketches):
        return EXPONENT
    bearable = [
        math.log(most / style.smallest) / math.log(one.weight)
        for one in sketches
        if one.weight > 1 and (most := _largest(one, limits, style)) >= style.smallest
    ]
    return min([LOWEST_EXPONENT, *bearable])


def _largest(one: Sketch, limits: SizeLimits, style: Style) -> float:
    """The size up to which a word fits into the picture, with what is left free around it."""
    largest = min(
        limits.largest * style.height,
        WIDEST * style.width / one.lettering.width,
        WIDEST * style.height / one.lettering.height,
    )
    aside, above = limits.padding(largest, is_airy=one.lettering.is_airy)
    inside = 1 - 2 * style.border - CLEAR
    return min(
        largest,
        (inside * style.width - 2 * aside) / one.lettering.width,
        (inside * style.height - 2 * above) / one.lettering.height,
    )


def is_bearable(sketches: Sequence[Sketch], rule: Rule, limits: SizeLimits, style: Style) -> bool:
    """Whether no word is too large for the picture, and there is area for all."""
    sizes = [(sketch, rule.size(sketch.weight)) for sketch in sketches]
    return (
        max(size for _, size in sizes) <= limits.largest * style.height
        and all(s.lettering.width * size <= WIDEST * style.width for s, size in sizes)
        and all(s.lettering.height * size <= WIDEST * style.height for s, size in sizes)
        and sum(s.area(size, limits) for s, size in sizes)
        <= limits.fill * style.width * style.height
    )


def largest_rule(sketches: Sequence[Sketch], start: Rule, style: Style) -> Rule:
    """The first rule from `start` downwards that fits, or the smallest legible one."""
    rule = start
    while not is_bearable(sketches, rule, LIVE, style):
        smaller = rule.smaller(style.smallest)
        if smaller is None:
            break
        rule = smaller
    return rule


def legible(sketches: Sequence[Sketch], style: Style) -> list[Sketch]:
    """As many of the sketches, from the first on, as there is area for at the smallest size."""
    rule = Rule(scale=style.smallest, exponent=lowest_exponent(sketches, LIVE, style))
    room = LIVE.fill * style.width * style.height
    chosen: list[Sketch] = []
    for sketch in sketches:
        room -= sketch.area(rule.size(sketch.weight), LIVE)
        if room < 0 and chosen:
            break
        chosen.append(sketch)
    return chosen
