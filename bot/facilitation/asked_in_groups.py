"""What a post in a group says of a plan, for whoever presses the button under it."""

from dataclasses import dataclass

from bot.workshop.errors import NothingThere
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from storage import groups, sessions, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.shown_messages import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInGroup:
    """A statement, or a prompt or all of a value, and where it stands."""

    session: Session
    place: Place
    scope: Scope
    is_statement: bool


def at(tx: Transaction, chat_id: int, message_id: int) -> AskedInGroup:
    """What a message of a group is. NothingThere if it is no statement or prompt, or the group has
    its session no more."""
    shown = shown_messages.find(tx, chat_id, message_id)
    if shown is None or shown.kind not in (Kind.STATEMENT, Kind.PROMPT):
        raise NothingThere
    place = groups.place(tx, shown.session_id)
    if place is None or place.chat_id != chat_id:
        raise NothingThere
    return AskedInGroup(
        session=sessions.get(tx, shown.session_id),
        place=place,
        scope=Scope(shown.value, shown.prompt),
        is_statement=shown.kind is Kind.STATEMENT,
    )
