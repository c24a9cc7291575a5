"""An order that says nothing about who came first."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from bot.archive import checks
from bot.archive.encoding import encoded
from bot.workshop.record import (
    CandidateRecord,
    MergedWords,
    PromptRecord,
    SessionRecord,
    ThemeRecord,
    ThemeSource,
    ValueRecord,
    WordCount,
)


def in_order(record: SessionRecord) -> SessionRecord:
    """The record with words and themes falling by people and every other text in alphabetical
    order. The quotes and the words of a theme stay: the best are first, whenever they came. Edits
    stay too, as they are done again one after the other; no participant made them."""
    return replace(
        record,
        values=tuple(map(_value, record.values)),
        candidates=tuple(sorted(record.candidates, key=_candidates)),
        checks=tuple(map(checks.in_order, record.checks)),
    )


def shuffled(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts in an order that only they themselves decide, the same each time.

    The alphabet would put those who begin alike side by side, and they may be the same person's.
    """
    return tuple(sorted(texts, key=lambda text: (sha256(encoded(text)).digest(), text)))


def _value(value: ValueRecord) -> ValueRecord:
    return replace(
        value,
        words=tuple(sorted(value.words, key=_falling)),
        late=_alphabetical(value.late),
        thoughts=replace(value.thoughts, texts=_alphabetical(value.thoughts.texts)),
        prompts=tuple(map(_prompt, value.prompts)),
        notes=_alphabetical(value.notes),
        merged=tuple(sorted(map(_merged, value.merged), key=_merges)),
        themes=tuple(sorted(value.themes, key=_themes)),
        also_said=_alphabetical(value.also_said),
        both_sides=_alphabetical(value.both_sides),
        added=_alphabetical(value.added),
    )


def _prompt(prompt: PromptRecord) -> PromptRecord:
    return replace(
        prompt,
        answers=_alphabetical(prompt.answers),
        notes=_alphabetical(prompt.notes),
        added=_alphabetical(prompt.added),
    )


def _merged(merged: MergedWords) -> MergedWords:
    return replace(merged, others=_alphabetical(merged.others))


def _merges(merged: MergedWords) -> tuple[object, ...]:
    return merged.word.casefold(), merged.word, merged.by, merged.others


def _themes(theme: ThemeRecord) -> tuple[object, ...]:
    """People's own words come after headings that as many people spoke of."""
    is_theirs = theme.source is ThemeSource.WORDS
    by_people = (not theme.is_shown, -(theme.people or 0), is_theirs)
    return *by_people, theme.heading.casefold(), theme.heading, theme.key


def _candidates(candidate: CandidateRecord) -> tuple[object, ...]:
    heading = candidate.heading
    return -candidate.people, -candidate.spread, heading.casefold(), heading, candidate.key


def _falling(count: WordCount) -> tuple[int, str, str]:
    return -count.people, count.word.casefold(), count.word


def _alphabetical(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
