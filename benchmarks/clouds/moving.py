"""How far words move from picture to picture."""

import math

from bot.word_cloud import LIGHT

DIAGONAL = math.hypot(LIGHT.width, LIGHT.height)

Spots = dict[str, tuple[float, float]]


def shifts(before: Spots, after: Spots) -> list[float]:
    """How far each word moved, as a share of the diagonal."""
    shared = before.keys() & after.keys()
    return [math.dist(before[word], after[word]) / DIAGONAL for word in shared]
