"""Unsaying: what a move that was undone has said is taken away again, in the group and on phones.

Whatever a move says is remembered with the step at which it was said. An undo puts on the list, for
each chat, from which step on nothing is to stand; it is seen to in its turn, when all that was
being sent there before has gone out. What nobody can unsay is listed in docs/architecture.md.
"""

from collections.abc import Collection

from bot.facilitation.receipts import PLACE_BYTES
from bot.workshop.session import Session
from storage import announcements, facilitators, groups, shown_messages
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

STEP_BYTES = 4
# So many bytes stand before the step.
BEFORE = {Shown.RECEIPT: PLACE_BYTES}
# What one person can be told by a move; of a card nothing says at which step it came.
TO_ONE = (Shown.NEWS, Shown.CHECK_OUT, Shown.ARCHIVE, *BEFORE)
TO_GROUP = (Shown.QUESTION, Shown.STATEMENT, Shown.PROMPT, Shown.NO_CLOUD, Shown.CLOSING)
SAID = frozenset({*TO_GROUP, *TO_ONE})


def ask(tx: Transaction, undone: Session, from_step: int) -> None:
    """What was said after a step, until now, is to be taken away."""
    for person in (None, *sorted(_people_told(tx, undone, from_step))):
        unsaid = Announcement(
            session_id=undone.id,
            person_id=person,
            kind=Kind.UNSAID,
            value=from_step,
            step=undone.step,
        )
        announcements.add(tx, unsaid)


def mark(step: int) -> bytes:
    """What is remembered of a post: at which step it was said."""
    return step.to_bytes(STEP_BYTES, "big")


def unsaid(tx: Transaction, about: Announcement) -> list[ShownMessage]:
    """The messages that are to be taken away from one chat: the group's, or a person's."""
    chat_id = about.person_id
    if chat_id is None:
        place = groups.place(tx, about.session_id)
        chat_id = place.chat_id if place is not None else 0
    every = shown_messages.in_chat(tx, about.session_id, chat_id)
    said = [m for m in every if m.kind in SAID and about.value < _step(m) <= about.step]
    return [m for m in said if m.kind is not Shown.ARCHIVE or _leads(tx, m)]


def was_asked(tx: Transaction, session_id: int, value: int, until_step: int) -> bool:
    """Whether the gut question of a value was asked in the group up to a step."""
    said = shown_messages.of_kind(tx, session_id, Shown.QUESTION)
    return any(m.chat_id < 0 and m.value == value and _step(m) <= until_step for m in said)


def _people_told(tx: Transaction, undone: Session, from_step: int) -> Collection[int]:
    """Who was told something after a step, or just is."""
    every = [m for kind in TO_ONE for m in shown_messages.of_kind(tx, undone.id, kind)]
    told = {m.chat_id for m in every if from_step < _step(m) <= undone.step}
    pending = announcements.pending(tx)
    just = [a for a in pending if a.session_id == undone.id and a.step > from_step]
    told |= {a.person_id for a in just if a.person_id is not None}
    return {chat_id for chat_id in told if chat_id > 0}


def _leads(tx: Transaction, shown: ShownMessage) -> bool:
    """An organiser keeps the archive of an end that was undone: it comes but once for what was
    said, and they hear when it is out of date."""
    return facilitators.leads(tx, shown.session_id, shown.chat_id)


def _step(shown: ShownMessage) -> int:
    """The step at which it was said; 0 where that is not known."""
    content = shown.content or b""
    if shown.kind in (Shown.CLOSING, Shown.NO_CLOUD):
        # What it shows by now stands behind.
        content = content[:STEP_BYTES]
    content = content[BEFORE.get(shown.kind, 0) :]
    return int.from_bytes(content, "big") if len(content) == STEP_BYTES else 0
