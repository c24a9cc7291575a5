"""What a group has not got, or may not have: who facilitates decides what becomes of it."""

from bot.facilitation.facilitating import facilitated
from bot.workshop.errors import NotNow
from storage import (
    announcements,
    groups,
    postings,
    shown_messages,
    waiting_posts,
)
from storage.announcements import Announcement, Held
from storage.database import Transaction
from storage.place import leave_topic
from storage.shown_messages import Kind


def post_again(tx: Transaction, session_id: int, person: int, announcement_id: int) -> None:
    """Whoever asks for it has looked: what was in doubt is not there."""
    session = facilitated(tx, session_id, person)
    doubtful = _waiting(tx, session.id, announcement_id)
    if doubtful is not None and doubtful.held is Held.DOUBT:
        waiting_posts.start_afresh(tx, doubtful.id)
    place = groups.place(tx, session.id)
    if place is not None:
        postings.end_all_of_group(tx, session.id, place.chat_id)


def settle(tx: Transaction, session_id: int, person: int, announcement_id: int) -> None:
    """The group has it."""
    session = facilitated(tx, session_id, person)
    doubtful = _waiting(tx, session.id, announcement_id)
    if doubtful is not None and doubtful.held is Held.DOUBT:
        announcements.done(tx, doubtful.id)


def go_on_in_general(tx: Transaction, session_id: int, person: int) -> None:
    """The session's topic is gone: from now on it is held where everybody in the group reads.

    NotNow if another session is held there.
    """
    session = facilitated(tx, session_id, person)
    if not leave_topic(tx, session.id):
        raise NotNow


def refused_in(tx: Transaction, chat_id: int) -> list[int]:
    """The sessions of a group that may have something to say which it refused."""
    return [session.id for session in groups.in_group(tx, chat_id)]


def is_panel(tx: Transaction, chat_id: int, message_id: int) -> bool:
    """Whether a message is a panel, which stays."""
    shown = shown_messages.find(tx, chat_id, message_id)
    return shown is not None and shown.kind is Kind.PANEL


def _waiting(tx: Transaction, session_id: int, announcement_id: int) -> Announcement | None:
    found = announcements.find(tx, announcement_id)
    return found if found is not None and found.session_id == session_id else None
