"""Passing in words.

Who types "pass" or "n/a" nearly always means it, so it counts as a pass at once. It is shown
nowhere, and one tap makes it a word after all: nothing is lost, whichever was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.facilitation import answering, responding, taking_back, taking_part
from bot.facilitation.answering import NotedAnswer, Outcome
from bot.facilitation.responding import NotedResponses
from bot.workshop import authorship
from bot.workshop.errors import NothingThere, NotNow, SessionOver, TakenBack
from bot.workshop.response import clean
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from storage import answers, responses, sessions, withdrawn
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response


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
    outcome = answering.pass_in_words(tx, session, said, value, prompt)
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
