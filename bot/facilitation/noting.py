"""Notes: what a facilitator takes down of what is said aloud, puts right, and takes out again."""

from dataclasses import dataclass, replace

from bot.facilitation import standings, taking_back
from bot.facilitation.allowances import check_may_note
from bot.facilitation.facilitating import current, facilitated, still_led
from bot.workshop import authorship, response
from bot.workshop.errors import NoSession, NotBegun, NotedAlready, NothingThere, TakenBack
from bot.workshop.session import Session, Stage
from bot.workshop.utterance import Utterance
from storage import answers, groups, notes, sessions, withdrawn
from storage.database import Transaction
from storage.notes import Note
from storage.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A note that was kept; `is_replacement` when it is another text for an old one."""

    session: Session
    group_title: str
    note: Note
    is_replacement: bool = False


def led_session(tx: Transaction, person: int, place: Place | None) -> Session:
    """The live session that a note belongs to: that of the group or topic where it is written, or
    in private (None) the one that the person facilitates. NoSession, NotAFacilitator, or SeveralLed
    for who facilitates several."""
    if place is None:
        return current(tx, person)
    session = groups.live_at(tx, place)
    if session is None:
        raise NoSession
    return facilitated(tx, session.id, person)


def add_note(tx: Transaction, place: Place | None, said: Utterance) -> Noted:
    """Keep what a facilitator took down, under the value and prompt that the session is at.
    TooManyNotes when it has very many."""
    return _add(tx, led_session(tx, said.person, place), said)


def add_note_to(tx: Transaction, session_id: int, said: Utterance) -> Noted:
    """The same for the one of several sessions that was meant. NotedAlready when the message was
    noted before, in whichever; TakenBack when that was taken out again."""
    for session in sessions.facilitated_by(tx, said.person):
        mark = None if sessions.is_sealed(tx, session.id) else _mark(tx, session, said)
        if mark is not None and withdrawn.has(tx, session.id, mark):
            raise TakenBack
        if mark is not None and notes.by_message(tx, session.id, mark) is not None:
            raise NotedAlready
    return _add(tx, still_led(tx, session_id, said.person), said)


def _add(tx: Transaction, session: Session, said: Utterance) -> Noted:
    if session.stage in (Stage.PREPARING, Stage.LOBBY):
        raise NotBegun
    check_may_note(tx, session)
    at = session.position
    note = Note(
        id=answers.new_id(),
        session_id=session.id,
        value=at.value,
        prompt=at.prompt,
        message=_mark(tx, session, said),
        text=response.clean_answer(said.text),
    )
    notes.put(tx, note)
    standings.came(tx, note)
    return Noted(session=session, group_title=groups.title(tx, session.id), note=note)


def is_note(tx: Transaction, said: Utterance) -> bool:
    """Whether a note came in a message."""
    led = sessions.facilitated_by(tx, said.person)
    marks = [(s.id, _mark(tx, s, said)) for s in led if not sessions.is_sealed(tx, s.id)]
    return any(notes.by_message(tx, *mark) is not None for mark in marks)


def rewrite_note(tx: Transaction, place: Place | None, said: Utterance) -> Noted | None:
    """An edited message replaces the note that came in it, also after the end; None when nothing
    has changed. One that was refused, and can now be kept, counts as new. One that was taken out
    does not come in again: TakenBack."""
    for session in sessions.facilitated_by(tx, said.person):
        if sessions.is_sealed(tx, session.id):
            continue
        mark = _mark(tx, session, said)
        if withdrawn.has(tx, session.id, mark):
            raise TakenBack
        old = notes.by_message(tx, session.id, mark)
        if old is not None:
            return _replace(tx, session, old, response.clean_answer(said.text))
    return add_note(tx, place, said)


def remove_note(tx: Transaction, session_id: int, person: int, note_id: bytes) -> None:
    """Take a note out again: a slip, or a name in it. Also after the end."""
    session = facilitated(tx, session_id, person)
    note = notes.find(tx, session.id, note_id)
    if note is None:
        raise NothingThere
    notes.remove(tx, note.id)
    taking_back.note_gone(tx, note)


def _replace(tx: Transaction, session: Session, old: Note, text: str) -> Noted | None:
    if text == old.text:
        return None
    note = replace(old, text=text, standing=standings.of_rewritten(old, text))
    notes.put(tx, note)
    standings.came(tx, note)
    taking_back.note_changed(tx, note)
    title = groups.title(tx, session.id)
    return Noted(session=session, group_title=title, note=note, is_replacement=True)


def _mark(tx: Transaction, session: Session, said: Utterance) -> authorship.Mark:
    key = sessions.link_key(tx, session.id)
    return authorship.message(key, said.chat_id, said.message_id)
