"""Words as small pictures of their own, for a page on which they move.

A page scales them, so they come in a few sizes only: a word that grows a little needs no other
picture. They are kept by what they show, as the screens of one room ask for the same ones.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from bot.facilitation.pictures_shown import WordShown
from bot.word_cloud import Style
from bot.word_cloud.studio import Studio

# Pixels per em, each twice the area of the one before. At least twice what a word has in the
# picture, so that it is sharp on a large screen too; the largest letters are sharp with less, and
# would take longest to draw.
SIZES = (52, 74, 104, 147, 208, 294, 416)
SHARP = 2
# A cloud of sixty words in both colours takes a third of a megabyte.
MOST_BYTES = 16 << 20
DIGITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprite:
    """A word at a size, in pixels per em, in a colour."""

    word: str
    size: int
    colour: str

    @property
    def name(self) -> str:
        """What tells it from others."""
        content = f"{self.size}|{self.colour}|{self.word}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(content).hexdigest()[:DIGITS]


def sprite_of(shown: WordShown, style: Style) -> Sprite:
    """The picture of a word that stands in a cloud, as a style colours it."""
    wanted = SHARP * shown.size
    size = next((size for size in SIZES if size >= wanted), SIZES[-1])
    return Sprite(word=shown.word, size=size, colour=style.colour_of(shown.key))


class Sprites:
    """Draws them, and keeps those that were asked for last."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._kept: OrderedDict[Sprite, bytes] = OrderedDict()
        self._bytes = 0

    async def draw(self, sprite: Sprite, session_id: int) -> bytes:
        """A WebP. Raises PictureFailed, and NothingToDraw where no font has its letters."""
        kept = self._kept.get(sprite)
        if kept is not None:
            self._kept.move_to_end(sprite)
            return kept
        desk = self._studio.desk(session_id)
        drawn = await desk.draw_word(sprite.word, sprite.size, sprite.colour)
        if sprite not in self._kept:
            self._keep(sprite, drawn)
        return drawn

    def _keep(self, sprite: Sprite, drawn: bytes) -> None:
        self._kept[sprite] = drawn
        self._bytes += len(drawn)
        while self._bytes > MOST_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest)
