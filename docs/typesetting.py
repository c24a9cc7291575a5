"""Text as a chat shows it: broken into lines, with weights, slant, emoji and quoted lines.

The program has one font, and it is bold. Regular weight is that font with its outline taken off
and set a little closer, which is enough for a picture in README.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby, pairwise
from operator import itemgetter

from PIL import Image, ImageChops, ImageDraw, ImageOps

from bot.word_cloud.runs import CLUSTER
from bot.word_cloud.typeface import emoji_picture, letters, letters_font

FINER = 4
PADDING = 8
OUTLINE = 0.019
CLOSER = 0.91
SLANT = 0.19
EMOJI = 1.12
BESIDE = 0.08
MIDDLE = 0.36
LINE_HEIGHT = 1.36
BASELINE = 1.03
QUOTE_INDENT = 26
QUOTE_MARGIN = 10
LINK_KINDS = ("url", "mention", "bot_command", "text_link", "hashtag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How letters look; `size` is in pixels per em."""

    size: int = 30
    colour: str = "#16202a"
    link: str = "#2f7cb8"
    bold: bool = False
    italic: bool = False


Word = Sequence[tuple[str, Look]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text, from `start` to `end` in characters, of a kind of the Bot API."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Stretches of one look each, one after the other; `quoted` lines stand in a quote."""

    runs: Word
    quoted: bool = False
    empty: bool = False

    @property
    def width(self) -> float:
        indent = 2 * QUOTE_INDENT if self.quoted else 0
        return sum(measure(text, look) for text, look in self.runs) + indent


def set_lines(text: str, marks: Sequence[Mark], look: Look, width: int) -> list[Line]:
    """The text in lines of at most `width` pixels, but for words that are longer than that."""
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        quoted = any(m.kind == "blockquote" and m.start <= start < m.end for m in marks)
        room = width - (2 * QUOTE_INDENT if quoted else 0)
        words = [
            list(_runs(text, start + found.start(), start + found.end(), (marks, look)))
            for found in re.finditer(r"\S+\s*", paragraph)
        ]
        broken = [Line(runs=_joined(words), quoted=quoted) for words in _broken(words, room)]
        lines += broken or [Line(runs=(), empty=True)]
        start += len(paragraph) + 1
    return lines


def heights(lines: Sequence[Line], size: int) -> list[int]:
    """How high each line is, with the room that a quote needs above and below itself."""
    found = []
    for number, line in enumerate(lines):
        high = round(size * (0.62 if line.empty else LINE_HEIGHT))
        if line.quoted and (number == 0 or not lines[number - 1].quoted):
            high += QUOTE_MARGIN
        if line.quoted and (number + 1 == len(lines) or not lines[number + 1].quoted):
            high += QUOTE_MARGIN
        found.append(high)
    return found


def draw_run(image: Image.Image, place: tuple[float, float], text: str, look: Look) -> float:
    """Draw text of one look, its baseline beginning at `place`; where the next one begins."""
    x, baseline = place
    for part, is_emoji in _parts(text):
        if is_emoji:
            picture = ImageOps.contain(emoji_picture(part), (round(look.size * EMOJI),) * 2)
            middle = baseline - look.size * MIDDLE
            corner = (round(x + look.size * BESIDE), round(middle - picture.height / 2))
            image.paste(picture, corner, picture)
        elif part.strip():
            mask, left, top = _mask(part.rstrip(), look)
            image.paste(look.colour, (round(x) + left, round(baseline) + top), mask)
        x += measure(part, look)
    return x


@lru_cache(4096)
def measure(text: str, look: Look) -> float:
    """How many pixels wide the text is."""
    font = letters_font(look.size)
    closer = 1 if look.bold else CLOSER
    return sum(
        look.size * (EMOJI + 2 * BESIDE)
        if is_emoji
        else font.getlength(part, direction="ltr") * closer
        for part, is_emoji in _parts(text)
    )


def _mask(text: str, look: Look) -> tuple[Image.Image, int, int]:
    """The ink of the text, and where its left top corner is from the start of the baseline."""
    font = letters_font(look.size * FINER)
    above, below = (round(look.size * part) + PADDING for part in (1.2, 0.5))
    length = font.getlength(text, direction="ltr")
    size = (math.ceil(length) + 2 * PADDING * FINER, (above + below) * FINER)
    origin = (PADDING * FINER, above * FINER)
    ink = Image.new("L", size)
    ImageDraw.Draw(ink).text(origin, text, 255, font, anchor="ls", direction="ltr")
    if not look.bold:
        ink = ImageChops.subtract(ink, _outline(text, look, size, origin))
    if look.italic:
        lean = (1, SLANT, -SLANT * origin[1], 0, 1, 0)
        ink = ink.transform(size, Image.Transform.AFFINE, lean, Image.Resampling.BICUBIC)
    closer = 1 if look.bold else CLOSER
    small = (round(size[0] * closer / FINER), above + below)
    return ink.resize(small, Image.Resampling.BOX), -round(PADDING * closer), -above


def _outline(text: str, look: Look, size: tuple[int, int], origin: tuple[int, int]) -> Image.Image:
    """A thin line along the edge of every letter."""
    font = letters_font(look.size * FINER)
    width = look.size * FINER * OUTLINE
    rim, shift = font.getmask2(text, "L", direction="ltr", stroke_width=width, anchor="ls")
    left, top = origin[0] + shift[0], origin[1] + shift[1]
    outline = Image.new("L", size)
    outline.im.paste(255, (left, top, left + rim.size[0], top + rim.size[1]), rim)
    return outline


def _runs(
    text: str, start: int, end: int, means: tuple[Sequence[Mark], Look]
) -> Iterator[tuple[str, Look]]:
    """One word in stretches of one look each."""
    marks, look = means
    edges = {start, end} | {edge for m in marks for edge in (m.start, m.end) if start < edge < end}
    for left, right in pairwise(sorted(edges)):
        kinds = {m.kind for m in marks if m.start <= left < m.end}
        yield (
            text[left:right],
            replace(
                look,
                bold=look.bold or "bold" in kinds,
                italic="italic" in kinds,
                colour=look.link if kinds.intersection(LINK_KINDS) else look.colour,
            ),
        )


def _broken(words: Sequence[Word], room: float) -> Iterator[list[Word]]:
    line: list[Word] = []
    used = 0.0
    for word in words:
        wide = sum(measure(text.rstrip(), look) for text, look in word)
        if line and used + wide > room:
            yield line
            line, used = [], 0.0
        line.append(word)
        used += sum(measure(text, look) for text, look in word)
    if line:
        yield line


def _joined(words: Sequence[Word]) -> Word:
    """A line's stretches, those of one look together, so that letters are shaped as a whole."""
    joined = [
        ("".join(text for text, _ in runs), look)
        for look, runs in groupby(chain.from_iterable(words), key=itemgetter(1))
    ]
    last, look = joined[-1]
    return (*joined[:-1], (last.rstrip(), look))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches of letters and single emoji, with whether it is an emoji."""
    for number, part in enumerate(CLUSTER.split(text)):
        is_emoji = number % 2 == 1 and (ord(part[0]) not in letters() or "\ufe0f" in part)
        if part:
            yield part, is_emoji
