"""An order that says nothing about who came first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.archive.customs import Alphabet
from bot.archive.encoding import encoded
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.theme_source import ThemeSource
from bot.workshop.word_count import MergedWords, WordCount


def by_signs(text: str) -> tuple[str, str]:
    """The same order in every language: for programs."""
    return text.casefold(), text


def in_order(record: SessionRecord, alphabet: Alphabet = by_signs) -> SessionRecord:
    """The record with words and themes falling by people and every other text in alphabetical
    order. The quotes and the words of a theme stay: the best are first, whenever they came. Edits
    stay too, as they are done again one after the other; no participant made them."""
    order = _Order(alphabet)
    return replace(
        record,
        values=tuple(map(order.value, record.values)),
        candidates=tuple(sorted(record.candidates, key=order.candidates)),
        checks=tuple(
            replace(check, texts=order.alphabetical(check.texts)) for check in record.checks
        ),
    )


def shuffled(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts in an order that only they themselves decide, the same each time.

    The alphabet would put those who begin alike side by side, and they may be the same person's.
    """
    return tuple(sorted(texts, key=lambda text: (sha256(encoded(text)).digest(), text)))


@dataclass(frozen=True, slots=True)
class _Order:
    """Of each kind of thing, in the order of an alphabet where nothing else decides."""

    alphabet: Alphabet

    def value(self, value: ValueRecord) -> ValueRecord:
        return replace(
            value,
            words=tuple(sorted(value.words, key=self.falling)),
            late=self.alphabetical(value.late),
            thoughts=replace(value.thoughts, texts=self.alphabetical(value.thoughts.texts)),
            prompts=tuple(map(self.prompt, value.prompts)),
            notes=self.alphabetical(value.notes),
            merged=tuple(sorted(map(self.merged, value.merged), key=self.merges)),
            themes=tuple(sorted(value.themes, key=self.themes)),
            also_said=self.alphabetical(value.also_said),
            both_sides=self.alphabetical(value.both_sides),
            added=self.alphabetical(value.added),
        )

    def prompt(self, prompt: PromptRecord) -> PromptRecord:
        return replace(
            prompt,
            answers=self.alphabetical(prompt.answers),
            notes=self.alphabetical(prompt.notes),
            added=self.alphabetical(prompt.added),
        )

    def merged(self, merged: MergedWords) -> MergedWords:
        return replace(merged, others=self.alphabetical(merged.others))

    def merges(self, merged: MergedWords) -> tuple[object, ...]:
        return self.alphabet(merged.word), merged.by, merged.others

    def themes(self, theme: ThemeRecord) -> tuple[object, ...]:
        """People's own words come after headings that as many people spoke of."""
        is_theirs = theme.source is ThemeSource.WORDS
        by_people = (not theme.is_shown, -(theme.people or 0), is_theirs)
        return *by_people, self.alphabet(theme.heading), theme.key

    def candidates(self, candidate: CandidateRecord) -> tuple[object, ...]:
        by_people = (-candidate.people, -candidate.spread)
        return *by_people, self.alphabet(candidate.heading), candidate.key

    def falling(self, count: WordCount) -> tuple[object, ...]:
        return -count.people, self.alphabet(count.word)

    def alphabetical(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(texts, key=self.alphabet))
