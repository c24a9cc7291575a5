"""Answers to prompts and facilitators' notes; passing, and taking a pass back."""

from dataclasses import dataclass
from dataclasses import replace as changed

from bot.facilitation.facilitating import current
from bot.facilitation.responding import Message
from bot.workshop import authorship, response
from bot.workshop.errors import NotBegun, NothingThere, NotJoined, NotNow
from bot.workshop.session import Session, Stage
from storage import answers, participants, responses, sessions
from storage.answers import Answer
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedAnswer:
    """An answer that was kept; `is_late` when the session had moved on to another value."""

    session: Session
    answer: Answer
    is_late: bool = False
    is_replacement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """Somebody passed on a question, or took that back."""

    session: Session
    value: int
    prompt: int | None
    has_passed: bool


def record(
    tx: Transaction, session: Session, said: Message, value: int, prompt: int
) -> NotedAnswer:
    """Keep an answer to a prompt. Several by one person are several answers."""
    text = response.clean_answer(said.text)
    key = sessions.link_key(tx, session.id)
    answer = Answer(
        id=answers.new_id(),
        session_id=session.id,
        value=value,
        prompt=prompt,
        author=authorship.author(key, said.person, value, prompt),
        message=authorship.message(key, said.chat_id, said.message_id),
        text=text,
    )
    answers.put(tx, answer)
    answers.remove_pass(tx, session.id, value, prompt, answer.author)
    return NotedAnswer(session=session, answer=answer, is_late=session.position.value != value)


def replace(tx: Transaction, session: Session, said: Message, old: Answer) -> NotedAnswer | None:
    """Put a new text in the place of an answer; None if it is the same."""
    text = response.clean_answer(said.text)
    if text == old.text:
        return None
    answer = changed(old, text=text)
    answers.put(tx, answer)
    return NotedAnswer(session=session, answer=answer, is_replacement=True)


def move_to_prompt(
    tx: Transaction, session_id: int, person: int, answer_id: bytes, prompt: int
) -> NotedAnswer:
    """Put an answer under another prompt of its value."""
    answer = own(tx, session_id, person, answer_id)
    session = sessions.get(tx, session_id)
    if prompt not in range(len(session.plan.values[answer.value].prompts)):
        raise NothingThere
    author = authorship.author(sessions.link_key(tx, session_id), person, answer.value, prompt)
    moved = changed(answer, prompt=prompt, author=author)
    answers.put(tx, moved)
    return NotedAnswer(session=session, answer=moved, is_replacement=True)


def own(tx: Transaction, session_id: int, person: int, answer_id: bytes) -> Answer:
    """An answer, if it is the person's; else NothingThere."""
    answer = answers.find(tx, answer_id)
    if answer is None or answer.session_id != session_id:
        raise NothingThere
    key = sessions.link_key(tx, session_id)
    if answer.author != authorship.author(key, person, answer.value, answer.prompt):
        raise NothingThere
    return answer


def choose_prompt(tx: Transaction, session_id: int, person: int, prompt: int) -> str:
    """Let a person's next answers belong to one of the prompts that are open; its text."""
    session = sessions.find(tx, session_id)
    if session is None or prompt not in session.asked_prompts:
        raise NotNow
    if participants.find(tx, session_id, person) is None:
        raise NotJoined
    participants.set_prompt(tx, session_id, person, prompt)
    return session.value.prompts[prompt]


def record_pass(
    tx: Transaction, session_id: int, person: int, value: int, prompt: int | None
) -> Passed:
    """Pass on a question that is open; pressing again takes it back.

    NotNow when the question has closed, or the person has answered it.
    """
    session = sessions.find(tx, session_id)
    if session is None or not _is_open(session, value, prompt):
        raise NotNow
    if participants.find(tx, session_id, person) is None:
        _let_in(tx, session, person)
    author = authorship.author(sessions.link_key(tx, session_id), person, value, prompt)
    if answers.remove_pass(tx, session_id, value, prompt, author):
        return Passed(session=session, value=value, prompt=prompt, has_passed=False)
    if _has_spoken(tx, session_id, value, author):
        raise NotNow
    answers.record_pass(tx, session_id, value, prompt, author)
    return Passed(session=session, value=value, prompt=prompt, has_passed=True)


def add_note(tx: Transaction, person: int, text: str) -> Session:
    """Keep what a facilitator took down, under the value and prompt that the session is at."""
    session = current(tx, person)
    if session.stage in (Stage.PREPARING, Stage.LOBBY):
        raise NotBegun
    at = session.position
    answers.add_note(tx, session.id, at.value, at.prompt, response.clean_answer(text))
    return session


def _is_open(session: Session, value: int, prompt: int | None) -> bool:
    if session.position.value != value:
        return False
    return session.is_open if prompt is None else prompt in session.asked_prompts


def _has_spoken(tx: Transaction, session_id: int, value: int, author: authorship.Mark) -> bool:
    said = responses.by_author(tx, session_id, value, author)
    return bool(said or answers.by_author(tx, session_id, value, author))


def _let_in(tx: Transaction, session: Session, person: int) -> None:
    """In an open session whoever takes part has joined."""
    if session.mode != "open":
        raise NotJoined
    participants.join(tx, session.id, person, reachable=False)
