"""What comes out of a themed round-up."""

import hashlib
from dataclasses import dataclass

from bot.round_up.said import Quote
from bot.workshop.reveal import PEOPLE_FOR_COUNTS
from bot.workshop.theme_source import ThemeSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeHeard:
    """A theme that people spoke of.

    `key` is what edits name it by: the same in every round-up. A heading of ThemeSource.WORDS is
    people's own and belongs into quotation marks; `heading_cy` may be "". `words` are what people
    said that made it count, those of most people first. `answers` are indexes; `matches` are where
    those words stand; of `quotes` the first is the best.
    """

    key: str
    heading: str
    heading_cy: str
    source: ThemeSource
    words: tuple[str, ...]
    people: int
    answers: tuple[int, ...]
    matches: tuple[Quote, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemedRoundUp:
    """What a group said, by themes.

    `people` is how many gave an answer that counts. `themes` fall by people, as do the `raised`,
    which have no quotes; with fewer than five people there are only raised ones, and `shows_counts`
    is False.
    `also_said` are lone voices: those in no theme first. `both_sides` are sentences in which one
    person names both sides. `added` is what people found missing. `held_back` are the answers that
    count for nothing before a person lets them in; they are for a person to read.
    """

    people: int
    themes: tuple[ThemeHeard, ...] = ()
    raised: tuple[ThemeHeard, ...] = ()
    also_said: tuple[Quote, ...] = ()
    both_sides: tuple[Quote, ...] = ()
    added: tuple[Quote, ...] = ()
    held_back: tuple[int, ...] = ()

    @property
    def shows_counts(self) -> bool:
        """Whether so many people answered that a count gives nobody away."""
        return self.people >= PEOPLE_FOR_COUNTS

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote, in the order in which they are read; one may stand under two headings."""
        under = [quote for theme in self.themes for quote in theme.quotes]
        return (*under, *self.also_said, *self.both_sides, *self.added)


def quote_key(text: str) -> str:
    """What edits name a quote by: 32 hexadecimal digits that stand for its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]
