"""Words with their sizes and places: what is to be painted."""

from dataclasses import dataclass

from bot.word_cloud.layout import Layout
from bot.word_cloud.lettering import Lettering


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWord:
    """A word with the middle of its ink and its size per em, in pixels of the live picture."""

    word: str
    people: int
    lettering: Lettering
    x: float
    y: float
    size: float
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What is painted, what is not, and the layout that the next picture starts from."""

    placed: tuple[PlacedWord, ...]
    left_out: tuple[str, ...]
    layout: Layout
