"""Notes: what a facilitator takes down of what is said aloud, and takes out again."""

from dataclasses import dataclass

from bot.facilitation import my_data
from bot.facilitation.facilitating import current, facilitated
from bot.workshop import response
from bot.workshop.errors import NoSession, NotBegun, NothingThere
from bot.workshop.session import Session, Stage
from storage import answers, sessions
from storage.database import Transaction
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A note that was kept; `note_id` is its key."""

    session: Session
    group_title: str
    note_id: bytes


def led_session(tx: Transaction, person: int, place: Place | None) -> Session:
    """The live session that a note belongs to: that of the group or topic where it is written, or
    in private (None) the newest that the person facilitates. NoSession, or NotAFacilitator."""
    if place is None:
        return current(tx, person)
    session = sessions.live_at(tx, place)
    if session is None:
        raise NoSession
    return facilitated(tx, session.id, person)


def add_note(tx: Transaction, person: int, place: Place | None, text: str) -> Noted:
    """Keep what a facilitator took down, under the value and prompt that the session is at."""
    session = led_session(tx, person, place)
    if session.stage in (Stage.PREPARING, Stage.LOBBY):
        raise NotBegun
    at, text = session.position, response.clean_answer(text)
    key = answers.add_note(tx, session.id, at.value, at.prompt, text)
    return Noted(session=session, group_title=sessions.title(tx, session.id), note_id=key)


def remove_note(tx: Transaction, session_id: int, person: int, note_id: bytes) -> None:
    """Take a note out again: a slip, or a name in it. Also after the end."""
    session = facilitated(tx, session_id, person)
    if not answers.remove_note(tx, session.id, note_id):
        raise NothingThere
    my_data.call_back_archives(tx, session.id)
