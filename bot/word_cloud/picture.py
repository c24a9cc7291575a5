"""A finished picture."""

from dataclasses import dataclass

from bot.word_cloud.layout import Layout


class NoWords(ValueError):
    """There is no word to draw, so there is no picture."""


class NothingToDraw(ValueError):
    """There are words, but no font has them or they have no room: they can only be listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`image` is a file of `media_type`; `left_out` are the words that are not in it, which whoever
    shows the picture lists beside it."""

    image: bytes
    media_type: str
    layout: Layout
    left_out: tuple[str, ...] = ()
