"""Words that may be the same, and nobody has decided: offered before the report leaves."""

from dataclasses import dataclass

from bot.facilitation import counting_words, merging
from bot.workshop.likeness import suggest
from bot.workshop.session import Session
from storage import facilitators, sessions
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeSame:
    """How many pairs of words may be the same, and the first value that has some."""

    pairs: int
    value: int


def offered(tx: Transaction, session: Session, person: int) -> MaybeSame | None:
    """What a person may put together after the end; None where there is nothing to decide, or
    where somebody else leads."""
    is_over = not session.is_live and not sessions.is_sealed(tx, session.id)
    if not is_over or not facilitators.leads(tx, session.id, person):
        return None
    values = range(len(session.plan.values))
    found = {value: count for value in values if (count := _undecided(tx, session, value))}
    return MaybeSame(pairs=sum(found.values()), value=min(found)) if found else None


def _undecided(tx: Transaction, session: Session, value: int) -> int:
    if not merging.may_merge(tx, session, value):
        return 0
    words = counting_words.counted(tx, session.id, value)
    return len(suggest(words, counting_words.kept_apart(tx, session.id, value, words)))
