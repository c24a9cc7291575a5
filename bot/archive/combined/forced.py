"""What a report says of plans that differed and were combined all the same."""

from collections.abc import Iterable

from bot.archive.combined.differences import QUESTION
from bot.archive.sentences import Sentences
from bot.workshop.record import Difference, SessionRecord


def differences_of(record: SessionRecord, value: int | None, texts: Sentences) -> list[str]:
    """What only some sessions had otherwise: of a value by its place, from 0, or of the plan."""
    return differences_told(record.differences, len(record.sessions), value, texts)


def differences_told(
    differences: Iterable[Difference], of_all: int, value: int | None, texts: Sentences
) -> list[str]:
    """The same of so many sessions, whatever they are in."""
    return [_told(one, of_all, texts) for one in differences if one.value == value]


def all_differences_of(record: SessionRecord, texts: Sentences) -> list[str]:
    """What only some sessions had otherwise: of the plan, and of each value with its number."""
    of_values = [
        f"{texts('report.value_number', number=at + 1)}: {line}"
        for at in range(len(record.values))
        for line in differences_of(record, at, texts)
    ]
    return differences_of(record, None, texts) + of_values


def _told(one: Difference, of_all: int, texts: Sentences) -> str:
    what = f"plan_{one.what}" if one.value is None else one.what
    if one.what == QUESTION and not one.other:
        what = "no_question"
    return texts(f"report.differs_{what}", sessions=one.sessions, all=of_all, other=one.other)
