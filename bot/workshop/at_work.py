"""Whether a value is so where people work: what a plan may ask after each value."""

from dataclasses import dataclass
from enum import StrEnum

from bot.workshop.reveal import PEOPLE_FOR_COUNTS
from bot.workshop.side_by_side import told


class AtWork(StrEnum):
    """What somebody says of it; who would rather not say has PASSED."""

    ALREADY = "already"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWorkRecord:
    """How many people said so: `answered` of them anything but that they pass. A number is None
    where it is not told."""

    answered: int | None = 0
    already: int | None = 0
    partly: int | None = 0
    not_yet: int | None = 0
    passed: int | None = 0

    @property
    def said(self) -> tuple[int | None, ...]:
        """Already, partly, not yet."""
        return self.already, self.partly, self.not_yet


NOT_TOLD = AtWorkRecord(answered=None, already=None, partly=None, not_yet=None, passed=None)


def published(record: AtWorkRecord, minimum: int) -> AtWorkRecord:
    """Its numbers as far as they may be told: from as many people on as a cloud needs; and ones and
    twos never, nor what would give them away. Of what was published it is the same again."""
    numbers = [each for each in record.said if each is not None]
    if len(numbers) < len(record.said) or not any(numbers):
        return record
    answered = sum(numbers)
    if answered < max(minimum, PEOPLE_FOR_COUNTS):
        return NOT_TOLD
    already, partly, not_yet = told(numbers, [answered] * len(numbers)).cells
    return AtWorkRecord(
        answered=answered, already=already, partly=partly, not_yet=not_yet, passed=record.passed
    )


def together(several: list[AtWorkRecord]) -> AtWorkRecord:
    """Those of several groups added up; what is not told of one is not of the sum."""
    return AtWorkRecord(
        answered=_sum([one.answered for one in several]),
        already=_sum([one.already for one in several]),
        partly=_sum([one.partly for one in several]),
        not_yet=_sum([one.not_yet for one in several]),
        passed=_sum([one.passed for one in several]),
    )


def _sum(counts: list[int | None]) -> int | None:
    return None if None in counts else sum(count or 0 for count in counts)
