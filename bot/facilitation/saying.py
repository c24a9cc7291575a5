"""Hearing what somebody writes: to which question it belongs, and what it replaces."""

from dataclasses import dataclass

from bot.facilitation import answering, my_data, responding
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.responding import NotedResponses
from bot.workshop import authorship
from bot.workshop.authorship import Mark
from bot.workshop.errors import (
    NoSession,
    NotBegun,
    NothingThere,
    NotJoined,
    SessionOver,
    TakenBack,
)
from bot.workshop.session import Mode, Session, Stage
from storage import answers, participants, responses, sessions, shown_messages
from storage.database import Transaction
from storage.participants import Participant
from storage.shown_messages import Kind

Noted = NotedResponses | NotedAnswer
ANSWERABLE = (Kind.QUESTION, Kind.PROMPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A message that somebody wrote. `reply_to` is the id of the message that it replies to."""

    person: int
    chat_id: int
    message_id: int
    text: str
    reply_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What words belong to: the gut question of a value, or (not None) one of its prompts."""

    value: int
    prompt: int | None


def hear(tx: Transaction, said: Utterance) -> Noted | None:
    """Keep what somebody wrote in private: to what they replied to, or to what is asked now.

    None when it was to replace words, and is the same.
    """
    place = participants.attending(tx, said.person)
    if place is None:
        raise NotJoined
    session = _live(sessions.get(tx, place.session_id))
    if place.changing is not None:
        participants.set_changing(tx, session.id, said.person, None)
        return _change(tx, session, said, place.changing)
    question = _replied(tx, session, said) or _current(session, place)
    return _keep(tx, session, said, question)


def hear_in_group(tx: Transaction, said: Utterance) -> Noted | None:
    """Keep a reply to the bot in the group, if the session is open; None: it is private."""
    if said.reply_to is None:
        raise NoSession
    shown = shown_messages.find(tx, said.chat_id, said.reply_to)
    if shown is None or shown.kind not in (*ANSWERABLE, Kind.CLOUD):
        raise NoSession
    session = sessions.get(tx, shown.session_id)
    if session.mode is Mode.PRIVATE:
        return None
    _live(session)
    if participants.find(tx, session.id, said.person) is None:
        participants.join(tx, session.id, said.person, reachable=False)
    prompt = shown.prompt if shown.kind is Kind.PROMPT else None
    return _keep(tx, session, said, Question(value=shown.value, prompt=prompt))


def rehear(tx: Transaction, said: Utterance) -> Noted | None:
    """An edited message replaces what came in it; None when nothing has changed.

    A message that was refused, and is now short enough, counts as new. One whose words were taken
    back does not bring them in again: Telegram reports edits that nobody made.
    """
    found = _kept_before(tx, said)
    return _replace(tx, said, found) if found else hear(tx, said)


def rehear_in_group(tx: Transaction, said: Utterance) -> Noted | None:
    """An edited message in the group replaces what came in it; None when nothing has changed."""
    found = _kept_before(tx, said)
    if found:
        return _replace(tx, said, found)
    return hear_in_group(tx, said) if said.reply_to is not None else None


def _kept_before(tx: Transaction, said: Utterance) -> tuple[Session, Mark] | None:
    """The session that something of this message was kept in, and the message's mark there."""
    for session_id in reversed(participants.sessions_of(tx, said.person)):
        key = sessions.link_key(tx, session_id)
        mark = authorship.message(key, said.chat_id, said.message_id)
        if answers.is_withdrawn(tx, session_id, mark):
            raise TakenBack
        if responses.by_message(tx, session_id, mark) or answers.by_message(tx, session_id, mark):
            return sessions.get(tx, session_id), mark
    return None


def _replace(tx: Transaction, said: Utterance, found: tuple[Session, Mark]) -> Noted | None:
    session, mark = _live(found[0]), found[1]
    answer = answers.by_message(tx, session.id, mark)
    if answer is not None:
        return answering.replace(tx, session, said, answer)
    return responding.replace_message(tx, session, said, mark)


def begin_change(tx: Transaction, session_id: int, person: int, words_id: bytes) -> str:
    """Let the person's next message replace words of theirs; the words, to name them."""
    mine = my_data.find(tx, session_id, person, words_id)
    key = sessions.link_key(tx, session_id)
    participants.set_changing(tx, session_id, person, _changing(key, words_id))
    return mine.text


def stop_change(tx: Transaction, session_id: int, person: int) -> None:
    """Leave the words as they are."""
    participants.set_changing(tx, session_id, person, None)


def _change(tx: Transaction, session: Session, said: Utterance, changing: bytes) -> Noted | None:
    key = sessions.link_key(tx, session.id)
    for mine in my_data.in_session(tx, session, said.person):
        if _changing(key, mine.id) == changing:
            break
    else:
        raise NothingThere
    response = responses.find(tx, mine.id)
    if response is not None:
        return responding.replace(tx, session, said, [response])
    answer = answers.find(tx, mine.id)
    if answer is None:
        raise NothingThere
    return answering.replace(tx, session, said, answer)


def _changing(key: authorship.LinkKey, words_id: bytes) -> bytes:
    return authorship.mark(key, "changing", int.from_bytes(words_id))


def _replied(tx: Transaction, session: Session, said: Utterance) -> Question | None:
    """The question that a message replies to, if it is one of this session."""
    if said.reply_to is None:
        return None
    shown = shown_messages.find(tx, said.chat_id, said.reply_to)
    if shown is None or shown.session_id != session.id or shown.kind not in ANSWERABLE:
        return None
    if shown.kind is Kind.PROMPT and shown.prompt is None:
        return None
    return Question(value=shown.value, prompt=shown.prompt)


def _current(session: Session, place: Participant) -> Question:
    """The question that a message belongs to when it replies to none."""
    if session.stage in (Stage.PREPARING, Stage.LOBBY):
        raise NotBegun
    asked = session.asked_prompts
    if not asked:
        return Question(value=session.position.value, prompt=None)
    chosen = place.prompt if place.prompt in asked else session.position.prompt
    return Question(value=session.position.value, prompt=chosen or 0)


def _keep(tx: Transaction, session: Session, said: Utterance, question: Question) -> Noted:
    if question.prompt is None:
        return responding.record(tx, session, said, question.value)
    return answering.record(tx, session, said, question.value, question.prompt)


def _live(session: Session) -> Session:
    if not session.is_live:
        raise SessionOver
    return session
