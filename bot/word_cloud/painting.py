"""Paints an arrangement and makes a file of it."""

from io import BytesIO

from PIL import Image

from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.lettering import paint as paint_word
from bot.word_cloud.picture import Picture
from bot.word_cloud.style import Style

LARGE = 2


def paint(arrangement: Arrangement, style: Style) -> Picture:
    """The live picture, as a file that survives being compressed once more by Telegram."""
    image = _image(arrangement, style, 1)
    file = BytesIO()
    image.save(file, "JPEG", quality=90, subsampling=0)
    return _picture(arrangement, file, "image/jpeg")


def paint_large(arrangement: Arrangement, style: Style) -> Picture:
    """The picture for paper, twice as large and without loss."""
    image = _image(arrangement, style, LARGE)
    file = BytesIO()
    image.save(file, "PNG", compress_level=6)
    return _picture(arrangement, file, "image/png")


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
