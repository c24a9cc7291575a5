"""Unsaying: what a move that was undone has said to the group is taken away again.

Each question, statement and prompt in a group is remembered with the step at which it was said. An
undo puts on the list from which step on nothing is to stand; it is seen to in its turn, when all
that was being sent before has gone out.
"""

from bot.workshop.session import Session
from storage import announcements, shown_messages
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

SAID = (Shown.QUESTION, Shown.STATEMENT, Shown.PROMPT)
STEP_BYTES = 4


def ask(tx: Transaction, undone: Session, from_step: int) -> None:
    """What was said to the group after a step, until now, is to be taken away."""
    unsaid = Announcement(session_id=undone.id, kind=Kind.UNSAID, value=from_step, step=undone.step)
    announcements.add(tx, unsaid)


def mark(step: int) -> bytes:
    """What is remembered of a post: at which step it was said."""
    return step.to_bytes(STEP_BYTES, "big")


def unsaid(tx: Transaction, about: Announcement) -> list[ShownMessage]:
    """The posts that are to be taken away. Cards, of which the digest is remembered, are not."""
    said = [m for kind in SAID for m in shown_messages.of_kind(tx, about.session_id, kind)]
    return [m for m in said if about.value < _step(m) <= about.step]


def was_asked(tx: Transaction, session_id: int, value: int, until_step: int) -> bool:
    """Whether the gut question of a value was asked in the group up to a step."""
    said = shown_messages.of_kind(tx, session_id, Shown.QUESTION)
    return any(m.chat_id < 0 and m.value == value and _step(m) <= until_step for m in said)


def _step(shown: ShownMessage) -> int:
    content = shown.content or b""
    return int.from_bytes(content, "big") if len(content) == STEP_BYTES else 0
