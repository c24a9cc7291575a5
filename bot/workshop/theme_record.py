"""What is left of a theme when nobody's name, id, time or order is in it."""

from dataclasses import dataclass

from bot.workshop.theme_source import ThemeSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRecord:
    """A theme of a value. `words` are what people said that made it count; `quotes` are verbatim,
    with […] where a sentence begins before one or goes on behind it. `people` is None where so few
    answered that it is not told. `is_shown` is False for one that is only counted: too few people
    spoke of it, or others say it better. `key` is the same for the same theme in every session of a
    plan."""

    key: str
    heading: str
    heading_cy: str = ""
    source: ThemeSource = ThemeSource.LIST
    words: tuple[str, ...] = ()
    people: int | None = 0
    quotes: tuple[str, ...] = ()
    is_shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """A quote, and the place of the value that it was said about, from 0."""

    value: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecord:
    """A theme that people brought up without being asked, in several values. `people_by_value`
    follows the plan's values, with None where it came up and so few answered that it is not told in
    how many; `quote` was said about value `value`, from 0. `is_key`: a person has named it a key
    theme; then there are `more_quotes`, each of another value."""

    key: str
    heading: str
    heading_cy: str = ""
    source: ThemeSource = ThemeSource.LIST
    words: tuple[str, ...] = ()
    people_by_value: tuple[int | None, ...] = ()
    quote: str = ""
    value: int = 0
    is_key: bool = False
    more_quotes: tuple[QuoteRecord, ...] = ()

    @property
    def quotes(self) -> tuple[QuoteRecord, ...]:
        """All of its quotes, the best first."""
        first = QuoteRecord(value=self.value, quote=self.quote)
        return (first, *self.more_quotes) if self.quote else self.more_quotes

    @property
    def people(self) -> int:
        """The counts that are told of all values together: who spoke in two is in both."""
        return sum(people or 0 for people in self.people_by_value)

    @property
    def spread(self) -> int:
        """In how many values it came up."""
        return sum(people is None or people > 0 for people in self.people_by_value)
