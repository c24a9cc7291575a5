"""What people are asked as they come and go: who likes, answers; and takes it back."""

from dataclasses import dataclass

from bot.facilitation import taking_back
from bot.workshop import authorship, response
from bot.workshop.authorship import Mark
from bot.workshop.care import CheckQuestion
from bot.workshop.errors import NotJoined, NotNow
from bot.workshop.session import Mode, Session
from bot.workshop.utterance import Utterance
from storage import announcements, check_answers, participants, sessions, shown_messages
from storage.announcements import Announcement
from storage.database import Transaction
from storage.participants import Participant
from storage.shown_messages import Kind

ASKS = {Kind.CHECK_IN: False, Kind.CHECK_OUT: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A message answers what is asked as people come or, `leaving`, as they go."""

    session: Session
    leaving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCheck:
    """An answer was counted, and `is_kept` if the plan says so."""

    session: Session
    leaving: bool
    is_kept: bool
    is_replacement: bool


def question(session: Session, *, leaving: bool) -> CheckQuestion | None:
    """What a plan asks as people come, or go."""
    care = session.plan.care
    return care.check_out if leaving else care.check_in


def ask(tx: Transaction, session: Session, person: int, *, leaving: bool) -> None:
    """Let somebody be asked, if the plan asks: as they join before the first value, and at the end.
    In an open session nobody is written to in private."""
    if question(session, leaving=leaving) is None or session.mode is Mode.OPEN:
        return
    kind = announcements.Kind.CHECK_OUT if leaving else announcements.Kind.CHECK_IN
    told = Announcement(session_id=session.id, person_id=person, kind=kind)
    announcements.add(tx, told)


def asked(tx: Transaction, said: Utterance, place: Participant | None) -> Checked | None:
    """What somebody was asked as they came or went, if this answers it: as a reply, or while
    nothing else can be meant."""
    if said.reply_to:
        shown = shown_messages.find(tx, said.chat_id, said.reply_to)
        if shown is not None and shown.kind in ASKS:
            return _open(tx, shown.session_id, said.person, leaving=ASKS[shown.kind])
    if place is None:
        return None
    session = sessions.get(tx, place.session_id)
    if session.has_begun and session.is_live:
        return None
    leaving = not session.is_live
    kind = Kind.CHECK_OUT if leaving else Kind.CHECK_IN
    shown = shown_messages.newest(tx, session.id, kind, said.chat_id)
    if shown is None or shown.message_id > said.message_id:
        return None
    return _open(tx, session.id, said.person, leaving=leaving)


def record(tx: Transaction, said: Utterance, checked: Checked) -> NotedCheck:
    """Count an answer; keep it, if the plan says so, in the place of the one before. Raises what
    response.clean_answer does for one that can't be kept."""
    session, leaving = checked.session, checked.leaving
    asked_for = question(session, leaving=leaving)
    is_kept = asked_for is not None and asked_for.keep
    author = _author(tx, session.id, said.person, leaving=leaving)
    had = check_answers.has(tx, session.id, author, leaving=leaving)
    text = response.clean_answer(said.text) if is_kept else None
    check_answers.put(tx, session.id, author, text, leaving=leaving)
    if is_kept:
        taking_back.check_changed(tx, session.id)
    return NotedCheck(session=session, leaving=leaving, is_kept=is_kept, is_replacement=had)


def skip(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Session:
    """Somebody would rather not answer, or takes it back. NotJoined or NotNow if they can't."""
    checked = _open(tx, session_id, person, leaving=leaving)
    if checked is None:
        raise NotNow
    author = _author(tx, session_id, person, leaving=leaving)
    if check_answers.remove(tx, session_id, author, leaving=leaving):
        taking_back.check_changed(tx, session_id)
    return checked.session


def forget(tx: Transaction, session: Session, person: int) -> None:
    """Nothing is kept of what somebody answered."""
    for leaving in (False, True):
        author = _author(tx, session.id, person, leaving=leaving)
        check_answers.remove(tx, session.id, author, leaving=leaving)


def count_of(tx: Transaction, session: Session, person: int) -> int:
    """How many of the two somebody has answered."""
    return sum(
        check_answers.has(
            tx, session.id, _author(tx, session.id, person, leaving=leaving), leaving=leaving
        )
        for leaving in (False, True)
    )


def _open(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Checked | None:
    session = sessions.find(tx, session_id)
    if session is None or participants.find(tx, session_id, person) is None:
        raise NotJoined
    if sessions.is_sealed(tx, session_id) or question(session, leaving=leaving) is None:
        return None
    return Checked(session=session, leaving=leaving)


def _author(tx: Transaction, session_id: int, person: int, *, leaving: bool) -> Mark:
    return authorship.checked(sessions.link_key(tx, session_id), person, leaving=leaving)
