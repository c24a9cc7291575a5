"""The next live picture: what stood somewhere stays there, and the rest finds the nearest room.

Words are taken by falling count. A known word is tried at its old place first; sizes shrink
together as the cloud grows, so that only the neighbours of words that grew must move. Measured
against fresh layouts, words move 1 % of the diagonal from picture to picture instead of 28 %.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Arrangement, PlacedWord
from bot.word_cloud.board import Board, Mask, Spot
from bot.word_cloud.colouring import choose_colour
from bot.word_cloud.layout import Layout, Place
from bot.word_cloud.lettering import letter
from bot.word_cloud.sizing import EXPONENT, LARGEST, Rule, Sketch, largest_rule, legible
from bot.word_cloud.stencil import mask_of
from bot.word_cloud.style import Style
from bot.workshop.record import WordCount
from bot.workshop.response import word_key

GROWTH = 1.03
EXPONENT_GROWTH = 0.02
RETRY = 0.98
INWARD = 0.02


def arrange(words: Sequence[WordCount], layout: Layout, style: Style) -> Arrangement:
    """Places for as many of the words as there is room for, as near as can be to `layout`."""
    sketches = sketch(words, layout, style)
    if not sketches:
        return Arrangement(placed=(), left_out=tuple(w.word for w in words), layout=layout)
    rule, spots = _settle(sketches, layout, style)
    placed, places = [], dict[str, Place]()
    for one in sketches:
        if one.key in spots:
            x, y = spots[one.key]
            colour = choose_colour(one.key, (x, y), layout.places, places, len(style.palette))
            places[one.key] = Place(x=x, y=y, colour=colour)
            placed.append(place_word(one, places[one.key], rule))
    drawn = {one.word for one in placed}
    return Arrangement(
        placed=tuple(placed),
        left_out=tuple(word.word for word in words if word.word not in drawn),
        layout=layout if style.rare_first else _next(layout, rule, places),
    )


def sketch(words: Sequence[WordCount], layout: Layout, style: Style) -> list[Sketch]:
    """The words that can be drawn: largest first, and those that have a place before new ones."""
    most = max(word.people for word in words)
    least = min(word.people for word in words)
    sketches = []
    for word in words:
        lettering = letter(word.word)
        if lettering is not None:
            people = most + least - word.people if style.rare_first else word.people
            key = word_key(word.word)
            sketches.append(Sketch(key=key, word=word.word, people=people, lettering=lettering))
    return sorted(sketches, key=lambda one: (-one.people, one.key not in layout.places, one.key))


def place_word(one: Sketch, place: Place, rule: Rule) -> PlacedWord:
    """The sketch, ready to be painted."""
    return PlacedWord(
        word=one.word,
        people=one.people,
        lettering=one.lettering,
        x=place.x,
        y=place.y,
        size=rule.size(one.people),
        colour=place.colour,
    )


def _settle(
    sketches: Sequence[Sketch], layout: Layout, style: Style
) -> tuple[Rule, dict[str, Spot]]:
    """The largest sizes, near those of the picture before, at which all find a place."""
    chosen = legible(sketches, style)
    rule = largest_rule(chosen, _start(layout, style), style)
    while True:
        spots = _keep(chosen, rule, layout, style)
        smaller = rule.smaller(style.smallest, RETRY)
        if len(spots) == len(chosen) or smaller is None:
            return rule, spots
        rule = smaller


def _start(layout: Layout, style: Style) -> Rule:
    """Sizes may grow a little from picture to picture, never jump."""
    if layout.scale is None:
        return Rule(scale=LARGEST * style.height, exponent=EXPONENT)
    return Rule(
        scale=max(style.smallest, layout.scale * GROWTH),
        exponent=min(EXPONENT, layout.exponent + EXPONENT_GROWTH),
    )


def _keep(sketches: Sequence[Sketch], rule: Rule, layout: Layout, style: Style) -> dict[str, Spot]:
    """Where words find a place at these sizes: known ones where they stood, the others where
    there is room, the one with most people first, or if that fails, the widest first."""
    board = Board(style)
    masks = {one.key: mask_of(one, rule.size(one.people)) for one in sketches}
    known = [o for o in sketches if o.key in layout.places and board.has_room(masks[o.key])]
    for one in known:
        board.claim(masks[one.key], layout.places[one.key].spot)
    kept = {one.key: board.keep(masks[one.key], layout.places[one.key].spot) for one in known}
    spots = {key: spot for key, spot in kept.items() if spot}
    waiting = [(one.key, masks[one.key]) for one in sketches if one.key not in spots]
    must_all = rule.smaller(style.smallest) is not None
    found = _find_places(board.copy(), waiting, layout, style, must_all=must_all)
    if len(found) < len(waiting):
        waiting.sort(key=lambda keyed: -keyed[1].shape[1])
        other = _find_places(board, waiting, layout, style, must_all=must_all)
        found = max(found, other, key=len)
    return spots | found


def _find_places(
    board: Board,
    waiting: Sequence[tuple[str, Mask]],
    layout: Layout,
    style: Style,
    *,
    must_all: bool,
) -> dict[str, Spot]:
    """A place for each, nearest to its old one, or for a new word, nearest to the middle.

    If it `must_all` be placed, stops at the first for which there is no room.
    """
    found: dict[str, Spot] = {}
    middle = style.width / 2, style.height / 2
    for key, mask in waiting:
        place = layout.places.get(key)
        if place is None:
            spot = board.put_near(mask, middle, aspect=style.width / style.height)
        else:
            spot = board.put_near(mask, _inwards(place, middle), aspect=1.0)
        if spot:
            found[key] = spot
        elif must_all:
            break
    return found


def _inwards(place: Place, middle: Spot) -> Spot:
    return (
        place.x + INWARD * (middle[0] - place.x),
        place.y + INWARD * (middle[1] - place.y),
    )


def _next(layout: Layout, rule: Rule, places: Mapping[str, Place]) -> Layout:
    return replace(layout, scale=rule.scale, exponent=rule.exponent, places=dict(places))
