"""What is kept of one person besides their words: that they joined, passed, lead, and the like."""

from dataclasses import dataclass

from bot.facilitation import checking, my_data, recognising, saying_at_work
from bot.facilitation.archiving.sealing import DAY
from bot.workshop.session import Session
from storage import (
    facilitators,
    groups,
    lead_requests,
    participants,
    records,
    sessions,
    standby,
)
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one session has of a person. `is_in` None: they never joined; False: they left. `words`,
    `passed`, `recognised` and `at_work` (values of which they said if they are so where they work)
    say how many; `ended_on` is a day, counted from 1970."""

    session: Session
    group_title: str
    is_in: bool | None
    words: int
    passed: int
    recognised: int
    checked: int
    at_work: int
    leads: bool
    asks_to_lead: bool
    stands_by: bool
    has_archive: bool
    ended_on: int | None
    is_sealed: bool


def of_person(tx: Transaction, person: int) -> list[Facts]:
    """Everything that is kept of a person and could be told to be theirs, by session."""
    numbers = {
        *participants.sessions_of(tx, person),
        *facilitators.sessions_of(tx, person),
        *records.archives_of(tx, person),
        *lead_requests.sessions_of(tx, person),
        *standby.sessions_of(tx, person),
    }
    return [_facts(tx, number, person) for number in sorted(numbers)]


def _facts(tx: Transaction, number: int, person: int) -> Facts:
    session = sessions.get(tx, number)
    participant = participants.find(tx, number, person)
    ended = sessions.ended_at(tx, number)
    has_joined = participant is not None
    return Facts(
        session=session,
        group_title=groups.title(tx, number),
        is_in=bool(participant.attending) if participant else None,
        words=len(my_data.in_session(tx, session, person)) if has_joined else 0,
        passed=my_data.count_passed(tx, session, person) if has_joined else 0,
        recognised=recognising.count_of(tx, session, person) if has_joined else 0,
        checked=checking.count_of(tx, session, person) if has_joined else 0,
        at_work=saying_at_work.count_of(tx, session, person) if has_joined else 0,
        leads=facilitators.leads(tx, number, person),
        asks_to_lead=lead_requests.of_person(tx, number, person) is not None,
        stands_by=number in standby.sessions_of(tx, person),
        has_archive=number in records.archives_of(tx, person),
        ended_on=None if ended is None else int(ended // DAY),
        is_sealed=sessions.is_sealed(tx, number),
    )
