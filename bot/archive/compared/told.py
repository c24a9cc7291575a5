"""What a comparison says, ready to be written down in whatever kind of file."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTold:
    """What stands where a word meets a group: `share` of it said so, in a hundred; 0 also where
    that is not told."""

    text: str
    share: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTold:
    """A word or theme with a cell for each group that is told of; `about` says more, or is ""."""

    text: str
    cells: tuple[CellTold, ...]
    about: str
    quotes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTold:
    """Lines under one heading; those without numbers stand together in `plain`, behind
    `plain_about`."""

    heading: str
    about: str
    lines: tuple[LineTold, ...]
    plain_about: str = ""
    plain: tuple[str, ...] = ()
    quotes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesTold:
    """The words of a value, or its themes: who answered, and what they said. `missing` says why
    there is nothing, or no number."""

    heading: str
    turnout: str
    columns: tuple[str, ...]
    blocks: tuple[BlockTold, ...]
    missing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudTold:
    """The picture of a group, by the group's name, and its words for those who do not see it."""

    group: str
    picture: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWorkTold:
    """What people of a group say of whether a value is so where they work: already, partly, not
    yet, and how many passed; `few` says instead that it is not told."""

    group: str
    cells: tuple[CellTold, ...]
    passed: str
    few: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueBeside:
    """One value in all groups."""

    number: int
    title: str
    statement: str
    question: str
    differing: tuple[str, ...]
    words: LinesTold
    clouds: tuple[CloudTold, ...]
    themes: LinesTold
    at_work: tuple[AtWorkTold, ...]

    @property
    def has_grey(self) -> bool:
        """Whether words in its pictures are grey, as how many of each group is not told."""
        return bool(self.clouds) and any(block.plain for block in self.words.blocks[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsTold:
    """All that is said of groups side by side, part by part. `overview` has a line for each value:
    its number, its title, what was said in every group, and what in one; `asked` has one for each
    group, and `key_themes` one for each theme, with a cell for each of the `groups`."""

    groups: tuple[str, ...]
    overview: tuple[tuple[int, str, str, str], ...]
    asked: tuple[tuple[str, ...], ...]
    key_themes: tuple[tuple[str, ...], ...]
    values: tuple[ValueBeside, ...]
    explanations: tuple[str, ...]


Pictures = Mapping[tuple[int, int], bytes]
"""PNGs by numbers of value and group, from 1."""
