"""What people said as they came and went, as a report says it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.archive.sentences import Sentences
from bot.workshop.checks import CheckRecord
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import MINIMUM_FLOOR


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTold:
    """One question, how many answered it, and what they said."""

    heading: str
    question: str
    people: str
    texts: tuple[str, ...]


def checks_of(record: SessionRecord, texts: Sentences) -> list[CheckTold]:
    """What was asked as people came and went, and is kept."""
    return [_told(check, texts) for check in record.checks]


def published(check: CheckRecord) -> CheckRecord:
    """One or two people whose texts are left out are not counted either."""
    answered = check.answered
    is_told = answered is not None and (not 0 < answered < MINIMUM_FLOOR or check.texts)
    return check if is_told else replace(check, answered=None)


def together(records: Iterable[SessionRecord]) -> tuple[CheckRecord, ...]:
    """Those of several sessions: what was asked in the same words stands together."""
    found: dict[tuple[bool, str], list[CheckRecord]] = {}
    for record in records:
        for check in record.checks:
            found.setdefault((check.leaving, check.question), []).append(check)
    return tuple(_together(found[key]) for key in sorted(found))


def _together(several: Sequence[CheckRecord]) -> CheckRecord:
    counts = [check.answered for check in several]
    told = [count for count in counts if count is not None]
    return replace(
        several[0],
        answered=sum(told) if len(told) == len(counts) else None,
        texts=tuple(text for check in several for text in check.texts),
    )


def _told(check: CheckRecord, texts: Sentences) -> CheckTold:
    few = texts("report.check_few", few=MINIMUM_FLOOR)
    count = check.answered
    return CheckTold(
        heading=texts("report.check_out" if check.leaving else "report.check_in"),
        question=check.question,
        people=few if count is None else texts("report.check_answered", answered=count),
        texts=check.texts,
    )
