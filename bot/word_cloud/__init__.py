"""Counts of words in, a picture of them out; from picture to picture, words stay where they are.

Importing this costs nothing: fonts, numpy and wordcloud are loaded by the first picture, which
belongs into another process (bot.word_cloud.studio).
"""

from collections.abc import Sequence

from bot.word_cloud.layout import Anchor, DrawnWord, Layout
from bot.word_cloud.picture import NothingToDraw, NoWords, Picture
from bot.word_cloud.shares import WordShares
from bot.word_cloud.style import DARK, LIGHT, Style
from bot.workshop.word_count import WordCount

__all__ = [
    "DARK",
    "LIGHT",
    "Anchor",
    "DrawnWord",
    "Layout",
    "NoWords",
    "NothingToDraw",
    "Picture",
    "Style",
    "WordShares",
    "check",
    "draw",
    "draw_again",
    "draw_final",
    "draw_side_by_side",
    "draw_word",
    "load",
]


def draw(words: Sequence[WordCount], layout: Layout, style: Style = LIGHT) -> Picture:
    """The next picture after the one that left `layout`: places and colours are kept.

    The picture's own layout is what the next call needs. A word for which there is no room, or no
    letters, is in `left_out`. Raises NoWords for an empty list, and NothingToDraw when every word
    would be left out: an empty picture says something untrue.
    """
    from bot.word_cloud import painting  # noqa: PLC0415
    from bot.word_cloud.next_picture import arrange  # noqa: PLC0415

    if not words:
        raise NoWords
    arrangement = arrange(words, layout, style)
    return painting.paint(arrangement, style)


def draw_again(layout: Layout, style: Style = LIGHT) -> Picture:
    """The picture that left this layout, without the words that were taken out of it since: as a
    WebP, which is half as large. Raises NothingToDraw when nothing is left."""
    from bot.word_cloud import painting, redrawing  # noqa: PLC0415

    arrangement = redrawing.arrange_again(layout, style)
    return redrawing.made_small(painting.paint(arrangement, style))


def draw_final(words: Sequence[WordCount], style: Style = LIGHT) -> Picture:
    """The best picture of these words, laid out afresh, as a PNG twice as large.

    It depends on the words and their people alone, not on their order nor on any picture before:
    nothing in it tells who came first. Raises NoWords for an empty list, and NothingToDraw.
    """
    from bot.word_cloud import composing, painting  # noqa: PLC0415

    if not words:
        raise NoWords
    arrangement = composing.compose(words, style)
    return painting.paint_large(arrangement, style)


def draw_side_by_side(
    words: Sequence[WordShares], sides: int, style: Style = LIGHT
) -> list[bytes | None]:
    """A PNG for each of so many groups, all on one scale: an equal share of a group is an equal
    size, and a word has the same place and colour in all. None where a group has no word."""
    from bot.word_cloud import beside_each_other  # noqa: PLC0415

    return beside_each_other.draw(words, sides, style)


def draw_word(word: str, size: int, colour: str) -> bytes:
    """A word by itself as a WebP, as it stands in a picture: `size` pixels per em, the middle of
    its ink in the middle, nothing behind it. Raises NothingToDraw if no font has its letters."""
    from bot.word_cloud import sprites  # noqa: PLC0415

    return sprites.draw_word(word, size, colour)


def load() -> None:
    """Load fonts and libraries, which the first picture would have to wait for."""
    draw([WordCount(word="gair", people=1)], Layout.empty())


def check() -> list[str]:
    """What is missing on this machine to draw words right, a sentence each; [] if all is well."""
    from bot.word_cloud import checking  # noqa: PLC0415

    return checking.problems()
