"""Where words find a place at given sizes: where they stood, or else where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.word_cloud.board import Board, Mask, Spot, Spots
from bot.word_cloud.layout import Anchor, Layout
from bot.word_cloud.sizing import LIVE, Rule, Sketch
from bot.word_cloud.stencil import mask_of
from bot.word_cloud.style import Style

INWARD = 0.02

Masks = Mapping[str, Mask]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The picture before, which the next one is drawn over. New words come near `origin`, given in
    shares of width and height, and `aspect` times farther aside than above or below it."""

    layout: Layout
    style: Style
    aspect: float = 4 / 3
    origin: Spot = (0.5, 0.5)

    @property
    def middle(self) -> Spot:
        return self.style.width / 2, self.style.height / 2


def place(sketches: Sequence[Sketch], rule: Rule, ground: Ground) -> Spots:
    """Where words find a place at these sizes: known ones where they stood, the others where
    there is room, the one with most people first, or if that fails, the widest first."""
    board = Board(ground.style)
    masks = {one.key: mask_of(one, rule.size(one.weight), LIVE) for one in sketches}
    spots = _keep(board, masks, list(masks), ground.layout)
    waiting = [(key, mask) for key, mask in masks.items() if key not in spots]
    finder = _Finder(ground=ground, target=_counterweight(masks, spots, ground))
    must_all = rule.smaller(ground.style.smallest) is not None
    found = finder.find(board.copy(), waiting, must_all=must_all)
    if len(found) < len(waiting):
        waiting.sort(key=lambda keyed: -keyed[1].shape[1])
        found = max(found, finder.find(board, waiting, must_all=must_all), key=len)
    return spots | found


def close_ranks(sketches: Sequence[Sketch], rule: Rule, ground: Ground) -> Spots:
    """Where words find a place when the least may all move, the largest of them first.

    More words move than otherwise, so this is for when somebody's word would not be drawn.
    """
    least = min(one.people for one in sketches)
    masks = {one.key: mask_of(one, rule.size(one.weight), LIVE) for one in sketches}
    board = Board(ground.style)
    larger = [one.key for one in sketches if one.people > least]
    spots = _keep(board, masks, larger, ground.layout)
    waiting = [(key, mask) for key, mask in masks.items() if key not in spots]
    waiting.sort(key=lambda keyed: -keyed[1].size)
    return spots | _Finder(ground=ground, target=ground.middle).find(board, waiting, must_all=True)


def _keep(board: Board, masks: Masks, keys: Sequence[str], layout: Layout) -> Spots:
    """Those of the words that can stay where they stood, and where that is now."""
    known = [key for key in keys if key in layout.places and board.has_room(masks[key])]
    for key in known:
        board.claim(masks[key], layout.places[key].spot)
    kept = {key: board.keep(masks[key], layout.places[key].spot) for key in known}
    return {key: spot for key, spot in kept.items() if spot}


def _counterweight(masks: Masks, spots: Mapping[str, Spot], ground: Ground) -> Spot:
    """The point on the other side of the middle from where the weight of the words is."""
    middle = ground.middle
    weight = sum(masks[key].size for key in spots)
    if not weight:
        return ground.origin[0] * ground.style.width, ground.origin[1] * ground.style.height
    x, y = (sum(masks[key].size * spots[key][at] for key in spots) / weight for at in (0, 1))
    return 2 * middle[0] - x, 2 * middle[1] - y


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """Finds places for words that have none, new ones near `target`."""

    ground: Ground
    target: Spot

    def find(self, board: Board, waiting: Sequence[tuple[str, Mask]], *, must_all: bool) -> Spots:
        """A place for each, nearest to its old one, or for a new word, nearest to the target.

        If it `must_all` be placed, stops at the first for which there is no room.
        """
        found: Spots = {}
        for key, mask in waiting:
            known = self.ground.layout.places.get(key)
            if known is None:
                spot = board.put_near(mask, self.target, aspect=self.ground.aspect)
            else:
                spot = board.put_near(mask, self._inwards(known), aspect=1.0)
            if spot:
                found[key] = spot
            elif must_all:
                break
        return found

    def _inwards(self, known: Anchor) -> Spot:
        middle = self.ground.middle
        return (
            known.x + INWARD * (middle[0] - known.x),
            known.y + INWARD * (middle[1] - known.y),
        )
