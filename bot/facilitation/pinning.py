"""The question that a group is asked stands pinned above its talk, where the bot may pin."""

from dataclasses import dataclass

from bot.workshop.card import asked
from bot.workshop.session import Session
from storage import pinned, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The message that is to be pinned in a group, and the one that is; None: none."""

    chat_id: int
    wanted: int | None
    pinned: int | None


def of_session(tx: Transaction, session: Session, place: Place) -> Pin:
    """What is to be pinned in the group of a session: the newest post that asks what is asked."""
    return Pin(
        chat_id=place.chat_id,
        wanted=_wanted(tx, session, place.chat_id),
        pinned=pinned.find(tx, session.id, place.chat_id),
    )


def _wanted(tx: Transaction, session: Session, chat_id: int) -> int | None:
    question = asked(session)
    if question is None:
        return None
    like = ShownMessage(
        chat_id=chat_id,
        message_id=0,
        session_id=session.id,
        kind=Kind.QUESTION if question.is_gut else Kind.PROMPT,
        value=question.value,
        prompt=question.prompt,
    )
    post = shown_messages.of_scope(tx, like)
    return post.message_id if post else None
