"""How large words are: one rule for all, `scale` * people ** `exponent` pixels per em."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.word_cloud.lettering import Lettering
from bot.word_cloud.style import Style

EXPONENT = 0.5
LOWEST_EXPONENT = 0.25
LARGEST = 0.26
WIDEST = 0.9
FILL = 0.85
PADDING_X = 9
PADDING_Y = 5
STEP = 0.97
EXPONENT_STEP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A word that wants a place. `people` weighs its size; `key` tells it from others."""

    key: str
    word: str
    people: int
    lettering: Lettering

    def area(self, size: float) -> float:
        """The pixels that its padded box takes at `size` per em."""
        width = self.lettering.width * size + 2 * PADDING_X
        return width * (self.lettering.height * size + 2 * PADDING_Y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The one rule that gives a number of people its size."""

    scale: float
    exponent: float

    def size(self, people: int) -> float:
        """Pixels per em, to a quarter of a pixel."""
        return round(4 * self.scale * math.pow(people, self.exponent)) / 4

    def smaller(self, smallest: float, by: float = STEP) -> "Rule | None":
        """The next smaller rule that keeps single words legible; None when there is none."""
        if self.scale > smallest:
            return replace(self, scale=max(smallest, self.scale * by))
        if self.exponent > LOWEST_EXPONENT:
            return replace(self, exponent=max(LOWEST_EXPONENT, self.exponent - EXPONENT_STEP))
        return None


def is_bearable(
    sketches: Sequence[Sketch],
    rule: Rule,
    style: Style,
    limits: tuple[float, float] = (LARGEST, FILL),
) -> bool:
    """Whether no word is too large for the picture, and there is area for all.

    `limits` are the largest size as a share of the height, and the share of the picture that
    padded boxes may take.
    """
    largest, fill = limits
    sizes = [(sketch, rule.size(sketch.people)) for sketch in sketches]
    return (
        max(size for _, size in sizes) <= largest * style.height
        and all(s.lettering.width * size <= WIDEST * style.width for s, size in sizes)
        and all(s.lettering.height * size <= WIDEST * style.height for s, size in sizes)
        and sum(s.area(size) for s, size in sizes) <= fill * style.width * style.height
    )


def largest_rule(sketches: Sequence[Sketch], start: Rule, style: Style) -> Rule:
    """The first rule from `start` downwards that fits, or the smallest legible one."""
    rule = start
    while not is_bearable(sketches, rule, style):
        smaller = rule.smaller(style.smallest)
        if smaller is None:
            break
        rule = smaller
    return rule


def legible(sketches: Sequence[Sketch], style: Style) -> list[Sketch]:
    """As many of the sketches, from the first on, as there is area for at the smallest size."""
    rule = Rule(scale=style.smallest, exponent=LOWEST_EXPONENT)
    room = FILL * style.width * style.height
    chosen: list[Sketch] = []
    for sketch in sketches:
        room -= sketch.area(rule.size(sketch.people))
        if room < 0 and chosen:
            break
        chosen.append(sketch)
    return chosen
