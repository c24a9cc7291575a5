"""A themed round-up as lines to be shown, made shorter in a fixed order until they fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.round_up.heard import ThemedRoundUp, ThemeHeard
from bot.round_up.said import Quote, Said
from bot.round_up.slices import LONGEST, is_cut, shortened


class LineKind(StrEnum):
    """What a line is, in the order of reading."""

    THEME = "theme"
    THEME_QUOTE = "theme_quote"
    RAISED = "raised"
    ALSO_SAID = "also_said"
    BOTH_SIDES = "both_sides"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. A theme or what was raised has `theme`; a quote has `quote`, the slice to show, and
    `whole`, the slice that edits name; `is_cut` says that the sentence goes on behind it."""

    part: LineKind
    theme: ThemeHeard | None = None
    quote: Quote | None = None
    whole: Quote | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedLines:
    """The lines of a round-up, and how many people are in the full record and not quoted here."""

    lines: tuple[Line, ...]
    unquoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much may be shown: characters of a quote, and the number of each kind of line."""

    quote: int = LONGEST
    quotes: int = 9
    raised: int = 8
    also_said: int = 6
    both_sides: int = 2
    added: int = 10


_ROOMS = (
    _Room(),
    _Room(quote=150),
    _Room(quote=110),
    _Room(quote=110, also_said=3, added=5),
    _Room(quote=110, also_said=3, added=5, quotes=1),
    _Room(quote=80, also_said=3, added=3, quotes=1),
    _Room(quote=80, also_said=2, added=2, quotes=1, both_sides=0, raised=4),
    _Room(quote=80, also_said=0, added=0, quotes=1, both_sides=0, raised=0),
    _Room(quote=80, also_said=0, added=0, quotes=0, both_sides=0, raised=0),
)
"""Few people are all heard, so their quotes get shorter before any goes."""


def fitted(
    summary: ThemedRoundUp, answers: Sequence[Said], fits: Callable[[FittedLines], bool]
) -> FittedLines:
    """The longest form that fits: quotes of 200, 150, 110 characters, then fewer lone voices, one
    quote for each theme, quotes of 80, and only headings at last, whether or not they fit."""
    forms = (_shown(summary, answers, room) for room in _ROOMS)
    shown = next(forms)
    while not fits(shown) and (shorter := next(forms, None)) is not None:
        shown = shorter
    return shown


def _shown(summary: ThemedRoundUp, answers: Sequence[Said], room: _Room) -> FittedLines:
    lines = tuple(_lines(summary, answers, room))
    quoted = {answers[line.quote.answer] for line in lines if line.quote}
    voices = {said.voice for said in quoted if not said.added}
    return FittedLines(lines=lines, unquoted=summary.people - len(voices))


def _lines(summary: ThemedRoundUp, answers: Sequence[Said], room: _Room) -> Iterator[Line]:
    for theme in summary.themes:
        yield Line(part=LineKind.THEME, theme=theme)
        for quote in theme.quotes[: room.quotes]:
            yield _quoted(LineKind.THEME_QUOTE, quote, answers, room)
    yield from (Line(part=LineKind.RAISED, theme=theme) for theme in summary.raised[: room.raised])
    for part, quotes, most in (
        (LineKind.ALSO_SAID, summary.also_said, room.also_said),
        (LineKind.BOTH_SIDES, summary.both_sides, room.both_sides),
        (LineKind.ADDED, summary.added, room.added),
    ):
        yield from (_quoted(part, quote, answers, room) for quote in quotes[:most])


def _quoted(part: LineKind, whole: Quote, answers: Sequence[Said], room: _Room) -> Line:
    text = answers[whole.answer].text
    end = shortened(text, whole.start, whole.end, room.quote)
    quote = Quote(answer=whole.answer, start=whole.start, end=end)
    return Line(part=part, quote=quote, whole=whole, is_cut=is_cut(text, end))
