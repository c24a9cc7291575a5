"""What a benchmark measured, beside what it should be."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

TITLES = ("what", "measured", "should be", "baseline", "ratio", "", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number. It should be at most `reach`, or at least, when `at_most` is False.

    `baseline` is the same work done in the plainest way, in the same run: numbers of different
    machines can't be compared, but ratios nearly can.
    """

    what: str
    measured: float
    unit: str
    reach: float
    at_most: bool = True
    baseline: float | None = None
    note: str = ""

    @property
    def misses(self) -> bool:
        """Whether the number is on the wrong side, or is no number at all."""
        kept = self.measured <= self.reach if self.at_most else self.measured >= self.reach
        return not kept

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text, in the order of TITLES."""
        return (
            self.what,
            f"{_short(self.measured)} {self.unit}".strip(),
            f"{'≤' if self.at_most else '≥'} {_short(self.reach)}",
            "" if self.baseline is None else _short(self.baseline),
            f"{_short(self.measured / self.baseline)}×" if self.baseline else "",
            "MISS" if self.misses else "ok",
            self.note,
        )


def drawn(name: str, rows: Iterable[Row]) -> str:
    """A table with a title, its columns as wide as they need to be."""
    table = [TITLES, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (_line(cells, widths) for cells in table)
    return "\n".join((f"{name}", *lines, ""))


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    """Words to the left, numbers to the right, so that digits stand below digits."""
    padded = [
        cell.rjust(width) if 0 < column < 5 else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"  {'  '.join(padded)}".rstrip()


def _short(number: float) -> str:
    """Three digits that count: 0.0421, 4.21, 421, 42,100."""
    if number == 0 or not math.isfinite(number):
        return f"{number:g}"
    decimals = max(0, 2 - math.floor(math.log10(abs(number))))
    text = f"{number:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
