"""One word by itself on nothing: for a page on which words move.

It is painted by what paints the group's picture, so that letters, emoji, lines and marks are the
same there.
"""

import math
from io import BytesIO

from PIL import Image, ImageColor

from bot.word_cloud.lettering import Lettering, letter, paint
from bot.word_cloud.picture import NothingToDraw

# Softened edges of letters reach a little beyond the box of the ink.
MARGIN = 4
# As soft as edges are in the group's picture, which has ten shades: a third of the bytes less.
ALPHA_STEP = 17


def draw_word(word: str, size: int, colour: str) -> bytes:
    """See bot.word_cloud.draw_word."""
    lettering = letter(word)
    if lettering is None:
        raise NothingToDraw
    # In the colour of the letters though nothing is seen of it: half a letter's edge over black
    # would be darker than over the page.
    image = Image.new("RGBA", _measures(lettering, size), (*ImageColor.getrgb(colour)[:3], 0))
    origin = (
        image.width / 2 - (lettering.left + lettering.right) / 2 * size,
        image.height / 2 - (lettering.top + lettering.bottom) / 2 * size,
    )
    paint(image, lettering, origin, size=size, colour=colour)
    image.putalpha(image.getchannel("A").point(lambda a: round(a / ALPHA_STEP) * ALPHA_STEP))
    file = BytesIO()
    # A room waits for it: looking for less than this takes twice as long, for a twentieth.
    image.save(file, "WEBP", lossless=True, quality=20, method=1)
    return file.getvalue()


def _measures(lettering: Lettering, size: int) -> tuple[int, int]:
    """Width and height, even so that the middle is between two pixels at any size."""
    width, height = (
        2 * (math.ceil(length * size / 2) + MARGIN)
        for length in (lettering.width, lettering.height)
    )
    return width, height
