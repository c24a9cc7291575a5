"""Groups side by side: what each said about each value of a plan, as far as it may be told."""

from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.at_work import AtWorkRecord
from bot.workshop.plan import Plan, Value
from bot.workshop.record import Difference, SessionMethod
from bot.workshop.side_by_side import SharedCount, Spread


class Turnout(StrEnum):
    """Whether enough of a group answered to tell of it: it was not asked, or nobody said anything
    (NONE); too few did (FEW); its archive is of a former format, and does not say (UNKNOWN)."""

    ENOUGH = "enough"
    FEW = "few"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedGroup:
    """One of the groups: its name, how many joined it, and how its sessions were done."""

    name: str
    joined: int
    sessions: tuple[SessionMethod, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """A word, or a theme's heading, and how many said it. `most_in` is the group, by its place
    among those told of, in which more did than chance would often have it. Of a theme, there are
    `quotes` by group; those of a theme without numbers are in none, and in `of_all`."""

    text: str
    text_cy: str = ""
    count: SharedCount
    most_in: int | None = None
    quotes: tuple[tuple[str, ...], ...] = ()
    of_all: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLines:
    """The words of a value, or its themes. `turnouts` are of all groups; `groups` are the places of
    those that are told of, `sizes` how many of each answered. `has_numbers` is False where no
    number of any group is told, since others could be had from it."""

    turnouts: tuple[Turnout, ...]
    groups: tuple[int, ...]
    sizes: tuple[int, ...]
    lines: tuple[ComparedLine, ...] = ()
    has_numbers: bool = True

    @property
    def is_compared(self) -> bool:
        """Whether there is more than one group to tell of."""
        return len(self.groups) > 1

    def spread_over(self, spread: Spread) -> list[ComparedLine]:
        """Those that so many of the groups said."""
        return [line for line in self.lines if line.count.spread is spread]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedValue:
    """One value: its gut responses, what was spoken of, and whether people of each group say that
    it is so where they work (None: they were not asked)."""

    value: Value
    words: ComparedLines
    themes: ComparedLines
    at_work: tuple[AtWorkRecord | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedKeyTheme:
    """What people named a key theme in one of the groups at least; `named` says of each group
    whether they did there. How many spoke of it stands with each value, where it may be told."""

    text: str
    text_cy: str = ""
    named: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All values of a plan in all groups, and what was named a key theme; `differences` are of
    their plans, if these differ."""

    plan: Plan
    language: str
    groups: tuple[ComparedGroup, ...]
    values: tuple[ComparedValue, ...]
    key_themes: tuple[ComparedKeyTheme, ...] = ()
    differences: tuple[Difference, ...] = ()
