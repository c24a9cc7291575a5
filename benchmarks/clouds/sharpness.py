"""How sharp a picture still is when Telegram has made a JPEG of it, by the kind of file we send.

Telegram turns every photo into a JPEG of 80 to 87 % with its colours at half size. That is done
here to live pictures in each kind of file, and what comes out is compared with the picture as it
was drawn: by PSNR, and by the structural similarity (SSIM) of the parts where there is ink.
"""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.table import Row
from bot.word_cloud import DARK, LIGHT, Layout, draw
from bot.word_cloud.next_picture import arrange
from bot.word_cloud.painting import all_colours
from tests.word_cloud.crowd import growing

QUALITIES = (80, 87)
WINDOW = 8
STEADY_LIGHT, STEADY_CONTRAST = (0.01 * 255) ** 2, (0.03 * 255) ** 2
CROWDS = {60: (12, 45), 300: (20, 120)}

Grey = npt.NDArray[np.float64]
Shown = tuple[Image.Image, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What becomes of a kind of file, in the mean of all pictures."""

    decibels: float
    similarity: float
    kilobytes: float


def rows() -> list[Row]:
    """The file that we send, beside a JPEG of 90 % with all its colours."""
    pictures = list(_pictures())
    ours = _seen(pictures, lambda shown: shown[1])
    jpeg = _seen(pictures, lambda shown: _jpeg(shown[0], 90, 0))
    whole = _seen(pictures, lambda shown: _png(shown[0]))
    return [
        Row(
            what="sharpness once sent",
            measured=ours.decibels,
            unit="dB",
            reach=jpeg.decibels,
            at_most=False,
            baseline=jpeg.decibels,
            note=f"baseline JPEG 90 % 4:4:4; PNG in all colours {whole.decibels:.2f}",
        ),
        Row(
            what="likeness of ink once sent",
            measured=ours.similarity,
            unit="SSIM",
            reach=jpeg.similarity,
            at_most=False,
            baseline=jpeg.similarity,
            note=f"PNG in all colours {whole.similarity:.4f}",
        ),
        Row(
            what="size of a live picture",
            measured=ours.kilobytes,
            unit="kB",
            reach=150,
            baseline=jpeg.kilobytes,
            note=f"PNG in all colours {whole.kilobytes:.0f}",
        ),
    ]


def _pictures() -> Iterator[Shown]:
    """The last live pictures of two crowds, light and dark: as drawn, and as the file we send."""
    for people, (pictures, distinct) in CROWDS.items():
        for style in (LIGHT, DARK):
            layout = Layout.empty()
            for words in growing(people, pictures, 0, distinct):
                before = layout
                layout = draw(words, layout, style).layout
            arrangement = arrange(words, before, style)
            yield all_colours(arrangement, style), draw(words, before, style).image


def _seen(pictures: list[Shown], file: Callable[[Shown], bytes]) -> Seen:
    decibels, similarity, sizes = [], [], []
    for shown in pictures:
        sent = file(shown)
        sizes.append(len(sent) / 1000)
        for quality in QUALITIES:
            after = _opened(_jpeg(_opened(sent), quality, 2))
            decibels.append(_decibels(shown[0], after))
            similarity.append(_similarity(shown[0], after))
    return Seen(
        decibels=statistics.fmean(decibels),
        similarity=statistics.fmean(similarity),
        kilobytes=statistics.fmean(sizes),
    )


def _jpeg(image: Image.Image, quality: int, subsampling: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, subsampling=subsampling)
    return file.getvalue()


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _opened(file: bytes) -> Image.Image:
    return Image.open(BytesIO(file)).convert("RGB")


def _decibels(one: Image.Image, other: Image.Image) -> float:
    apart = np.asarray(one, float) - np.asarray(other, float)
    return float(10 * np.log10(255**2 / (apart * apart).mean()))


def _similarity(one: Image.Image, other: Image.Image) -> float:
    """The mean SSIM of all windows with ink in them."""
    x, y = (np.asarray(image.convert("L"), float) for image in (one, other))
    light_x, light_y = _means(x), _means(y)
    spread = _means(x * x) - light_x**2 + _means(y * y) - light_y**2
    shared = _means(x * y) - light_x * light_y
    light = (2 * light_x * light_y + STEADY_LIGHT) / (light_x**2 + light_y**2 + STEADY_LIGHT)
    alike = light * (2 * shared + STEADY_CONTRAST) / (spread + STEADY_CONTRAST)
    return float(alike[_means((x != x[0, 0]).astype(float)) > 0].mean())


def _means(values: Grey) -> Grey:
    """The mean of every square window."""
    sums = np.cumsum(np.cumsum(np.pad(values, ((1, 0), (1, 0))), 0), 1)
    inside = sums[WINDOW:, WINDOW:] - sums[:-WINDOW, WINDOW:]
    means: Grey = (inside - sums[WINDOW:, :-WINDOW] + sums[:-WINDOW, :-WINDOW]) / WINDOW**2
    return means
