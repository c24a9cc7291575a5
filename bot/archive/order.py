"""An order that says nothing about who came first."""

from collections.abc import Iterable
from dataclasses import replace

from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord, WordCount


def in_order(record: SessionRecord) -> SessionRecord:
    """The same record with words falling by people and every other text in alphabetical order."""
    return replace(record, values=tuple(map(_value, record.values)))


def _value(value: ValueRecord) -> ValueRecord:
    return replace(
        value,
        words=tuple(sorted(value.words, key=_falling)),
        late=_alphabetical(value.late),
        prompts=tuple(map(_prompt, value.prompts)),
        notes=_alphabetical(value.notes),
    )


def _prompt(prompt: PromptRecord) -> PromptRecord:
    answers, notes = _alphabetical(prompt.answers), _alphabetical(prompt.notes)
    return replace(prompt, answers=answers, notes=notes)


def _falling(count: WordCount) -> tuple[int, str, str]:
    return -count.people, count.word.casefold(), count.word


def _alphabetical(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
