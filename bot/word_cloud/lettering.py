"""What one word looks like: its lines, its letters and emoji, and where its ink is.

All lengths are in em, from the left end of the first line's baseline; y grows downwards.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from unicodedata import bidirectional, category

from PIL import Image, ImageDraw

from bot.word_cloud.line_breaking import in_two, lines_of
from bot.word_cloud.runs import drawn_form, runs_of
from bot.word_cloud.typeface import emoji_picture, letters_font

MEASURED_AT = 100
INK_AT = 32
INK_MARGIN = 16
EMOJI_HEIGHT = 1.02
EMOJI_RISE = 0.86
EMOJI_GAP = 0.06
LINE_HEIGHT = 0.86
LINE_GAP = 0.03
X_HEIGHT = 0.5

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Letters of one face, or one emoji (None); `x` and `y` are where its baseline begins."""

    text: str
    face: Path | None
    x: float
    y: float
    width: float

    @property
    def is_emoji(self) -> bool:
        return self.face is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A word, ready to be drawn at any size. The box is that of its ink; `lines` are the baseline
    and the width of each line. `is_airy`: it wants air around, as it has letters of a script
    without capitals, whose dots and marks would be taken for a neighbour's, or several lines, which
    are read as one phrase when all others are farther away."""

    pieces: tuple[Piece, ...]
    lines: tuple[tuple[float, float], ...]
    left: float
    top: float
    right: float
    bottom: float
    is_airy: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class LetteredLine:
    pieces: tuple[Piece, ...]
    box: Box


@lru_cache(1024)
def letter(word: str) -> Lettering | None:
    """How the word is drawn; None when a character of it is in no font, or nothing is seen."""
    drawn = drawn_form(word)
    return None if drawn is None else _lettered(lines_of(drawn))


@lru_cache(64)
def letter_in_two(word: str) -> Lettering | None:
    """How a phrase of one line is drawn in two; None where it has no space to be broken at."""
    drawn = drawn_form(word)
    if drawn is None or len(lines_of(drawn)) > 1:
        return None
    lines = in_two(drawn)
    return _lettered(lines) if lines else None


def _lettered(texts: Sequence[str]) -> Lettering | None:
    lines = [_set_line(line) for line in texts]
    if not lines or any(line is None for line in lines):
        return None
    return _stack([line for line in lines if line])


def ink(lettering: Lettering) -> Image.Image:
    """Where the ink of the word is: a small picture of its box, with a margin around."""
    width, height = lettering.width * INK_AT, lettering.height * INK_AT
    mask = Image.new("L", (math.ceil(width) + 2 * INK_MARGIN, math.ceil(height) + 2 * INK_MARGIN))
    origin = (INK_MARGIN - lettering.left * INK_AT, INK_MARGIN - lettering.top * INK_AT)
    paint(mask, lettering, origin, size=INK_AT, colour=255)
    _close_lines(mask, lettering)
    return mask


def _close_lines(mask: Image.Image, lettering: Lettering) -> None:
    """Take the room between words and lines, so that nothing comes between those of a phrase."""
    pen = ImageDraw.Draw(mask)
    middle = mask.width / 2
    for baseline, width in lettering.lines:
        bottom = INK_MARGIN + (baseline - lettering.top) * INK_AT
        reach = width / 2 * INK_AT
        pen.rectangle(
            (middle - reach, bottom - X_HEIGHT * INK_AT, middle + reach, bottom), fill=255
        )
    for upper, lower in pairwise(lettering.lines):
        reach = min(upper[1], lower[1]) / 2 * INK_AT
        top = INK_MARGIN + (upper[0] - X_HEIGHT - lettering.top) * INK_AT
        bottom = INK_MARGIN + (lower[0] - lettering.top) * INK_AT
        pen.rectangle((middle - reach, top, middle + reach, bottom), fill=255)


def paint(
    image: Image.Image,
    lettering: Lettering,
    origin: tuple[float, float],
    *,
    size: float,
    colour: str | int,
) -> None:
    """Draw onto `image` with the first baseline beginning at `origin`, at `size` pixels per em."""
    pen = ImageDraw.Draw(image)
    for piece in lettering.pieces:
        at = origin[0] + piece.x * size, origin[1] + piece.y * size
        if piece.face is None:
            _paste(image, piece, at, size)
        else:
            font = letters_font(size, piece.face)
            pen.text(at, piece.text, fill=colour, font=font, anchor="ls")


def _paste(image: Image.Image, piece: Piece, origin: tuple[float, float], size: float) -> None:
    measures = (max(1, round(piece.width * size)), max(1, round(EMOJI_HEIGHT * size)))
    picture = emoji_picture(piece.text).resize(measures, Image.Resampling.LANCZOS)
    corner = (round(origin[0]), round(origin[1] - EMOJI_RISE * size))
    if image.mode == "RGBA":
        image.alpha_composite(picture, corner)
    elif image.mode == "L":
        image.paste(255, corner, picture.getchannel("A").point(lambda alpha: 255 * (alpha > 30)))
    else:
        image.paste(picture, corner, picture)


def _set_line(line: str) -> LetteredLine | None:
    """The runs of a line one after the other, in the direction in which it is read."""
    runs = runs_of(line)
    if _reads_leftwards(line):
        runs.reverse()
    x, pieces, boxes = 0.0, [], []
    for run in runs:
        if run.face is None:
            width, box = _measure_emoji(run.text)
            advance = width + EMOJI_GAP
        else:
            width, box = _measure_letters(run.text, run.face)
            advance = width
        if box[2] > box[0] and box[3] > box[1]:
            boxes.append((x + box[0], box[1], x + box[2], box[3]))
        pieces.append(Piece(text=run.text, face=run.face, x=x, y=0.0, width=width))
        x += advance
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return LetteredLine(
        pieces=tuple(pieces), box=(min(lefts), min(tops), max(rights), max(bottoms))
    )


def _measure_emoji(cluster: str) -> tuple[float, Box]:
    """How far an emoji reaches, and the box of its ink."""
    picture = emoji_picture(cluster)
    width = picture.width / picture.height * EMOJI_HEIGHT
    return width, (0.0, -EMOJI_RISE, width, EMOJI_HEIGHT - EMOJI_RISE)


def _measure_letters(text: str, face: Path) -> tuple[float, Box]:
    """How far letters reach, and the box of their ink."""
    font = letters_font(MEASURED_AT, face)
    left, top, right, bottom = (e / MEASURED_AT for e in font.getbbox(text, anchor="ls"))
    return font.getlength(text) / MEASURED_AT, (left, top, right, bottom)


def _reads_leftwards(line: str) -> bool:
    strong = (bidirectional(c) for c in line if bidirectional(c) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _stack(lines: list[LetteredLine]) -> Lettering:
    """The lines one under the other, middle under middle."""
    pieces: list[Piece] = []
    set_lines: list[tuple[float, float]] = []
    baseline, below = 0.0, 0.0
    widest = max(line.box[2] - line.box[0] for line in lines)
    for line in lines:
        left, top, right, bottom = line.box
        if set_lines:
            baseline = max(baseline + LINE_HEIGHT, below + LINE_GAP - top)
        below = baseline + bottom
        shift = (widest - (right - left)) / 2 - left
        pieces += [replace(piece, x=piece.x + shift, y=baseline) for piece in line.pieces]
        set_lines.append((baseline, right - left))
    return Lettering(
        pieces=tuple(pieces),
        lines=tuple(set_lines),
        left=0.0,
        top=lines[0].box[1],
        right=widest,
        bottom=below,
        is_airy=len(lines) > 1 or any(category(c) == "Lo" for p in pieces for c in p.text),
    )
