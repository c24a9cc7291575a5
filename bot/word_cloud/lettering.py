"""What one word looks like: its lines, its letters and emoji, and where its ink is.

All lengths are in em, from the left end of the first line's baseline; y grows downwards.
"""

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from unicodedata import bidirectional, category

from PIL import Image, ImageDraw

from bot.word_cloud.line_breaking import lines_of
from bot.word_cloud.typeface import (
    SKIN_TONES,
    UNSEEN,
    emoji,
    emoji_picture,
    letters,
    letters_font,
)

MEASURED_AT = 100
INK_AT = 32
INK_MARGIN = 16
EMOJI_HEIGHT = 1.02
EMOJI_RISE = 0.86
EMOJI_GAP = 0.06
LINE_HEIGHT = 0.92
LINE_GAP = 0.08
X_HEIGHT = 0.5

PART = "[\u00a9-\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
TONE = "[\U0001f3fb-\U0001f3ff]"
CLUSTER = re.compile(
    "([\U0001f1e6-\U0001f1ff]{2}|[#*0-9]\ufe0f?\u20e3|\U0001f3f4[\U000e0020-\U000e007f]+"
    f"|{PART}[\ufe0e\ufe0f]?{TONE}?(?:\u200d{PART}\ufe0f?{TONE}?)*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Letters with one baseline, or one emoji; `x` and `y` are where its baseline begins."""

    text: str
    is_emoji: bool
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """A word, ready to be drawn at any size. The box is that of its ink; `lines` are the baseline
    and the width of each line. `is_airy`: it has letters of a script without capitals, whose dots
    and marks above and below are not taken for a neighbour's only if there is air around."""

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
class Line:
    pieces: tuple[Piece, ...]
    box: tuple[float, float, float, float]


@lru_cache(1024)
def letter(word: str) -> Lettering | None:
    """How the word is drawn; None when a character of it is in neither font, or nothing is seen."""
    if not _has_all_characters(word):
        return None
    lines = [_set_line(line) for line in lines_of(word)]
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
    font = letters_font(size)
    for piece in lettering.pieces:
        x, y = origin[0] + piece.x * size, origin[1] + piece.y * size
        if piece.is_emoji:
            _paste(image, piece, (x, y), size)
        else:
            pen.text((x, y), piece.text, fill=colour, font=font, anchor="ls")


def _paste(image: Image.Image, piece: Piece, origin: tuple[float, float], size: float) -> None:
    measures = (max(1, round(piece.width * size)), max(1, round(EMOJI_HEIGHT * size)))
    picture = emoji_picture(piece.text).resize(measures, Image.Resampling.LANCZOS)
    corner = (round(origin[0]), round(origin[1] - EMOJI_RISE * size))
    if image.mode == "L":
        image.paste(255, corner, picture.getchannel("A").point(lambda alpha: 255 * (alpha > 30)))
    else:
        image.paste(picture, corner, picture)


def _has_all_characters(word: str) -> bool:
    for text, is_emoji in _runs(word):
        drawn = SKIN_TONES.sub("", text) if is_emoji else text
        font = emoji() if is_emoji else letters()
        if any(ord(c) not in font for c in drawn if c not in UNSEEN):
            return False
    return True


def _runs(line: str) -> list[tuple[str, bool]]:
    """The line in runs of letters and single emoji, with whether it is an emoji."""
    runs: list[tuple[str, bool]] = []
    for part in filter(None, CLUSTER.split(line)):
        if _is_emoji(part):
            runs.append((part, True))
        elif runs and not runs[-1][1]:
            runs[-1] = (runs[-1][0] + part, False)
        else:
            runs.append((part, False))
    return runs


def _is_emoji(part: str) -> bool:
    if not CLUSTER.fullmatch(part):
        return False
    return ord(part[0]) not in letters() or "\ufe0f" in part or "\u20e3" in part


def _set_line(line: str) -> Line | None:
    """The runs of a line one after the other, in the direction in which it is read."""
    runs = _runs(line)
    if _reads_leftwards(line):
        runs.reverse()
    font = letters_font(MEASURED_AT)
    x, pieces, boxes = 0.0, [], []
    for text, is_emoji in runs:
        if is_emoji:
            picture = emoji_picture(text)
            width = picture.width / picture.height * EMOJI_HEIGHT
            boxes.append((x, -EMOJI_RISE, x + width, EMOJI_HEIGHT - EMOJI_RISE))
            advance = width + EMOJI_GAP
        else:
            box = font.getbbox(text, anchor="ls")
            width = advance = font.getlength(text) / MEASURED_AT
            if box[2] > box[0] and box[3] > box[1]:
                left, top, right, bottom = (edge / MEASURED_AT for edge in box)
                boxes.append((x + left, top, x + right, bottom))
        pieces.append(Piece(text=text, is_emoji=is_emoji, x=x, y=0.0, width=width))
        x += advance
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Line(pieces=tuple(pieces), box=(min(lefts), min(tops), max(rights), max(bottoms)))


def _reads_leftwards(line: str) -> bool:
    strong = (bidirectional(c) for c in line if bidirectional(c) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _stack(lines: list[Line]) -> Lettering:
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
        is_airy=any(category(c) == "Lo" for piece in pieces for c in piece.text),
    )
