"""What people find missing in a round-up: asked for in private, and kept beside the answers."""

import struct
from dataclasses import dataclass

from bot.facilitation import joining, recognising, standings, taking_back, taking_part
from bot.facilitation.allowances import check_may_answer
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.joining import Joined
from bot.workshop import authorship, response, typed_pass
from bot.workshop.errors import NotNow, SessionOver
from bot.workshop.scope import Scope, scope_stored, stored
from bot.workshop.session import Mode, Session
from bot.workshop.utterance import Utterance
from storage import announcements, answers, participants, sessions, shown_messages, shown_questions
from storage.announcements import Announcement
from storage.announcements import Kind as Announced
from storage.answers import Answer
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage
from storage.shown_questions import UNANSWERED

NUMBERS = "Bb"  # of a value, and of a prompt or none


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """That a message says what is missing in a round-up."""

    session_id: int
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingMissing:
    """Who was asked what is missing has typed that nothing is."""

    session: Session


def begin(tx: Transaction, token: str, person: int, scope: Scope) -> bool:
    """Ask a person what is missing in a round-up; False: they have to join first.

    NoSession or NotNow if the link was made up, TooLate after sealing, SessionOver for somebody
    who never joined when it is too late for that.
    """
    session = recognising.of_posted(tx, sessions.by_token(tx, token), scope)
    if session.mode is Mode.OPEN or scope.value is None:
        raise NotNow
    if not taking_part.takes_part(tx, session, person):
        if session.is_live:
            return False
        raise SessionOver
    participant = participants.attending(tx, person)
    if participant is not None:
        participants.set_changing(tx, participant.session_id, person, None)
    asking = Announcement(
        session_id=session.id,
        person_id=person,
        kind=Announced.MISSING,
        value=scope.value,
        prompt=scope.prompt,
    )
    if not announcements.will_tell(tx, asking):
        announcements.add(tx, asking)
    return True


def join(tx: Transaction, token: str, person: int, scope: Scope) -> Joined:
    """Let a person take part who wants to say what is missing, and ask them."""
    joined = joining.join(tx, token, person)
    begin(tx, token, person, scope)
    return joined


def asking(session_id: int, scope: Scope, chat_id: int, message_id: int) -> ShownMessage:
    """How the message that asks is remembered: which round-up it is about is sealed, so that nobody
    can follow whoever finds something missing from one to another."""
    numbers = scope.value or 0, stored(scope.prompt)
    return ShownMessage(
        chat_id=chat_id,
        message_id=message_id,
        session_id=session_id,
        kind=Kind.MISSING,
        content=UNANSWERED + struct.pack(NUMBERS, *numbers),
    )


def stop(tx: Transaction, person: int, message_id: int) -> None:
    """Nothing is missing after all: what the person sends next belongs to what is asked. NotNow
    for a message that has had its answer: what was said stays."""
    shown = shown_messages.find(tx, person, message_id)
    if shown is None or shown.kind is not Kind.MISSING:
        raise NotNow
    if not (shown.content or b"").startswith(UNANSWERED):
        raise NotNow
    shown_questions.settle(tx, shown)


def hear(tx: Transaction, said: Utterance, missing: Missing) -> NotedAnswer | NothingMissing:
    """Keep what somebody says is missing, if anything is. NotJoined or SessionOver for who takes no
    part."""
    session = sessions.get(tx, missing.session_id)
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    noted = record(tx, session, said, missing.scope)
    shown_questions.settle_missing(tx, said.chat_id)
    return noted


def hear_in_group(tx: Transaction, said: Utterance, shown: ShownMessage) -> NotedAnswer | None:
    """Keep a reply to a round-up of an open session; None: it is about all values, or says that
    nothing is missing, and is talk."""
    session = sessions.get(tx, shown.session_id)
    if shown.value not in range(len(session.plan.values)):
        return None
    if typed_pass.is_one(said.text):
        return None
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    return _record(tx, session, said, Scope(shown.value, shown.prompt))


def record(
    tx: Transaction, session: Session, said: Utterance, scope: Scope
) -> NotedAnswer | NothingMissing:
    """Keep what is missing in a round-up, unless somebody types that nothing is. Facilitators hear
    of it; archives are out of date. Raises TooManyAnswers or TooMuchSaid."""
    if typed_pass.is_one(said.text):
        return NothingMissing(session=session)
    return _record(tx, session, said, scope)


def take_back(tx: Transaction, session: Session, said: Utterance, old: Answer) -> NothingMissing:
    """What somebody had found missing was changed into nothing."""
    answers.remove(tx, old.id)
    taking_back.changed(tx, said.person, old)
    return NothingMissing(session=session)


def _record(tx: Transaction, session: Session, said: Utterance, scope: Scope) -> NotedAnswer:
    text = response.clean_answer(said.text)
    key, value = sessions.link_key(tx, session.id), scope.value or 0
    author = authorship.adder(key, said.person, value, scope.prompt)
    check_may_answer(tx, session, said.person, author)
    added = Answer(
        id=answers.new_id(),
        session_id=session.id,
        value=value,
        prompt=scope.prompt,
        author=author,
        message=authorship.message(key, said.chat_id, said.message_id),
        text=text,
        added=True,
    )
    answers.put(tx, added)
    standings.came(tx, added)
    taking_back.added(tx, added)
    return NotedAnswer(session=session, answer=added)


def asked_in(shown: ShownMessage) -> Missing | None:
    """What a message that asks what is missing asks for; None where that can't be read."""
    which = (shown.content or b"")[len(UNANSWERED) :]
    if not which:
        return None
    numbers = struct.unpack(NUMBERS, which)
    return Missing(session_id=shown.session_id, scope=scope_stored(*numbers))


def still_asked(tx: Transaction, shown: ShownMessage, person: int) -> Missing | None:
    """The same of what comes after such a message without replying to it: once it was answered, or
    for who takes part no more, that belongs to something else."""
    if not (shown.content or b"").startswith(UNANSWERED):
        return None
    session = sessions.get(tx, shown.session_id)
    return asked_in(shown) if taking_part.takes_part(tx, session, person) else None
