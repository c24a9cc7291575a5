"""What stands on a card: what its person has said, and what became of it."""

from collections.abc import Iterator
from dataclasses import replace

from bot.facilitation import saying_at_work, snapshots, taking_part
from bot.record.holding_back import holds_back
from bot.workshop import authorship
from bot.workshop.card import Card, OwnWords, Question
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from storage import answers, participants, passes, responses, reviews, sessions
from storage.answers import Answer
from storage.database import Transaction
from storage.responses import Response


def of_person(tx: Transaction, session: Session, person: int, question: Question) -> Card:
    """A card as it should be seen now."""
    place = participants.find(tx, session.id, person)
    if place is None:
        left = taking_part.was_taken_out(tx, session, person)
        return Card(session=session, question=question, left=left, forgotten=True)
    shown = _of_who_joined(tx, session, person, question)
    at_work = saying_at_work.said_by(tx, session, person, question.value)
    return replace(shown, left=not place.attending, at_work=at_work)


def _of_who_joined(tx: Transaction, session: Session, person: int, question: Question) -> Card:
    key, value = sessions.link_key(tx, session.id), question.value
    if question.is_gut:
        author = authorship.author(key, person, value, None)
        words = _responses(tx, session, value, author)
        passed = passes.has(tx, session.id, value, None, author)
        return Card(session=session, question=question, words=words, passed=passed)
    every = range(len(session.plan.values[value].prompts))
    prompts = every if question.together or question.prompt is None else [question.prompt]
    marks = [(number, authorship.author(key, person, value, number)) for number in prompts]
    passed_on = tuple(at for at, mark in marks if passes.has(tx, session.id, value, at, mark))
    return Card(
        session=session,
        question=question,
        words=tuple(
            word for number, mark in marks for word in _answers(tx, session.id, value, number, mark)
        ),
        passed=bool(passed_on),
        passed_on=passed_on,
    )


def _answers(
    tx: Transaction, session_id: int, value: int, prompt: int, author: authorship.Mark
) -> Iterator[OwnWords]:
    """What somebody has said to a prompt."""
    said = answers.by_author(tx, session_id, value, author)
    left_out = reviews.left_out(tx, session_id) if any(map(holds_back, said)) else ()
    for answer in said:
        yield OwnWords(
            id=answer.id,
            text=answer.text,
            prompt=prompt,
            standing=answer.standing,
            left_out=answer.id in left_out,
            masked=_masked(answer),
        )


def _responses(
    tx: Transaction, session: Session, value: int, author: authorship.Mark
) -> tuple[OwnWords, ...]:
    """What somebody has said to a gut question. Words that were changed, or came, after its cloud
    had been seen wait with those that are late."""
    said = responses.by_author(tx, session.id, value, author)
    waiting = {w.id for w in said if not (w.late or w.shown) and w.standing.may_be_seen}
    is_over = waiting and not session.is_open_at(value)
    if not (is_over and snapshots.may_stand(tx, session, value)):
        waiting = set()
    looked_at = any(word.standing is Standing.WAITING for word in said)
    left_out = reviews.left_out(tx, session.id) if looked_at else ()
    return tuple(
        OwnWords(
            id=word.id,
            text=word.text,
            late=word.late,
            waits=word.id in waiting,
            standing=word.standing,
            left_out=word.id in left_out,
            masked=_masked(word),
        )
        for word in said
    )


def _masked(words: Response | Answer) -> str | None:
    """What others read in the place of words that a facilitator let in masked."""
    return words.masked if words.standing is Standing.LET_IN else None
