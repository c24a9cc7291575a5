"""Counts of words in, a picture of them out; from picture to picture, words stay where they are.

Importing this costs nothing: fonts, numpy and wordcloud are loaded by the first picture, which
belongs into another process (bot.word_cloud.studio).
"""

from collections.abc import Sequence

from bot.word_cloud.layout import Anchor, Layout
from bot.word_cloud.picture import NothingToDraw, NoWords, Picture
from bot.word_cloud.style import DARK, LIGHT, Style
from bot.workshop.record import WordCount

__all__ = [
    "DARK",
    "LIGHT",
    "Anchor",
    "Layout",
    "NoWords",
    "NothingToDraw",
    "Picture",
    "Style",
    "check",
    "draw",
    "draw_final",
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


def check() -> list[str]:
    """What is missing on this machine to draw words right, a sentence each; [] if all is well."""
    from bot.word_cloud import checking  # noqa: PLC0415

    return checking.problems()
