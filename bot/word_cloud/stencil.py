"""Where the ink of a word falls on the grid of the board."""

import math

import numpy as np
from PIL import Image

from bot.word_cloud.board import CELL, Mask
from bot.word_cloud.lettering import INK_AT, INK_MARGIN, ink
from bot.word_cloud.sizing import Limits, Sketch

THRESHOLD = 24


def mask_of(one: Sketch, size: float, limits: Limits) -> Mask:
    """The cells with ink of the word at `size` pixels per em, in the middle of its padded box."""
    inked = ink(one.lettering)
    cell = CELL * INK_AT / size
    aside, above = limits.padding(size)
    columns = math.ceil((one.lettering.width * size + 2 * aside) / CELL)
    rows = math.ceil((one.lettering.height * size + 2 * above) / CELL)
    middle = _middle(one)
    reach = columns * cell / 2, rows * cell / 2
    box = (
        max(0.0, middle[0] - reach[0]),
        max(0.0, middle[1] - reach[1]),
        min(float(inked.width), middle[0] + reach[0]),
        min(float(inked.height), middle[1] + reach[1]),
    )
    cells = inked.resize((columns, rows), Image.Resampling.BOX, box)
    return (np.asarray(cells) > THRESHOLD).view(np.uint8)


def _middle(one: Sketch) -> tuple[float, float]:
    return (
        INK_MARGIN + one.lettering.width * INK_AT / 2,
        INK_MARGIN + one.lettering.height * INK_AT / 2,
    )
