"""What a round-up shows, laid out: a draft and its post are two views of one sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.round_up.language import WELSH
from bot.round_up.said import GOES_BEFORE, GOES_ON, may_post
from bot.workshop.passage import Passage
from bot.workshop.plan import MAX_HEADING
from bot.workshop.reveal import PEOPLE_FOR_A_THEME, PEOPLE_FOR_COUNTS
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from bot.workshop.theme_source import ThemeSource


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetQuote:
    """A verbatim quote, and where it stands. `key` is what edits name it by; `is_begun`: its
    sentence begins before it; `is_cut`: the sentence goes on behind it; `value` the number of the
    value that it was said about."""

    text: str
    key: str
    passage: Passage
    is_begun: bool = False
    is_cut: bool = False
    value: int = 0

    @property
    def marked(self) -> str:
        """As it is shown, with […] where its sentence begins before it or goes on behind it."""
        before, after = (GOES_BEFORE if self.is_begun else "", GOES_ON if self.is_cut else "")
        return f"{before}{self.text}{after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTheme:
    """A theme, and how many people spoke of it; for one across values `people` counts people in
    each value, and `spread` is in how many values it came up. `matches` are where people's words
    stand that made them count, once it is to be posted."""

    key: str
    heading: str
    heading_cy: str = ""
    source: ThemeSource = ThemeSource.LIST
    people: int = 0
    words: tuple[str, ...] = ()
    quotes: tuple[SheetQuote, ...] = ()
    matches: tuple[Passage, ...] = ()
    spread: int = 0
    is_key: bool = False

    def name_in(self, language: str) -> str:
        """The heading in a language, as it is shown; people's own words in quotation marks."""
        name = self.heading_cy if language == WELSH and self.heading_cy else self.heading
        cut = name if len(name) <= MAX_HEADING else f"{name[: MAX_HEADING - 1].rstrip()}…"
        return f"“{cut}”" if self.source is ThemeSource.WORDS else cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One round-up, in the order of reading.

    `people` said something at all, `answered` of them answered what was asked; `unquoted` of those
    are not quoted. `values` is how many values a sheet across values is made from. `heard` are the
    keys of all answers that were counted.
    """

    session: Session
    scope: Scope
    people: int = 0
    answered: int = 0
    themes: tuple[SheetTheme, ...] = ()
    raised: tuple[SheetTheme, ...] = ()
    also_said: tuple[SheetQuote, ...] = ()
    both_sides: tuple[SheetQuote, ...] = ()
    added: tuple[SheetQuote, ...] = ()
    unquoted: int = 0
    values: int = 0
    heard: tuple[str, ...] = ()

    @property
    def is_across(self) -> bool:
        """Whether it is about all values."""
        return self.scope.value is None

    @property
    def may_stand(self) -> bool:
        """Whether so many people's words are in it that it may be in the group, and any are."""
        return self.says_something and (self.is_across or may_post(self.answered))

    @property
    def says_something(self) -> bool:
        """Whether anything stands in it beside counts."""
        beside = (self.also_said, self.both_sides, self.added)
        return bool(self.all_themes) or (not self.is_across and any(beside))

    @property
    def shows_counts(self) -> bool:
        """Whether so many people answered that a count gives nobody away."""
        return self.answered >= PEOPLE_FOR_COUNTS

    @property
    def all_themes(self) -> tuple[SheetTheme, ...]:
        """Those with quotes, then those that were only raised."""
        return (*self.themes, *self.raised)

    @property
    def quotes(self) -> tuple[SheetQuote, ...]:
        """Every quote in the order of reading."""
        return tuple(self._quotes())

    def theme_of(self, quote: SheetQuote) -> str:
        """The key of the theme that a quote stands under; "" for none."""
        return next((theme.key for theme in self.themes if quote in theme.quotes), "")

    def shorter(self) -> "Sheet":
        """The sheet without its last theme."""
        if self.raised:
            return replace(self, raised=self.raised[:-1])
        return replace(self, themes=self.themes[:-1])

    def with_themes_that_stand(self) -> "Sheet":
        """The sheet without themes that are left to too few people; their quotes stay. Where a
        count would say who agreed, there are quotes alone: a heading would be a count of two."""
        kept = [theme for theme in self.themes if self.shows_counts and _is_shared(theme)]
        gone = [theme for theme in self.themes if theme not in kept]
        raised = self.raised if self.shows_counts else ()
        return replace(
            self,
            themes=tuple(sorted(kept, key=lambda theme: -theme.people)),
            raised=tuple(theme for theme in raised if _is_shared(theme)),
            also_said=(*self.also_said, *(quote for theme in gone for quote in theme.quotes)),
        )

    def _quotes(self) -> Iterator[SheetQuote]:
        for theme in self.themes:
            yield from theme.quotes
        yield from (*self.also_said, *self.both_sides, *self.added)


def key_themes_first(themes: Sequence[SheetTheme]) -> tuple[SheetTheme, ...]:
    """Those that a person has named key themes stand first, and single words last: they say little
    by themselves."""
    return tuple(sorted(themes, key=lambda theme: (not theme.is_key, _is_word(theme))))


def worth_posting(themes: Sequence[SheetTheme]) -> list[SheetTheme]:
    """Those across values without single words, which say nothing beside better ones: they are in
    the report. A key theme is one that a person has named."""
    kept = [theme for theme in themes if theme.is_key or not _is_word(theme)]
    return kept or list(themes)


def _is_shared(theme: SheetTheme) -> bool:
    return theme.people >= PEOPLE_FOR_A_THEME


def _is_word(theme: SheetTheme) -> bool:
    return theme.key.startswith("word:")
