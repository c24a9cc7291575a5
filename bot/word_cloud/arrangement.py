"""Words with their sizes and places: what is to be painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.word_cloud.board import Spot
from bot.word_cloud.colouring import choose_colour
from bot.word_cloud.layout import Layout, Place
from bot.word_cloud.lettering import Lettering
from bot.word_cloud.sizing import Rule, Sketch
from bot.workshop.record import WordCount


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Sizes, and by key the middles of the words that found a place at these."""

    rule: Rule
    spots: Mapping[str, Spot]


def finish(
    words: Sequence[WordCount],
    sketches: Sequence[Sketch],
    fit: Fit,
    known: Layout,
    colours: int,
) -> Arrangement:
    """The arrangement of a fit: colours are those that `known` has, or others than neighbours."""
    placed: list[PlacedWord] = []
    places: dict[str, Place] = {}
    for one in sketches:
        if one.key in fit.spots:
            spot = fit.spots[one.key]
            colour = choose_colour(one.key, spot, known.places, places, colours)
            places[one.key] = Place(x=spot[0], y=spot[1], colour=colour)
            placed.append(_place(one, places[one.key], fit.rule))
    drawn = {one.word for one in placed}
    return Arrangement(
        placed=tuple(placed),
        left_out=tuple(word.word for word in words if word.word not in drawn),
        layout=Layout(scale=fit.rule.scale, exponent=fit.rule.exponent, places=places),
    )


def _place(one: Sketch, place: Place, rule: Rule) -> PlacedWord:
    return PlacedWord(
        word=one.word,
        people=one.people,
        lettering=one.lettering,
        x=place.x,
        y=place.y,
        size=rule.size(one.people),
        colour=place.colour,
    )
