"""The two fonts: letters of many scripts in one face, and emoji in colour."""

import re
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
LETTERS = FONTS / "letters.ttf"
EMOJI = FONTS / "emoji.ttf"
EMOJI_SIZE = 109

SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
HAND_IN_HAND = {"👩\u200d🤝\u200d👩": "👭", "👩\u200d🤝\u200d👨": "👫", "👨\u200d🤝\u200d👨": "👬"}
UNSEEN = "\u200c\u200d\ufe0e\ufe0f"


@cache
def letters() -> frozenset[int]:
    """The code points that the font of letters can draw."""
    return _characters(LETTERS)


@cache
def emoji() -> frozenset[int]:
    """The code points that the font of emoji can draw."""
    return _characters(EMOJI)


def letters_font(size: float) -> ImageFont.FreeTypeFont:
    """The font of letters at `size` pixels per em. Opening it anew costs 0.02 ms, keeping it open
    in every size would cost memory."""
    return ImageFont.truetype(LETTERS, size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(96)
def emoji_picture(cluster: str) -> Image.Image:
    """One emoji, or several joined ones, cut out on a transparent background.

    The font has no skin tones; the emoji is drawn without.
    """
    toneless = SKIN_TONES.sub("", cluster) or cluster
    text = HAND_IN_HAND.get(toneless, toneless)
    font = _emoji_font()
    _, _, right, bottom = font.getbbox(text)
    picture = Image.new("RGBA", (max(1, int(right)) + 4, max(1, int(bottom)) + 4))
    ImageDraw.Draw(picture).text((0, 0), text, font=font, embedded_color=True)
    return picture.crop(picture.getbbox())


@cache
def _emoji_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(EMOJI, EMOJI_SIZE, layout_engine=ImageFont.Layout.RAQM)


def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
