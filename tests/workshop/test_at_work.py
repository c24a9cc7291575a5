"""How many people say that a value is so where they work, as far as it may be told."""

from dataclasses import replace

import pytest

from bot.workshop.at_work import NOT_TOLD, AtWorkRecord, published, together
from bot.workshop.card import Card, Question
from bot.workshop.session import Move
from tests.workshop.test_session import BARE, FULL, QUIET, after, session_of


def said(already, partly, not_yet, passed=0):
    answered = already + partly + not_yet
    return AtWorkRecord(
        answered=answered, already=already, partly=partly, not_yet=not_yet, passed=passed
    )


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((5, 4, 3), (5, 4, 3)),
        ((12, 0, 0), (12, 0, 0)),
        ((6, 5, 0), (6, 5, 0)),
        ((9, 2, 1), (9, None, None)),
        ((9, 2, 0), (9, None, None)),
        ((9, 1, 1), (None, None, None)),
        ((0, 0, 0), (0, 0, 0)),
    ],
)
def test_ones_and_twos_are_not_told(numbers, told):
    record = published(said(*numbers, passed=4), 5)

    assert (record.said, record.answered, record.passed) == (told, sum(numbers), 4)
    assert published(record, 5) == record


@pytest.mark.parametrize(("minimum", "is_told"), [(5, True), (3, True), (7, False)])
def test_it_is_told_from_as_many_people_on_as_a_cloud_needs(minimum, is_told):
    record = published(said(3, 3, 0), minimum)

    assert (record == said(3, 3, 0)) is is_told
    assert (record == NOT_TOLD) is not is_told
    assert published(said(4, 0, 0), 3) == NOT_TOLD


def test_what_is_not_told_of_one_group_is_not_told_of_all():
    whole = together([said(5, 4, 3, 1), published(said(9, 2, 1, 2), 5)])

    assert whole == AtWorkRecord(answered=24, already=14, partly=None, not_yet=None, passed=3)


def asking(*moves):
    """A session of a plan that asks, after some moves."""
    session = after(session_of(FULL, QUIET, BARE), *moves)
    return replace(session, plan=replace(session.plan, asks_at_work=True))


def asks(session, value, prompt=None, *, together=False):
    question = Question(value=value, prompt=prompt, together=together)
    return Card(session=session, question=question).asks_at_work


def test_it_is_asked_under_the_last_question_of_a_value_from_then_until_the_end():
    to_prompts = (Move.BEGIN, Move.CLOSE, Move.STATEMENT, Move.PROMPT)
    first, last = asking(*to_prompts), asking(*to_prompts, Move.PROMPT)
    later, ended = asking(*to_prompts, Move.PROMPT, Move.NEXT), asking(*to_prompts, Move.END)

    assert [asks(session, 0, 1) for session in (first, last, later, ended)] == [
        False,
        True,
        True,
        False,
    ]
    assert not any(asks(session, 0, prompt) for session in (first, last) for prompt in (0, None))
    together = asking(*to_prompts[:-1], Move.ALL_PROMPTS)
    assert asks(together, 0, together=True)


def test_under_a_value_without_prompts_it_is_asked_once_its_words_are_closed():
    to_quiet = (Move.BEGIN, Move.SKIP)

    assert not asks(asking(*to_quiet), 1)
    assert asks(asking(*to_quiet, Move.CLOSE), 1)


def test_a_plan_that_does_not_ask_has_it_nowhere():
    session = replace(asking(Move.BEGIN), plan=session_of(FULL).plan)

    assert not any(asks(session, 0, prompt) for prompt in (None, 0, 1))
