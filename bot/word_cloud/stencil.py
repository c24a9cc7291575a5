"""Where the ink of a word falls on the grid of the board."""

import math
from functools import lru_cache

import numpy as np
from PIL import Image

from bot.word_cloud.board import CELL, Mask
from bot.word_cloud.lettering import INK_AT, INK_MARGIN, Lettering, ink
from bot.word_cloud.sizing import SizeLimits, Sketch

THRESHOLD = 40
INKED = 40


def mask_of(one: Sketch, size: float, limits: SizeLimits) -> Mask:
    """The cells with ink of the word at `size` pixels per em, in the middle of its padded box.
    Nobody may write into it."""
    return _mask(one.lettering, size, limits)


@lru_cache(4096)
def _mask(lettering: Lettering, size: float, limits: SizeLimits) -> Mask:
    """A picture that is kept tries each size at every place from which it could grow."""
    taken = _taken(lettering)
    cell = CELL * INK_AT / size
    aside, above = limits.padding(size, is_airy=lettering.is_airy)
    columns = math.ceil((lettering.width * size + 2 * aside) / CELL)
    rows = math.ceil((lettering.height * size + 2 * above) / CELL)
    middle = _middle(lettering)
    reach = columns * cell / 2, rows * cell / 2
    box = (
        max(0.0, middle[0] - reach[0]),
        max(0.0, middle[1] - reach[1]),
        min(float(taken.width), middle[0] + reach[0]),
        min(float(taken.height), middle[1] + reach[1]),
    )
    cells = taken.resize((columns, rows), Image.Resampling.BOX, box)
    mask = (np.asarray(cells) > THRESHOLD).view(np.uint8)
    mask.flags.writeable = False
    return mask


@lru_cache(1024)
def _taken(lettering: Lettering) -> Image.Image:
    """The picture of a word's ink with what nobody's word may come into: what is between the
    highest and the lowest ink of each column, in a letter or under its dot; of airy words, the
    whole box."""
    inked = np.asarray(ink(lettering)) > INKED
    if lettering.is_airy:
        taken = np.logical_and.outer(inked.any(axis=1), inked.any(axis=0))
    else:
        below = np.logical_or.accumulate(inked, axis=0)
        taken = below & np.logical_or.accumulate(inked[::-1], axis=0)[::-1]
    return Image.fromarray(taken.view(np.uint8) * np.uint8(255))


def _middle(lettering: Lettering) -> tuple[float, float]:
    return (
        INK_MARGIN + lettering.width * INK_AT / 2,
        INK_MARGIN + lettering.height * INK_AT / 2,
    )
