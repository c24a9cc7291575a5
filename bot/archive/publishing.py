"""Which numbers of people leave with an archive: one rule for its page, document, tables and
session.json.

A number is told where it gives nobody away. Every sum that an archive tells adds up numbers that it
tells as well, so nothing can be had by subtraction; what is not told is None from here on, and
nothing else in the archive depends on it, an order neither.
"""

from dataclasses import replace

from bot.archive import checks
from bot.workshop import at_work
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_FOR_A_THEME, PEOPLE_FOR_COUNTS
from bot.workshop.theme_record import CandidateRecord, ThemeRecord
from bot.workshop.thoughts import ThoughtsRecord


def published(record: SessionRecord) -> SessionRecord:
    """The record with the numbers that may be told, and no others; of what was published it is the
    same again. Its order is to be made after this."""
    values = tuple(_at_work(_value(value), record.minimum) for value in record.values)
    counted = [shows_counts(value) for value in values]
    return replace(
        record,
        values=values,
        candidates=tuple(_candidate(one, counted) for one in record.candidates),
        checks=tuple(map(checks.published, record.checks)),
    )


def shows_counts(value: ValueRecord) -> bool:
    """Whether so many people answered that counting who spoke of what gives nobody away."""
    return value.discussed_by >= PEOPLE_FOR_COUNTS


def _value(value: ValueRecord) -> ValueRecord:
    prompts = tuple(map(_prompt, value.prompts))
    is_told = _may_tell(value.answered, has_texts=bool(value.words))
    held_back = _held_back(value.held_back, value.answered)
    value = replace(
        value,
        prompts=prompts,
        answered=value.answered if is_told else None,
        passed=value.passed if is_told and not _is_hidden(value.held_back, held_back) else None,
        before=value.before if is_told else None,
        held_back=held_back,
        thoughts=_thoughts(value.thoughts),
    )
    if shows_counts(value):
        return value
    # One person's theme would be told from those of several by being there.
    themes = (t for t in value.themes if t.people is None or t.people >= PEOPLE_FOR_A_THEME)
    return replace(value, themes=tuple(map(_uncounted, themes)))


def _at_work(value: ValueRecord, minimum: int) -> ValueRecord:
    if value.at_work is None:
        return value
    return replace(value, at_work=at_work.published(value.at_work, minimum))


def _prompt(prompt: PromptRecord) -> PromptRecord:
    is_told = _may_tell(prompt.answered, has_texts=bool(prompt.answers))
    held_back = _held_back(prompt.held_back, prompt.answered)
    return replace(
        prompt,
        answered=prompt.answered if is_told else None,
        passed=prompt.passed if is_told and not _is_hidden(prompt.held_back, held_back) else None,
        held_back=held_back,
    )


def _thoughts(thoughts: ThoughtsRecord) -> ThoughtsRecord:
    is_told = _may_tell(thoughts.answered, has_texts=bool(thoughts.texts))
    return replace(
        thoughts,
        answered=thoughts.answered if is_told else None,
        held_back=_held_back(thoughts.held_back, thoughts.answered),
    )


def _is_hidden(count: int | None, told: int | None) -> bool:
    """Whether it is not told how many texts are held back: then nor is who passed, as they who said
    nothing else are the rest."""
    return bool(count) and told is None


def _may_tell(answered: int | None, *, has_texts: bool) -> bool:
    """One or two people whose texts are left out are not counted either; nor is who passed, as they
    are the rest. Where their texts are there, everybody was told so before; the method says it."""
    return answered == 0 or (answered is not None and (answered >= MINIMUM_FLOOR or has_texts))


def _held_back(count: int | None, answered: int | None) -> int | None:
    """Beside few answers their number would say of whom there are some."""
    return count if not count or (answered or 0) >= PEOPLE_FOR_COUNTS else None


def _uncounted(theme: ThemeRecord) -> ThemeRecord:
    return replace(theme, people=None)


def _candidate(one: CandidateRecord, counted: list[bool]) -> CandidateRecord:
    people = zip(one.people_by_value, counted, strict=True)
    return replace(
        one, people_by_value=tuple(each if told or not each else None for each, told in people)
    )
