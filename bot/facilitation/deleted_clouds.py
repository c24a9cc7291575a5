"""Clouds that somebody has deleted in the group: facilitators are asked before they come again.

Telegram tells nobody that a message was deleted. It is seen when the picture is to show something
else, or to come anew: whoever deleted it may have had a reason, such as a name in it.
"""

from dataclasses import dataclass, replace

from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NothingThere
from storage import due_clouds, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage

# Shorter than any digest.
DELETED, LEFT_OUT = b"\x02", b"\x03"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedClouds:
    """The clouds of a session that were deleted in its group. `undecided` is the value about whose
    a facilitator is to decide, the first of several; None: about none. Those of the values `gone`
    don't come by themselves."""

    undecided: int | None
    gone: frozenset[int]


def ask(tx: Transaction, shown: ShownMessage) -> None:
    """The message that showed a cloud was deleted: none comes until a facilitator says so."""
    shown_messages.put(tx, replace(shown, content=DELETED))


def is_withheld(shown: ShownMessage) -> bool:
    """Whether the message that showed a cloud was deleted, and none is to come."""
    return shown.content in (DELETED, LEFT_OUT)


def of_session(tx: Transaction, session_id: int) -> DeletedClouds:
    """The clouds of a session that were deleted."""
    found = shown_messages.of_kind(tx, session_id, Kind.CLOUD)
    undecided = [shown.value for shown in found if shown.content == DELETED]
    return DeletedClouds(
        undecided=min(undecided, default=None),
        gone=frozenset(shown.value for shown in found if is_withheld(shown)),
    )


def is_gone(tx: Transaction, session_id: int, value: int) -> bool:
    """Whether the cloud of a value was deleted, and does not come by itself."""
    return value in of_session(tx, session_id).gone


def post_again(tx: Transaction, session_id: int, person: int, value: int) -> None:
    """Let a cloud that was deleted come again, as it is now. NothingThere if none is withheld, or a
    colleague has said so before."""
    for shown in _of_facilitator(tx, session_id, person, value):
        shown_messages.forget(tx, shown.chat_id, shown.message_id)
    due_clouds.mark(tx, session_id, value)


def leave_out(tx: Transaction, session_id: int, person: int, value: int) -> None:
    """Let a cloud that was deleted stay away. Raises what `post_again` does."""
    for shown in _of_facilitator(tx, session_id, person, value):
        shown_messages.put(tx, replace(shown, content=LEFT_OUT))


def _of_facilitator(
    tx: Transaction, session_id: int, person: int, value: int
) -> list[ShownMessage]:
    facilitated(tx, session_id, person)
    found = _withheld(tx, session_id, value)
    if not found:
        raise NothingThere
    return found


def _withheld(tx: Transaction, session_id: int, value: int) -> list[ShownMessage]:
    found = shown_messages.of_kind(tx, session_id, Kind.CLOUD)
    return [shown for shown in found if shown.value == value and is_withheld(shown)]
