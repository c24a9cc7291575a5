"""Drafts that stand in facilitators' chats, and show nothing that was taken back."""

from bot.facilitation import taking_back
from bot.facilitation.rounding_up import drafting
from bot.facilitation.rounding_up.posting import Wanted
from bot.round_up.laying_out import Basis
from bot.workshop.scope import stored
from bot.workshop.session import Session
from storage import out_of_date, sessions, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage

UNFINISHED = b"\x01"


def remember(tx: Transaction, basis: Basis, chat_id: int, message_id: int) -> bool:
    """Remember where a draft stands; False: something in it was taken back while it was worked
    out, and it is to be taken away at once."""
    session, scope = sessions.find(tx, basis.session.id), basis.scope
    if session is None or sessions.is_sealed(tx, session.id):
        return True
    shown = ShownMessage(
        chat_id=chat_id,
        message_id=message_id,
        session_id=session.id,
        kind=Kind.DRAFT,
        value=stored(scope.value),
        prompt=scope.prompt,
    )
    shown_messages.put(tx, shown)
    is_right = _says_what_is_so(tx, session, basis)
    if not is_right:
        taking_back.overtaken(tx, shown)
    return is_right


def _says_what_is_so(tx: Transaction, session: Session, basis: Basis) -> bool:
    """Whether all that a draft is made from is still there."""
    now = drafting.gathered(tx, session, basis.scope).said_by_key
    return basis.material.said_by_key.items() <= now.items()


def remember_unfinished(tx: Transaction, wanted: Wanted, chat_id: int, message_id: int) -> None:
    """Remember a message that says that a draft is being worked out."""
    shown = ShownMessage(
        chat_id=chat_id,
        message_id=message_id,
        session_id=wanted.press.session_id,
        kind=Kind.DRAFT,
        value=stored(wanted.scope.value),
        prompt=wanted.scope.prompt,
        content=UNFINISHED,
    )
    shown_messages.put(tx, shown)


def is_unfinished(shown: ShownMessage) -> bool:
    """Whether it never showed a draft: the program was stopped while it was worked out."""
    return shown.content == UNFINISHED


def outdated(tx: Transaction, session_id: int) -> list[tuple[Session, ShownMessage]]:
    """The drafts of a session that may show what was taken back."""
    old = out_of_date.drafts(tx, session_id)
    return [(sessions.get(tx, session_id), shown) for shown in old]
