"""Paints an arrangement and makes a file of it."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageColor

from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.lettering import paint as paint_word
from bot.word_cloud.picture import NothingToDraw, Picture
from bot.word_cloud.style import Style

LARGE = 2
MOST = 256
SHADES = 10
SHADES_ON_PAPER = 4
SAME = 10
SAMPLED = 4

Colours = npt.NDArray[np.int16]


def paint(arrangement: Arrangement, style: Style) -> Picture:
    """The live picture. Of the files that are made as fast, this is the sharpest once Telegram
    has made a JPEG of it, and a fifth of the size of a JPEG."""
    return _picture(all_colours(arrangement, style), arrangement, style, SHADES, 2)


def paint_large(arrangement: Arrangement, style: Style) -> Picture:
    """The picture for paper, twice as large: an archive has it three times, so it is made small."""
    full = all_colours(arrangement, style, LARGE)
    return _picture(full, arrangement, style, SHADES_ON_PAPER, 8)


def _colours(image: Image.Image, arrangement: Arrangement, style: Style, steps: int) -> Colours:
    """Up to 256: the background, a few shades of each ink, and what emoji need besides."""
    scale = image.width / style.width
    named = [ImageColor.getrgb(colour)[:3] for colour in (style.background, *style.palette)]
    ground, inks = np.array(named[0]), np.array(named[1:])
    shades = [ground + (inks - ground) * step / steps for step in range(1, steps + 1)]
    colours = np.concatenate([[ground], *shades]).round().astype(np.int16)
    crops = [
        np.asarray(image.crop(box)).reshape(-1, 3) for box in _boxes_with_emoji(arrangement, scale)
    ]
    if not crops:
        return colours
    drawn = Image.fromarray(np.concatenate(crops)[np.newaxis, ::SAMPLED]).quantize(
        MOST - len(colours)
    )
    others = np.array(drawn.getpalette(), np.int16).reshape(-1, 3)
    apart = np.abs(others[:, np.newaxis] - colours).max(axis=2).min(axis=1)
    return np.concatenate([colours, others[apart > SAME]])


def _boxes_with_emoji(
    arrangement: Arrangement, scale: float
) -> Iterator[tuple[int, int, int, int]]:
    """Where there are words with an emoji, in pixels of a picture `scale` times the live one."""
    for one in arrangement.placed:
        if any(piece.is_emoji for piece in one.lettering.pieces):
            across, down = (
                scale * one.size * length / 2
                for length in (one.lettering.width, one.lettering.height)
            )
            x, y = scale * one.x, scale * one.y
            yield int(x - across), int(y - down), int(x + across) + 1, int(y + down) + 1


def all_colours(arrangement: Arrangement, style: Style, scale: int = 1) -> Image.Image:
    """The picture before it is a file, `scale` times the live one."""
    image = Image.new("RGB", (style.width * scale, style.height * scale), style.background)
    for placed in arrangement.placed:
        lettering, size = placed.lettering, placed.size * scale
        origin = (
            placed.x * scale - (lettering.left + lettering.right) / 2 * size,
            placed.y * scale - (lettering.top + lettering.bottom) / 2 * size,
        )
        colour = style.palette[placed.colour % len(style.palette)]
        paint_word(image, lettering, origin, size=size, colour=colour)
    return image


def _picture(
    image: Image.Image, arrangement: Arrangement, style: Style, shades: int, compress_level: int
) -> Picture:
    """A PNG in as few colours as nobody can tell from all. Raises NothingToDraw."""
    if not arrangement.placed:
        raise NothingToDraw
    palette = Image.new("P", (1, 1))
    palette.putpalette(_colours(image, arrangement, style, shades).astype(np.uint8).tobytes())
    few = image.quantize(palette=palette, dither=Image.Dither.NONE)
    file = BytesIO()
    few.save(file, "PNG", compress_level=compress_level)
    return Picture(
        image=file.getvalue(),
        media_type="image/png",
        layout=arrangement.layout,
        left_out=arrangement.left_out,
    )
