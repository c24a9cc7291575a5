"""What people said as they came and went, for archives: only if the plan says that it is kept."""

from bot.facilitation.checking import question
from bot.round_up.held_back import is_held_back
from bot.workshop.checks import CheckRecord
from bot.workshop.reveal import MINIMUM_FLOOR
from bot.workshop.session import Session
from storage import check_answers
from storage.database import Transaction


def of_session(tx: Transaction, session: Session) -> tuple[CheckRecord, ...]:
    """As people came, and as they went; before the end nothing of it leaves. Texts that could give
    somebody away, and those of too few people, never do."""
    if session.is_live:
        return ()
    found = (_record(tx, session, leaving=leaving) for leaving in (False, True))
    return tuple(record for record in found if record is not None)


def _record(tx: Transaction, session: Session, *, leaving: bool) -> CheckRecord | None:
    asked = question(session.plan, leaving=leaving)
    if asked is None or not asked.keep:
        return None
    texts = check_answers.texts(tx, session.id, leaving=leaving)
    may_leave = session.keeps_few or len(texts) >= MINIMUM_FLOOR
    return CheckRecord(
        question=asked.question,
        leaving=leaving,
        answered=len(texts),
        texts=tuple(text for text in texts if not is_held_back(text)) if may_leave else (),
    )
