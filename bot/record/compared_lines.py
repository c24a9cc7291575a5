"""The words, and the themes, of one value in several groups, as far as they may be told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from bot.archive.combined.adding_words import words_in_each
from bot.workshop.by_lot import most_in
from bot.workshop.comparison import ComparedLine, ComparedLines, Turnout
from bot.workshop.record import ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_FOR_COUNTS
from bot.workshop.side_by_side import (
    SharedCount,
    told,
    told_of_all_together,
    told_without_numbers,
)
from bot.workshop.theme_record import ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.tied_counts import LineRule, are_hidden

MOST_THEMES = 12
QUOTES_OF_EACH = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPart:
    """What the group of a number said about one value, and how many of it have to answer."""

    number: int
    value: ValueRecord
    minimum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesRecorded:
    """What the records say of a value: how many of a group, by its number, spoke of a theme; and
    whether a group's record says such things at all."""

    people: Callable[[int, str], int]
    is_known: Callable[[int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """Whose numbers are in the sums. Of some groups too few answered to be told of: they are
    `dark`, by their places among `parts`."""

    parts: tuple[GroupPart, ...]
    sizes: tuple[int, ...]
    dark: frozenset[int]
    turnouts: tuple[Turnout, ...]

    @property
    def is_bright(self) -> bool:
        """Whether all of them may be told of."""
        return not self.dark

    def without_dark(self, cells: Sequence[T]) -> tuple[T, ...]:
        return tuple(cell for at, cell in enumerate(cells) if at not in self.dark)

    def telling(self, lines: Iterable[Sequence[int]], most_each: int) -> LineRule:
        """The rule that tells most of these lines, and lets nothing be worked out."""
        lines = list(lines)
        if self.is_bright and are_hidden(lines, self.sizes, most_each):
            return told
        without = partial(told_without_numbers, dark=self.dark)
        is_safe = are_hidden(lines, self.sizes, most_each, without)
        return without if is_safe else told_of_all_together

    def count(self, cells: Sequence[int], tell: LineRule) -> SharedCount:
        """What is told of one line, of those groups that are told of."""
        count = tell(cells, self.sizes)
        return replace(count, cells=self.without_dark(count.cells))

    def lines(self, lines: Sequence[ComparedLine], *, has_numbers: bool) -> ComparedLines:
        """All lines, in the order of how large a share of the groups said each; none where there
        is no second group to tell of."""
        shown = self.without_dark([part.number for part in self.parts])
        sizes = self.without_dark(self.sizes)
        marked = _marked(lines, sizes) if has_numbers else lines
        return ComparedLines(
            turnouts=self.turnouts,
            groups=shown,
            sizes=sizes,
            lines=tuple(sorted(marked, key=lambda line: _weight(line, self.sizes, sizes)))
            if len(shown) > 1
            else (),
            has_numbers=has_numbers,
        )


def words_compared(parts: Sequence[GroupPart], groups: int, most_each: int) -> ComparedLines:
    """The words of a value in so many groups; everybody could send `most_each`."""
    turnouts = {part.number: _words_turnout(part) for part in parts}
    said = [part for part in parts if part.value.words or _is_enough(turnouts[part.number])]
    counted = _counted(said, [part.value.answered or 0 for part in said], turnouts, groups)
    found = words_in_each([part.value for part in said]) if len(said) > 1 else []
    tell = counted.telling((cells for _, cells in found), most_each)
    lines = [ComparedLine(text=word, count=counted.count(cells, tell)) for word, cells in found]
    return counted.lines(lines, has_numbers=tell is told)


def themes_compared(
    whole: ValueRecord, parts: Sequence[GroupPart], groups: int, recorded: ThemesRecorded
) -> ComparedLines:
    """The themes of a value in so many groups; `whole` is of all of them together."""
    turnouts = {part.number: _themes_turnout(part, recorded) for part in parts}
    spoke = [part for part in parts if turnouts[part.number] is not Turnout.NONE]
    counted = _counted(spoke, [part.value.discussed_by for part in spoke], turnouts, groups)
    lines = [
        _theme(theme, counted, recorded)
        for theme in _worth_telling(whole.themes)
        if len(counted.parts) > 1
    ]
    return counted.lines(lines, has_numbers=counted.is_bright)


def _counted(
    parts: Sequence[GroupPart], sizes: Sequence[int], turnouts: dict[int, Turnout], groups: int
) -> _Counted:
    return _Counted(
        parts=tuple(parts),
        sizes=tuple(sizes),
        dark=frozenset(
            at for at, part in enumerate(parts) if not _is_enough(turnouts[part.number])
        ),
        turnouts=tuple(turnouts.get(number, Turnout.NONE) for number in range(groups)),
    )


def _is_enough(turnout: Turnout) -> bool:
    return turnout is Turnout.ENOUGH


def _words_turnout(part: GroupPart) -> Turnout:
    if not part.value.was_discussed:
        return Turnout.NONE
    return Turnout.ENOUGH if (part.value.answered or 0) >= part.minimum else Turnout.FEW


def _themes_turnout(part: GroupPart, recorded: ThemesRecorded) -> Turnout:
    value = part.value
    texts = (text for prompt in value.prompts for text in prompt.answers)
    if not value.discussed_by and not value.thoughts.texts and not any(texts):
        return Turnout.NONE
    if value.discussed_by < max(part.minimum, PEOPLE_FOR_COUNTS):
        return Turnout.FEW
    return Turnout.ENOUGH if recorded.is_known(part.number) else Turnout.UNKNOWN


def _worth_telling(themes: Iterable[ThemeRecord]) -> list[ThemeRecord]:
    """Those of the report, and other headings that are more than somebody's word."""
    worth = [
        theme
        for theme in themes
        if theme.people and (theme.is_shown or theme.source is not ThemeSource.WORDS)
    ]
    return worth[:MOST_THEMES]


def _theme(theme: ThemeRecord, counted: _Counted, recorded: ThemesRecorded) -> ComparedLine:
    """Who spoke of a theme, and quotes of the groups whose number is told: where none is, that a
    group is quoted would say that three of it did."""
    people = [recorded.people(part.number, theme.key) for part in counted.parts]
    cells = _with_those_left(people, theme.people or 0, counted)
    tell = told if counted.is_bright else partial(told_without_numbers, dark=counted.dark)
    count = counted.count(cells, tell)
    quotes: list[tuple[str, ...]] = []
    for part, cell in zip(counted.without_dark(counted.parts), count.cells, strict=True):
        own = (one.quotes for one in part.value.themes if one.key == theme.key)
        quotes.append(next(own, ())[:QUOTES_OF_EACH] if cell else ())
    return ComparedLine(
        text=theme.heading,
        text_cy=theme.heading_cy,
        count=count,
        quotes=tuple(quotes),
        of_all=() if any(quotes) else theme.quotes[:QUOTES_OF_EACH],
    )


def _with_those_left(people: Sequence[int], whole: int, counted: _Counted) -> list[int]:
    """The people of each group who spoke of a theme, with those whom only the sum has: a record
    says nothing of a theme that a single person spoke of, and nothing of groups that are dark."""
    cells = list(people)
    left = max(0, whole - sum(cells))
    for at, cell in enumerate(cells):
        if not cell and left:
            most = counted.sizes[at] if at in counted.dark else 1
            cells[at] = min(left, most)
            left -= cells[at]
    return cells


def _marked(lines: Sequence[ComparedLine], sizes: Sequence[int]) -> list[ComparedLine]:
    """The lines, and in which group more said something than chance would often have it."""
    several = sum(line.count.people >= MINIMUM_FLOOR for line in lines)
    found = []
    for line in lines:
        cells = [cell for cell in line.count.cells if cell is not None]
        most = most_in(cells, sizes, several) if line.count.is_whole else None
        found.append(replace(line, most_in=most))
    return found


def _weight(
    line: ComparedLine, everybody: Sequence[int], sizes: Sequence[int]
) -> tuple[object, ...]:
    """Each group weighs the same, however large it is; where its number is not told, as if all
    groups had said it alike."""
    alike = line.count.people / sum(everybody)
    shares = [
        alike if cell is None else cell / size
        for cell, size in zip(line.count.cells, sizes, strict=True)
    ]
    return -sum(shares), line.text.casefold(), line.text
