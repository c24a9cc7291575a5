"""Why a group sees no cloud of a value whose question has closed."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.facilitation import snapshots, unsaying
from bot.workshop.reveal import is_enough
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import responses, reviews, sessions, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage


class NoCloud(StrEnum):
    """Too few have answered; enough have, and words WAIT until a facilitator lets them in; or
    neither, as words were taken out or left out: that is nobody's to read there (LITTLE_LEFT); or
    there was none, and its question is ASKED_AGAIN."""

    FEW = "few"
    WAIT = "wait"
    LITTLE_LEFT = "little_left"
    ASKED_AGAIN = "asked_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSo:
    """A message that says of why there is no cloud what is not so any more, and why there is none;
    None: another says so, below it."""

    shown: ShownMessage
    why: NoCloud | None

    @property
    def said(self) -> ShownMessage:
        """The message as it is remembered when it says what is so."""
        return replace(self.shown, content=_step(self.shown) + str(self.why).encode())


def said(step: int, why: NoCloud | None) -> bytes:
    """What is remembered of a message that says why: at which step it was said, and what."""
    return unsaying.mark(step) + str(why).encode()


def not_so(tx: Transaction, session_id: int) -> list[NotSo]:
    """The messages that say what is not so any more. Where a cloud comes it takes their place."""
    standing = shown_messages.of_kind(tx, session_id, Kind.NO_CLOUD)
    if not standing:
        return []
    session, found = sessions.get(tx, session_id), []
    newest = {
        one.value: max(m.message_id for m in standing if m.value == one.value) for one in standing
    }
    for shown in standing:
        if shown.message_id != newest[shown.value]:
            found.append(NotSo(shown=shown, why=None))
        elif session.is_open_at(shown.value):
            found.append(NotSo(shown=shown, why=NoCloud.ASKED_AGAIN))
        elif (now := why(tx, session, shown.value)) is not None:
            found.append(NotSo(shown=shown, why=now))
    return [one for one in found if one.why is None or one.said.content != one.shown.content]


def _step(shown: ShownMessage) -> bytes:
    return (shown.content or unsaying.mark(0))[: unsaying.STEP_BYTES]


def why(tx: Transaction, session: Session, value: int) -> NoCloud | None:
    """Why there is none; None where there may be one."""
    found = snapshots.of_value(tx, session, value)
    if found.may_stand:
        return None
    if not is_enough(len(found.answered), session.minimum):
        return NoCloud.FEW
    in_time = [w for w in responses.all_of_value(tx, session.id, value) if not w.late]
    left_out = reviews.left_out(tx, session.id)
    waits = [w for w in in_time if w.standing is Standing.WAITING and w.id not in left_out]
    waiting = {word.author for word in waits}
    may_come = waiting | {word.author for word in found.in_time}
    is_for_letting_in = bool(waiting) and is_enough(len(may_come), session.minimum)
    return NoCloud.WAIT if is_for_letting_in else NoCloud.LITTLE_LEFT
