"""Paints an arrangement and makes a file of it."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageColor

from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.lettering import paint as paint_word
from bot.word_cloud.picture import Picture
from bot.word_cloud.style import Style

LARGE = 2
MOST = 256
SHADES = 6
SAME = 10

Colours = npt.NDArray[np.int16]


def paint(arrangement: Arrangement, style: Style) -> Picture:
    """The live picture, as a file that survives being compressed once more by Telegram."""
    image = _image(arrangement, style, 1)
    file = BytesIO()
    image.save(file, "JPEG", quality=90, subsampling=0)
    return _picture(arrangement, file, "image/jpeg")


def paint_large(arrangement: Arrangement, style: Style) -> Picture:
    """The picture for paper, twice as large, in as few colours as nobody can tell from all."""
    image = _image(arrangement, style, LARGE)
    palette = Image.new("P", (1, 1))
    palette.putpalette(_colours(image, arrangement, style).astype(np.uint8).tobytes())
    file = BytesIO()
    few = image.quantize(palette=palette, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=8)
    return _picture(arrangement, file, "image/png")


def _colours(image: Image.Image, arrangement: Arrangement, style: Style) -> Colours:
    """Up to 256: the background, a few shades of each ink, and what emoji need besides."""
    named = [ImageColor.getrgb(colour)[:3] for colour in (style.background, *style.palette)]
    ground, inks = np.array(named[0]), np.array(named[1:])
    shades = [ground + (inks - ground) * step / SHADES for step in range(1, SHADES + 1)]
    colours = np.concatenate([[ground], *shades]).round().astype(np.int16)
    crops = [np.asarray(image.crop(box)).reshape(-1, 3) for box in _boxes_with_emoji(arrangement)]
    if not crops:
        return colours
    drawn = Image.fromarray(np.concatenate(crops)[np.newaxis]).quantize(MOST - len(colours))
    others = np.array(drawn.getpalette(), np.int16).reshape(-1, 3)
    apart = np.abs(others[:, np.newaxis] - colours).max(axis=2).min(axis=1)
    return np.concatenate([colours, others[apart > SAME]])


def _boxes_with_emoji(arrangement: Arrangement) -> Iterator[tuple[int, int, int, int]]:
    """Where there are words with an emoji, in pixels of the large picture."""
    for one in arrangement.placed:
        if any(piece.is_emoji for piece in one.lettering.pieces):
            across, down = (
                LARGE * one.size * length / 2
                for length in (one.lettering.width, one.lettering.height)
            )
            x, y = LARGE * one.x, LARGE * one.y
            yield int(x - across), int(y - down), int(x + across) + 1, int(y + down) + 1


def _image(arrangement: Arrangement, style: Style, scale: int) -> Image.Image:
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


def _picture(arrangement: Arrangement, file: BytesIO, media_type: str) -> Picture:
    return Picture(
        image=file.getvalue(),
        media_type=media_type,
        layout=arrangement.layout,
        left_out=arrangement.left_out,
    )
