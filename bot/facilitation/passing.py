"""Passing, and taking a pass back: with a button, or in words.

Who types "pass" or "n/a" nearly always means it, so it counts as a pass at once. It is shown
nowhere, and one tap makes it a word after all: nothing is lost, whichever was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.facilitation import answering, responding, taking_back, taking_part
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.responding import NotedResponses
from bot.workshop import authorship
from bot.workshop.errors import NothingThere, NotNow, SessionOver, TakenBack
from bot.workshop.response import clean
from bot.workshop.scope import Scope
from bot.workshop.session import Mode, Session
from bot.workshop.utterance import Utterance
from storage import answers, passes, responses, sessions, shown_messages, withdrawn
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response
from storage.shown_messages import Kind


class Outcome(StrEnum):
    """What came of pressing [Pass], or [I'd like to answer after all]."""

    PASSED = "passed"
    TAKEN_BACK = "taken_back"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassPress:
    """Who pressed a button to pass, under which message, and what it belongs to; `prompt` None is
    the gut question or, under a message with all prompts, all of them."""

    session_id: int
    person: int
    value: int
    prompt: int | None
    takes_back: bool
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What came of a press; `is_all`: it was about all prompts of the value together."""

    session: Session
    value: int
    prompt: int | None
    is_all: bool
    outcome: Outcome


def record_pass(tx: Transaction, press: PassPress) -> Passed:
    """Pass on a question that is open, or take that back.

    In private two buttons say which; the one in the group of an open session does both by turns.
    """
    session = sessions.find(tx, press.session_id)
    if session is None or not session.plan.has(Scope(press.value, press.prompt)):
        raise NotNow
    shown = shown_messages.find(tx, press.chat_id, press.message_id)
    is_all = shown is not None and shown.kind is Kind.PROMPT and shown.prompt is None
    return Passed(
        session=session,
        value=press.value,
        prompt=press.prompt,
        is_all=is_all,
        outcome=_pass(tx, session, press, is_all=is_all),
    )


def pass_in_words(
    tx: Transaction, session: Session, said: Utterance, value: int, prompt: int | None
) -> Outcome:
    """Let somebody pass on one question who typed that they do."""
    if not session.is_asked(value, prompt):
        return Outcome.CLOSED
    author = authorship.author(sessions.link_key(tx, session.id), said.person, value, prompt)
    if _has_spoken(tx, session.id, value, author):
        return Outcome.ANSWERED
    passes.record(tx, session.id, value, prompt, author)
    return Outcome.PASSED


def _pass(tx: Transaction, session: Session, press: PassPress, *, is_all: bool) -> Outcome:
    asked = session.asked_prompts if is_all else [press.prompt]
    if not asked or not all(session.is_asked(press.value, prompt) for prompt in asked):
        return Outcome.CLOSED
    taking_part.check_takes_part(tx, session, press.person, press.chat_id)
    taking_back.came(tx, session.id, press.person, press.value)
    key, value = sessions.link_key(tx, session.id), press.value
    marks = [(prompt, authorship.author(key, press.person, value, prompt)) for prompt in asked]
    had = [at for at, mark in marks if passes.remove(tx, session.id, value, at, mark)]
    if press.takes_back or (had and session.mode is Mode.OPEN):
        for prompt in had:
            taking_back.pass_gone(tx, session.id, press.person, value, prompt)
        return Outcome.TAKEN_BACK
    silent = [at for at in marks if not _has_spoken(tx, session.id, value, at[1])]
    for prompt, mark in silent:
        passes.record(tx, session.id, value, prompt, mark)
    return Outcome.PASSED if silent else Outcome.ANSWERED


def _has_spoken(tx: Transaction, session_id: int, value: int, author: authorship.Mark) -> bool:
    said = responses.by_author(tx, session_id, value, author)
    return bool(said or answers.by_author(tx, session_id, value, author))


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPass:
    """What came of a pass that was typed; `prompt` None is the gut question. `removed`: words that
    it stood in the place of."""

    session: Session
    value: int
    prompt: int | None
    said: Utterance
    outcome: Outcome
    removed: tuple[str, ...] = ()

    @property
    def may_be_word(self) -> bool:
        """Whether it has letters, so that it could have been meant as a word."""
        return any(map(str.isalpha, self.said.text))


def record(
    tx: Transaction, session: Session, said: Utterance, value: int, prompt: int | None
) -> TypedPass:
    """Count what was typed as a pass, if the question is open and has no answer of the person."""
    outcome = pass_in_words(tx, session, said, value, prompt)
    return TypedPass(session=session, value=value, prompt=prompt, said=said, outcome=outcome)


def in_place_of(
    tx: Transaction, session: Session, said: Utterance, old: Sequence[Response] | Answer
) -> TypedPass | None:
    """Words were changed into a pass: they go, and it counts if the person has said no more. None
    if they are what was kept as words before: nothing has changed."""
    kept = [old.text] if isinstance(old, Answer) else [word.text for word in old]
    if kept == [clean(said.text)]:
        return None
    if isinstance(old, Answer):
        answers.remove(tx, old.id)
        taking_back.changed(tx, said.person, old)
        passed = record(tx, session, said, old.value, old.prompt)
        return replace(passed, removed=tuple(kept))
    value = old[0].value
    for word in old:
        responses.remove(tx, word.id)
    taking_back.changed(tx, said.person, *old)
    return replace(record(tx, session, said, value, None), removed=tuple(kept))


def keep_as_word(
    tx: Transaction, session_id: int, said: Utterance, value: int, prompt: int | None
) -> NotedResponses | NotedAnswer:
    """[Keep it as a word]: it was no pass.

    NotNow for a question that was not asked; SessionOver after the end; NothingThere if the message
    was changed into something else, and TakenBack if that was taken back.
    """
    session = sessions.find(tx, session_id)
    if session is None or not answering.was_asked(tx, session, value, prompt):
        raise NotNow
    if not session.is_live:
        raise SessionOver
    taking_part.check_takes_part(tx, session, said.person, said.chat_id)
    mark = authorship.message(sessions.link_key(tx, session.id), said.chat_id, said.message_id)
    if withdrawn.has(tx, session.id, mark):
        raise TakenBack
    taking_back.came(tx, session.id, said.person, value)
    if answers.by_message(tx, session.id, mark) or responses.by_message(tx, session.id, mark):
        raise NothingThere  # the message says something else by now, and that was kept
    if prompt is None:
        return responding.record(tx, session, said, value)
    return answering.record(tx, session, said, value, prompt)
