"""Hearing what somebody writes: to which question it belongs, and what it replaces."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.facilitation import adding, answering, changing, joining, passing, responding, taking_part
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.passing import TypedPass
from bot.facilitation.responding import NotedResponses
from bot.workshop import authorship, typed_pass
from bot.workshop.authorship import Mark
from bot.workshop.errors import NotBegun, NotJoined, NotNow, SessionOver, TakenBack
from bot.workshop.session import Mode, Session, Stage
from storage import answers, participants, responses, sessions, shown_messages
from storage.answers import Answer
from storage.database import Transaction
from storage.participants import Participant
from storage.responses import Response
from storage.shown_messages import Kind

Noted = NotedResponses | NotedAnswer | TypedPass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Somebody answered the gut question of a private session in the group: it is not kept."""

    has_joined: bool


Asked = Callable[[Transaction, Session, Participant, Utterance], Question]


def hear(tx: Transaction, said: Utterance) -> Noted | None:
    """Keep what somebody wrote in private: in the place of the words that they are changing, to
    what they replied to, as what is missing if that was asked last, or to what is asked now."""
    return adding.hear(tx, said, said.reply_to) or _hear(tx, said, _asked_now)


def hear_in_group(tx: Transaction, said: Utterance) -> Noted | Overheard | None:
    """Keep a reply to the bot in the group, if the session is open. None: it is talk among people,
    which is nobody's business here."""
    shown = shown_messages.find(tx, said.chat_id, said.reply_to) if said.reply_to else None
    if shown is None or shown.kind not in (*ANSWERABLE, Kind.CLOUD, Kind.ROUND_UP):
        return None
    session = sessions.get(tx, shown.session_id)
    if session.mode is Mode.PRIVATE:
        return _overhear(tx, session, said) if shown.kind is Kind.QUESTION else None
    if taking_part.was_taken_out(tx, session, said.person):
        return None  # What would be said of it, the whole group would read.
    joining.check_no_code(tx, said.text)
    if shown.kind is Kind.ROUND_UP:
        return adding.hear_in_group(tx, said, shown)
    _live(session)
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    prompt = shown.prompt if shown.kind is Kind.PROMPT else None
    return _keep(tx, session, said, Question(value=shown.value, prompt=prompt))


def rehear(tx: Transaction, said: Utterance) -> Noted | None:
    """An edited message replaces what came in it; None when nothing has changed.

    A message that was refused, and is now short enough, counts as new, for the question that it
    was written under. One whose words were taken back does not bring them in again: Telegram
    reports edits that nobody made.
    """
    if found := _kept_before(tx, said):
        return _replace(tx, said, found)
    return adding.hear(tx, said, said.reply_to) or _hear(tx, said, _asked_then)


def rehear_in_group(tx: Transaction, said: Utterance) -> Noted | Overheard | None:
    """An edited message in the group replaces what came in it; None when nothing has changed."""
    found = _kept_before(tx, said)
    if found is None:
        return hear_in_group(tx, said)
    joining.check_no_code(tx, said.text)
    return _replace(tx, said, found)


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
    session, mark = found
    link_key = sessions.link_key(tx, session.id)
    answer = answers.by_message(tx, session.id, mark)
    if answer is None or not answer.added:
        _live(session)
    old = answer or responses.by_message(tx, session.id, mark)
    if typed_pass.is_one(said.text) and not (answer is not None and answer.added):
        return passing.in_place_of(tx, session, said, old)
    if answer is not None:
        place = participants.find(tx, session.id, said.person)
        if place is not None and place.changing == changing.mark(link_key, answer.id):
            participants.set_changing(tx, session.id, said.person, None)
        return answering.replace(tx, session, said, answer)
    return responding.replace_message(tx, session, said, mark)


def _hear(tx: Transaction, said: Utterance, asked: Asked) -> Noted | None:
    place = participants.attending(tx, said.person)
    if place is None:
        raise NotJoined
    session = sessions.get(tx, place.session_id)
    if place.changing is None:
        _live(session)
    question = _replied(tx, session, said)
    if question is None and said.reply_to is not None:
        elsewhere = _replied_elsewhere(tx, session, said)
        if elsewhere is not None:
            return elsewhere
    if place.changing is not None:
        participants.set_changing(tx, session.id, said.person, None)
        old = changing.being_changed(tx, session, said.person, place.changing)
        if old is not None and question is None:
            return _change(tx, session, said, old)
    return _keep(tx, _live(session), said, question or asked(tx, session, place, said))


def _overhear(tx: Transaction, session: Session, said: Utterance) -> Overheard:
    place = participants.find(tx, session.id, said.person)
    return Overheard(has_joined=place is not None and place.attending)


def _change(
    tx: Transaction, session: Session, said: Utterance, old: Response | Answer
) -> Noted | None:
    """The message that the old words came in no longer counts: they don't come back with it."""
    if not (isinstance(old, Answer) and old.added):
        _live(session)
    answers.withdraw_message(tx, session.id, old.message)
    if typed_pass.is_one(said.text) and not (isinstance(old, Answer) and old.added):
        return passing.in_place_of(tx, session, said, old if isinstance(old, Answer) else [old])
    if isinstance(old, Answer):
        return answering.replace(tx, session, said, old)
    return responding.replace(tx, session, said, [old])


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


def _replied_elsewhere(tx: Transaction, session: Session, said: Utterance) -> Noted | None:
    """A reply to a question of another session that the person has joined is kept there, and not
    under what is asked here; None if it replies to nothing of the kind."""
    shown = shown_messages.find(tx, said.chat_id, said.reply_to or 0)
    if shown is None or shown.session_id == session.id or shown.kind not in ANSWERABLE:
        return None
    other = _live(sessions.get(tx, shown.session_id))
    question = _replied(tx, other, said)
    if question is None or participants.find(tx, other.id, said.person) is None:
        raise NotNow
    return _keep(tx, other, said, question)


def _asked_now(tx: Transaction, session: Session, place: Participant, said: Utterance) -> Question:
    """The question that a message belongs to when it replies to none."""
    if session.stage in (Stage.PREPARING, Stage.LOBBY):
        raise NotBegun
    asked = session.asked_prompts
    if not asked:
        return Question(value=session.position.value, prompt=None)
    chosen = place.prompt if place.prompt in asked else session.position.prompt
    return Question(value=session.position.value, prompt=chosen or 0)


def _asked_then(tx: Transaction, session: Session, place: Participant, said: Utterance) -> Question:
    """The question above an old message, which need not be what is asked now."""
    shown = shown_messages.asked_before(tx, session.id, said.chat_id, said.message_id)
    if shown is None and session.mode is Mode.PRIVATE:
        raise NotBegun
    if shown is not None and (shown.kind is Kind.QUESTION or shown.prompt is not None):
        return Question(value=shown.value, prompt=shown.prompt)
    return _asked_now(tx, session, place, said)


def _keep(tx: Transaction, session: Session, said: Utterance, question: Question) -> Noted:
    if typed_pass.is_one(said.text):
        return passing.record(tx, session, said, question.value, question.prompt)
    if question.prompt is None:
        return responding.record(tx, session, said, question.value)
    return answering.record(tx, session, said, question.value, question.prompt)


def _live(session: Session) -> Session:
    if not session.is_live:
        raise SessionOver
    return session
