"""The next live picture: what stood somewhere stays there, and the rest finds the nearest room.

Words are taken by falling count. A known word is tried at its old place first; sizes shrink
together as the cloud grows, so that only the neighbours of words that grew must move. Measured
against fresh layouts, words move 1 % of the diagonal from picture to picture instead of 28 %.
"""

import math
from collections.abc import Mapping, Sequence
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
RETRY = 0.97
INWARD = 0.02
NUDGE = 16


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
    spots = _place(chosen, rule, layout, style)
    if _pushes(spots, layout):
        # Words leave their places for what others said, not for all to become larger.
        rule = replace(rule, scale=min(rule.scale, _before(layout, style)))
        spots = _place(chosen, rule, layout, style)
    while len(spots) < len(chosen):
        smaller = rule.smaller(style.smallest, RETRY)
        if smaller is None:
            break
        rule = smaller
        spots = _place(chosen, rule, layout, style)
    if len(spots) < len(chosen) == len(sketches):
        spots = max(spots, _close_ranks(sketches, rule, layout, style), key=len)
    return Fit(rule=rule, spots=spots)


def _pushes(spots: Mapping[str, Spot], layout: Layout) -> bool:
    """Whether a word had to leave its place."""
    known = spots.keys() & layout.places.keys()
    return any(math.dist(spots[key], layout.places[key].spot) > NUDGE for key in known)


def _before(layout: Layout, style: Style) -> float:
    """The scale of the picture before; of the first picture, the largest there is."""
    return max(style.smallest, layout.scale or LIVE.largest * style.height)


def _start(layout: Layout, style: Style) -> Rule:
    """Sizes may grow a little from picture to picture, never jump."""
    growth = 1.0 if layout.scale is None else GROWTH
    return Rule(
        scale=_before(layout, style) * growth,
        exponent=min(EXPONENT, layout.exponent + EXPONENT_GROWTH),
    )


def _place(sketches: Sequence[Sketch], rule: Rule, layout: Layout, style: Style) -> dict[str, Spot]:
    """Where words find a place at these sizes: known ones where they stood, the others where
    there is room, the one with most people first, or if that fails, the widest first."""
    board = Board(style)
    masks = {one.key: mask_of(one, rule.size(one.people), LIVE) for one in sketches}
    spots = _keep(board, masks, list(masks), layout)
    waiting = [(key, mask) for key, mask in masks.items() if key not in spots]
    must_all = rule.smaller(style.smallest) is not None
    found = _find_places(board.copy(), waiting, layout, style, must_all=must_all)
    if len(found) < len(waiting):
        waiting.sort(key=lambda keyed: -keyed[1].shape[1])
        other = _find_places(board, waiting, layout, style, must_all=must_all)
        found = max(found, other, key=len)
    return spots | found


def _close_ranks(
    sketches: Sequence[Sketch], rule: Rule, layout: Layout, style: Style
) -> dict[str, Spot]:
    """Where words find a place when the least may all move, the largest of them first.

    More words move than otherwise, so this is for when somebody's word would not be drawn.
    """
    least = min(one.people for one in sketches)
    masks = {one.key: mask_of(one, rule.size(one.people), LIVE) for one in sketches}
    board = Board(style)
    spots = _keep(board, masks, [one.key for one in sketches if one.people > least], layout)
    waiting = [(key, mask) for key, mask in masks.items() if key not in spots]
    waiting.sort(key=lambda keyed: -keyed[1].size)
    return spots | _find_places(board, waiting, layout, style, must_all=True)


def _keep(
    board: Board, masks: Mapping[str, Mask], keys: Sequence[str], layout: Layout
) -> dict[str, Spot]:
    """Those of the words that can stay where they stood, and where that is now."""
    known = [key for key in keys if key in layout.places and board.has_room(masks[key])]
    for key in known:
        board.claim(masks[key], layout.places[key].spot)
    kept = {key: board.keep(masks[key], layout.places[key].spot) for key in known}
    return {key: spot for key, spot in kept.items() if spot}


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
