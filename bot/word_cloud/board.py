"""Which parts of the picture are taken, on a coarse grid."""

import copy
import math

import numpy as np
import numpy.typing as npt
from wordcloud.wordcloud import IntegralOccupancyMap

from bot.word_cloud.style import Style

CELL = 4
REACH = 3.5
NUDGES = sorted(
    ((x, y) for x in range(-3, 4) for y in range(-3, 4) if math.hypot(x, y) <= REACH),
    key=lambda nudge: math.hypot(*nudge),
)

Mask = npt.NDArray[np.uint8]
Spot = tuple[float, float]
Spots = dict[str, Spot]
Cell = tuple[int, int]


class Board:
    """A grid of square cells inside the border of the picture, each free or taken by ink.

    A mask may stand where its whole box is free. Keeping one that stood there before is a look at
    its box only; finding a new place is a look at every place at once, through the sums that
    wordcloud's occupancy map keeps. Places are given by their middle (x, y) in pixels.
    """

    def __init__(self, style: Style) -> None:
        self._left, self._top = style.border * style.width, style.border * style.height
        self._columns = int((style.width - 2 * self._left) / CELL)
        self._rows = int((style.height - 2 * self._top) / CELL)
        self._taken: Mask = np.zeros((self._rows, self._columns), np.uint8)
        self._claims = np.zeros((self._rows, self._columns), np.int16)
        self._sums: IntegralOccupancyMap | None = None

    def has_room(self, mask: Mask) -> bool:
        """Whether the mask would fit if everything were free."""
        return len(mask) <= self._rows and len(mask[0]) <= self._columns

    def copy(self) -> "Board":
        """A board with the same taken cells, to try something on."""
        return copy.deepcopy(self)

    def claim(self, mask: Mask, spot: Spot) -> None:
        """Ask others to spare the box in which this mask stood, until it is kept."""
        self._claims[self._window(mask, self._inside(mask, self._cell(mask, spot)))] += 1

    def keep(self, mask: Mask, spot: Spot) -> Spot | None:
        """Put a mask that has claimed `spot` there, or a nudge beside, sparing what others claim.

        None when larger ones have taken all that.
        """
        origin = self._cell(mask, spot)
        start = self._inside(mask, origin)
        self._claims[self._window(mask, start)] -= 1
        best, least = None, math.inf
        near = _thicken(mask)
        for aside, below in NUDGES:
            cell = start[0] + aside, start[1] + below
            if (
                cell != self._inside(mask, cell)
                or (self._taken[self._window(mask, cell)] & near).any()
            ):
                continue
            harm = int((self._claims[self._window(mask, cell)] * mask).sum())
            if harm < least:
                best, least = cell, harm
            if not harm:
                break
        if best is None:
            return None
        self._put(mask, best)
        return spot if best == origin else self._spot(mask, best)

    def put_near(self, mask: Mask, spot: Spot, *, aspect: float) -> Spot | None:
        """Put the mask where it is free nearest to `spot`; None when it is free nowhere.

        `aspect` is how much farther a place may be aside than above to count as just as near.
        """
        if not self.has_room(mask):
            return None
        free = self._free_cells(mask)
        places = np.flatnonzero(free)
        if not len(places):
            return None
        rows, columns = free.shape
        column, row = self._exact_cell(mask, spot)
        aside, away = (np.arange(columns) - column) / aspect, np.arange(rows) - row
        far = np.add.outer(away * away, aside * aside).ravel()
        below, beside = divmod(int(places[np.argmin(far[places])]), columns)
        cell = beside, below
        self._put(mask, cell)
        return self._spot(mask, cell)

    def _put(self, mask: Mask, cell: Cell) -> None:
        self._taken[self._window(mask, cell)] |= mask
        if self._sums is not None:
            self._sums.update(self._taken, cell[1], cell[0])

    def _free_cells(self, mask: Mask) -> npt.NDArray[np.bool_]:
        """For every cell whether the mask's box is free from there on, by four sums each."""
        if self._sums is None:
            self._sums = IntegralOccupancyMap(self._rows, self._columns, None)
            self._sums.update(self._taken, 0, 0)
        sums = np.zeros((self._rows + 1, self._columns + 1), np.uint32)
        sums[1:, 1:] = self._sums.integral
        rows, columns = mask.shape
        top, bottom = sums[:-rows], sums[rows:]
        inside = bottom[:, columns:] - top[:, columns:] - bottom[:, :-columns] + top[:, :-columns]
        free: npt.NDArray[np.bool_] = inside == 0
        return free

    def _window(self, mask: Mask, cell: Cell) -> tuple[slice, slice]:
        rows, columns = mask.shape
        return slice(cell[1], cell[1] + rows), slice(cell[0], cell[0] + columns)

    def _inside(self, mask: Mask, cell: Cell) -> Cell:
        """The nearest cell from which the mask does not cross the border."""
        rows, columns = mask.shape
        return (
            max(0, min(cell[0], self._columns - columns)),
            max(0, min(cell[1], self._rows - rows)),
        )

    def _exact_cell(self, mask: Mask, spot: Spot) -> tuple[float, float]:
        rows, columns = mask.shape
        return (spot[0] - self._left) / CELL - columns / 2, (spot[1] - self._top) / CELL - rows / 2

    def _cell(self, mask: Mask, spot: Spot) -> Cell:
        column, row = self._exact_cell(mask, spot)
        return round(column), round(row)

    def _spot(self, mask: Mask, cell: Cell) -> Spot:
        rows, columns = mask.shape
        return (
            self._left + (cell[0] + columns / 2) * CELL,
            self._top + (cell[1] + rows / 2) * CELL,
        )


def _thicken(mask: Mask) -> Mask:
    """The mask with the cells next to its ink: two beside it, one above and below."""
    thick = mask.copy()
    for aside in (1, 2):
        thick[:, aside:] |= mask[:, :-aside]
        thick[:, :-aside] |= mask[:, aside:]
    thick[1:] |= thick[:-1].copy()
    thick[:-1] |= thick[1:].copy()
    return thick
