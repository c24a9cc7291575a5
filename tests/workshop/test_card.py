"""A card: what it says of a question, wherever the session is."""

from dataclasses import replace

import pytest
from hypothesis import given

from bot.workshop.card import Card, CardState, OwnWords, Question, asked, of_value
from bot.workshop.session import Mode, Move, Reveal, Stage
from tests.workshop.test_session import BARE, FULL, QUIET, after, session_of, sessions

GUT, FIRST, SECOND = Question(value=0), Question(value=0, prompt=0), Question(value=0, prompt=1)
TOGETHER = Question(value=0, together=True)
BEGUN = (Move.BEGIN,)
CLOSED = (*BEGUN, Move.CLOSE)
READ = (*CLOSED, Move.STATEMENT)
ASKED = (*READ, Move.PROMPT)


def at(*moves):
    return after(session_of(FULL, FULL, QUIET), *moves)


@pytest.mark.parametrize(
    ("moves", "what"),
    [
        ((), None),
        (BEGUN, GUT),
        (CLOSED, None),
        (READ, None),
        (ASKED, FIRST),
        ((*ASKED, Move.PROMPT), SECOND),
        ((*READ, Move.ALL_PROMPTS), TOGETHER),
        ((*ASKED, Move.ROUND_UP), FIRST),
        ((*ASKED, Move.NEXT), Question(value=1)),
        ((*ASKED, Move.NEXT, Move.BACK), FIRST),
        ((*BEGUN, Move.END), None),
    ],
)
def test_what_is_asked_of_everybody(moves, what):
    assert asked(at(*moves)) == what


@pytest.mark.parametrize(
    ("question", "moves", "asking"),
    [
        (GUT, (), CardState.NOT_ASKED),
        (GUT, BEGUN, CardState.OPEN),
        (GUT, CLOSED, CardState.CLOSED),
        (GUT, (*CLOSED, Move.REOPEN), CardState.OPEN),
        (GUT, (*ASKED, Move.NEXT), CardState.CLOSED),
        (GUT, (*BEGUN, Move.END), CardState.ENDED),
        (Question(value=1), (*ASKED, Move.NEXT), CardState.OPEN),
        (Question(value=1), (*ASKED, Move.NEXT, Move.BACK), CardState.NOT_ASKED),
        (Question(value=1), (*BEGUN, Move.SKIP, Move.SKIP), CardState.CLOSED),
        (FIRST, READ, CardState.NOT_ASKED),
        (FIRST, ASKED, CardState.OPEN),
        (FIRST, (*ASKED, Move.PROMPT), CardState.OPEN),
        (SECOND, ASKED, CardState.NOT_ASKED),
        (SECOND, (*ASKED, Move.PROMPT, Move.ROUND_UP), CardState.OPEN),
        (SECOND, (*ASKED, Move.PROMPT, Move.NEXT), CardState.CLOSED),
        (TOGETHER, (*READ, Move.ALL_PROMPTS), CardState.OPEN),
        (TOGETHER, (*READ, Move.ALL_PROMPTS, Move.NEXT), CardState.CLOSED),
        (TOGETHER, READ, CardState.NOT_ASKED),
    ],
)
def test_whether_a_question_is_asked(question, moves, asking):
    assert question.asking(at(*moves)) is asking
    assert Card(session=at(*moves), question=question).is_open == (asking is CardState.OPEN)


@given(sessions())
def test_what_is_asked_is_open_and_nothing_is_once_a_session_has_ended(session):
    question = asked(session)

    assert question is None or question.asking(session) is CardState.OPEN
    assert session.is_live or Card(session=session, question=GUT).asking is CardState.ENDED


def test_room_is_for_words_in_time():
    words = tuple(OwnWords(id=b"%d" % n, text=f"w{n}", late=n == 0) for n in range(3))

    assert Card(session=at(*BEGUN), question=GUT).room == 3
    assert Card(session=at(*BEGUN), question=GUT, words=words).room == 1
    assert Card(session=at(*BEGUN), question=GUT, words=words * 2).room == 0


def test_passing_is_offered_to_who_has_said_nothing_and_can_be_taken_back():
    said = (OwnWords(id=b"1", text="trust"),)

    offered = Card(session=at(*BEGUN), question=GUT)
    passed = Card(session=at(*BEGUN), question=GUT, passed=True)
    answered = Card(session=at(*BEGUN), question=GUT, words=said)
    closed = Card(session=at(*CLOSED), question=GUT, passed=True)

    assert [(c.may_pass, c.may_unpass) for c in (offered, passed, answered, closed)] == [
        (True, False), (False, True), (False, False), (False, False),
    ]  # fmt: skip


def test_of_all_prompts_together_those_without_an_answer_can_still_be_passed():
    session = at(*READ, Move.ALL_PROMPTS)
    said = (OwnWords(id=b"1", text="An answer.", prompt=0),)

    assert Card(session=session, question=TOGETHER, words=said).may_pass


def test_words_can_be_changed_until_the_end():
    assert Card(session=at(*CLOSED), question=GUT).may_change
    assert not Card(session=at(*BEGUN, Move.END), question=GUT).may_change


def test_whoever_has_left_is_asked_nothing_and_can_only_remove():
    left = Card(session=at(*BEGUN), question=GUT, left=True)
    over = Card(session=at(*BEGUN, Move.END), question=GUT, left=True)

    assert (left.asking, left.may_pass, left.may_change) == (CardState.LEFT, False, False)
    assert over.asking is CardState.ENDED


def test_of_whoever_is_forgotten_a_card_asks_nothing_whatever_comes():
    for session in (at(*BEGUN), at(*BEGUN, Move.END)):
        gone = Card(session=session, question=GUT, forgotten=True)

        assert gone.asking is CardState.FORGOTTEN
        assert (gone.may_pass, gone.may_unpass, gone.may_change) == (False, False, False)


def test_a_value_without_a_gut_question_asks_nothing_as_it_is_read():
    session = after(session_of(BARE), Move.BEGIN)

    assert (session.stage, asked(session)) == (Stage.STATEMENT, None)


def test_every_question_of_a_value():
    assert of_value(at(), 0) == [GUT, FIRST, SECOND, TOGETHER]
    assert of_value(session_of(BARE), 0) == [GUT, TOGETHER]


@given(sessions(), sessions())
def test_cards_with_the_same_face_say_the_same(one, other):
    cards = [Card(session=session, question=GUT) for session in (one, other)]
    seen = [(each.asking, each.is_open, each.may_pass, each.may_change) for each in cards]

    assert cards[0].face != cards[1].face or seen[0] == seen[1]


@pytest.mark.parametrize(
    ("reveal", "mode", "said", "sees"),
    [
        (Reveal.OWN_FIRST, Mode.PRIVATE, {"passed": True}, True),
        (Reveal.OWN_FIRST, Mode.PRIVATE, {"words": (OwnWords(id=b"1", text="hope"),)}, True),
        (Reveal.OWN_FIRST, Mode.PRIVATE, {}, False),
        (Reveal.OWN_FIRST, Mode.OPEN, {"passed": True}, False),
        (Reveal.AT_CLOSE, Mode.PRIVATE, {"passed": True}, False),
        (Reveal.AFTER_LOOK, Mode.PRIVATE, {"passed": True}, False),
    ],
)
def test_who_has_answered_or_passed_may_see_words_where_own_ones_come_first(
    reveal, mode, said, sees
):
    session = replace(at(*BEGUN), reveal=reveal, mode=mode)

    assert Card(session=session, question=GUT, **said).may_see_words is sees
    assert session.words_wait is (reveal is Reveal.AFTER_LOOK)
