"""Answers to prompts: keeping them, and putting others in their place."""

from dataclasses import dataclass
from dataclasses import replace as changed

from bot.facilitation import standings, taking_back, taking_part
from bot.facilitation.allowances import check_may_answer, check_may_move
from bot.workshop import authorship, response
from bot.workshop.errors import LeftAsItWas, NothingThere, NotNow
from bot.workshop.scope import THOUGHT, Scope, stored
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from bot.workshop.utterance import Utterance
from storage import answers, cards, participants, passes, sessions, shown_questions, snapshots
from storage.answers import Answer
from storage.database import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedAnswer:
    """An answer that was kept; `is_late` when the session had moved on to another value. `waits`: a
    text that others have seen was changed, and they don't see the new one yet."""

    session: Session
    answer: Answer
    is_late: bool = False
    is_replacement: bool = False
    waits: bool = False

    @property
    def needs_words(self) -> bool:
        """Whether there is more to say of it than that it was kept."""
        is_thought = self.answer.prompt == THOUGHT
        return is_thought or self.is_late or self.waits or self.may_move

    @property
    def may_move(self) -> bool:
        """Whether it can be put under another prompt: several were asked together."""
        session = self.session
        is_here = session.position.value == self.answer.value
        is_together = bool(session.asked_prompts) and session.position.prompt is None
        return is_here and is_together and len(session.value.prompts) > 1


def record(
    tx: Transaction, session: Session, said: Utterance, value: int, prompt: int
) -> NotedAnswer:
    """Keep an answer to a prompt. Several by one person are several answers, up to the plan's
    number: TooManyAnswers or TooMuchSaid."""
    text = response.clean_answer(said.text)
    key = sessions.link_key(tx, session.id)
    author = authorship.author(key, said.person, value, prompt)
    check_may_answer(tx, session, said.person, author)
    answer = Answer(
        id=answers.new_id(),
        session_id=session.id,
        value=value,
        prompt=prompt,
        author=author,
        message=authorship.message(key, said.chat_id, said.message_id),
        text=text,
    )
    answers.put(tx, answer)
    standings.came(tx, answer)
    passes.remove(tx, session.id, value, prompt, author)
    return NotedAnswer(session=session, answer=answer, is_late=session.position.value != value)


def replace(tx: Transaction, session: Session, said: Utterance, old: Answer) -> NotedAnswer | None:
    """Put a new text in the place of an answer; None if an edit has not changed it. Archives are
    out of date by it."""
    text = response.clean_answer(said.text)
    message = authorship.message(sessions.link_key(tx, session.id), said.chat_id, said.message_id)
    if (text, message) == (old.text, old.message):
        return None
    standing = standings.of_rewritten(old, text)
    # Other words than those that were seen wait, as new ones do; what stays out was seen.
    is_known = text == old.text or standing is Standing.STRUCK
    answer = changed(
        old,
        text=text,
        message=message,
        shown=old.shown and is_known,
        read=old.read and is_known,
        standing=standing,
    )
    answers.put(tx, answer)
    if text != old.text:
        standings.came(tx, answer)
    taking_back.changed(tx, said.person, answer)
    waits = old.shown and old.standing.may_be_seen and not answer.shown
    return NotedAnswer(session=session, answer=answer, is_replacement=True, waits=waits)


def move_to_prompt(
    tx: Transaction, session_id: int, person: int, answer_id: bytes, prompt: int
) -> NotedAnswer:
    """Put an answer under another prompt of its value that was asked, else NotNow; if there is
    room: TooManyAnswers. LeftAsItWas for who has left."""
    answer = own(tx, session_id, person, answer_id)
    session = sessions.get(tx, session_id)
    if taking_part.has_left(tx, session, person):
        raise LeftAsItWas
    if not was_asked(tx, session, answer.value, prompt):
        raise NotNow
    author = authorship.author(sessions.link_key(tx, session_id), person, answer.value, prompt)
    if author != answer.author:
        check_may_move(tx, session, author)
    was_seen = answer.author in snapshots.authors(tx, session_id, answer.value, answer.prompt)
    if was_seen:
        # Others know the words: beside them, those of two who are new could be told apart.
        snapshots.put_author(tx, session_id, answer.value, prompt, author)
    if answer.author in snapshots.read_authors(tx, session_id, answer.value, stored(answer.prompt)):
        snapshots.put_read_author(tx, session_id, answer.value, prompt, author)
    moved = changed(answer, prompt=prompt, author=author, shown=False, read=False)
    answers.put(tx, moved)
    passes.remove(tx, session_id, answer.value, prompt, author)
    taking_back.changed(tx, person, answer)
    return NotedAnswer(session=session, answer=moved, is_replacement=True)


def own(tx: Transaction, session_id: int, person: int, answer_id: bytes) -> Answer:
    """An answer, if it is the person's; else NothingThere."""
    answer = answers.find_own(tx, answer_id)
    if answer is None or answer.session_id != session_id:
        raise NothingThere
    key = sessions.link_key(tx, session_id)
    if answer.author != authorship.author(key, person, answer.value, answer.prompt):
        raise NothingThere
    return answer


def choose_prompt(tx: Transaction, session_id: int, person: int, scope: Scope) -> Session:
    """Let a person's next answers in private belong to one of the prompts that are open together,
    of the session that is returned. Of no value is a prompt of the one that the session is at.
    NotNow if it is not open; NotJoined for who takes no part."""
    session = sessions.find(tx, session_id)
    if session is None or scope.prompt is None:
        raise NotNow
    value = session.position.value if scope.value is None else scope.value
    if not session.is_asked(value, scope.prompt):
        raise NotNow
    taking_part.check_takes_part(tx, session, person, person)
    cards.choose(tx, session_id, person, Scope(value, scope.prompt))
    participants.set_changing(tx, session_id, person, None)
    shown_questions.settle_missing(tx, person)
    return session


def was_asked(tx: Transaction, session: Session, value: int, prompt: int | None) -> bool:
    """Whether a question of the plan was asked: words said to any other are not answers to it, and
    would be seen before it is."""
    if not session.plan.has(Scope(value, prompt)) or not session.has_begun:
        return False
    if session.position.value == value and (prompt is None or prompt in session.asked_prompts):
        return True
    return shown_questions.was_asked(tx, session.id, value, prompt)
