"""The fonts: letters of many scripts in a few faces, and emoji in colour."""

import re
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
LETTERS = FONTS / "letters.ttf"
# In the order in which a character is looked for; what comes with every script is in all of them.
FACES = (
    LETTERS,
    FONTS / "south_asia.ttf",
    FONTS / "south_east_asia.ttf",
    FONTS / "east_asia.ttf",
)
EMOJI = FONTS / "emoji.ttf"
EMOJI_SIZE = 109

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0020-\U000e007f]+")
SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
UNKNOWN_FLAG = "🇽🇽"
# Of people who do something together there is a sequence for each two skin tones, but without
# tones it is one character.
TOGETHER = {
    "👩\u200d🤝\u200d👩": "👭",
    "👩\u200d🤝\u200d👨": "👫",
    "👨\u200d🤝\u200d👨": "👬",
    "🫱\u200d🫲": "🤝",
    "🧑\u200d❤\ufe0f\u200d🧑": "💑",
    "🧑\u200d❤\ufe0f\u200d💋\u200d🧑": "💏",
    "🧑\u200d🐰\u200d🧑": "👯",
    "👩\u200d🐰\u200d👩": "👯\u200d♀\ufe0f",
    "👨\u200d🐰\u200d👨": "👯\u200d♂\ufe0f",
    "🧑\u200d🫯\u200d🧑": "🤼",
    "👩\u200d🫯\u200d👩": "🤼\u200d♀\ufe0f",
    "👨\u200d🫯\u200d👨": "🤼\u200d♂\ufe0f",
}
UNSEEN = "\u200c\u200d\ufe0e\ufe0f"


@cache
def letters(face: Path = LETTERS) -> frozenset[int]:
    """The code points that a face of letters can draw."""
    return _characters(face)


def face_for(character: str, before: Path | None = None) -> Path | None:
    """The face that draws a character, that of the one `before` if it can; None if none does."""
    faces = FACES if before is None else (before, *FACES)
    return next((face for face in faces if ord(character) in letters(face)), None)


@cache
def emoji() -> frozenset[int]:
    """The code points that the font of emoji can draw."""
    return _characters(EMOJI)


def letters_font(size: float, face: Path = LETTERS) -> ImageFont.FreeTypeFont:
    """A face of letters at `size` pixels per em. Opening it anew costs 0.02 ms, keeping it open in
    every size would cost memory."""
    return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(96)
def emoji_picture(cluster: str) -> Image.Image:
    """One emoji, or several joined ones, cut out on a transparent background.

    The font has people in no skin tone; the emoji is drawn without. A tone alone is a swatch.
    """
    toneless = SKIN_TONES.sub("", cluster) or cluster
    text = TOGETHER.get(toneless, toneless)
    font = _emoji_font()
    _, _, right, bottom = font.getbbox(text)
    picture = Image.new("RGBA", (max(1, int(right)) + 4, max(1, int(bottom)) + 4))
    ImageDraw.Draw(picture).text((0, 0), text, font=font, embedded_color=True)
    return picture.crop(picture.getbbox())


def is_in_colour(cluster: str) -> bool:
    """Whether the font has a picture of its own for an emoji: not nothing, nor the flag that stands
    for all unknown ones."""
    picture = emoji_picture(cluster)
    if not picture.getchannel("A").getextrema()[1]:
        return False
    return not FLAG.fullmatch(cluster) or picture != emoji_picture(UNKNOWN_FLAG)


@cache
def _emoji_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(EMOJI, EMOJI_SIZE, layout_engine=ImageFont.Layout.RAQM)


def _characters(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 only who draws needs it, not the bot's start

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
