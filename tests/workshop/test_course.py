"""Which values a session runs, in which order, and where it goes on when it comes back to one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.card import CardState, Question, at_hand
from bot.workshop.course import Course, Position, Stage
from bot.workshop.errors import NotNow
from bot.workshop.plan import Plan, Value
from bot.workshop.session import Move, Past, Session

VALUES = tuple(
    Value(title=title, statement="S.", question="Q?", prompts=("A?", "B?")) for title in "abcde"
)
PLAN = Plan(name="p", title="Plan", about="", attribution="", values=VALUES)


def begun(*moves, order=()):
    session = Session(id=1, plan=PLAN, route=Course(order=order))
    for move in (Move.OPEN, Move.BEGIN, *moves):
        session = session.after(move)
    return session


def test_all_values_are_run_in_the_order_of_the_plan():
    session = begun()

    assert session.course.order == (0, 1, 2, 3, 4)
    assert session.course.run == (0,)
    assert begun(Move.SKIP, Move.SKIP).course.run == (0, 1, 2)


def test_those_that_were_chosen_are_run_in_their_order_and_no_others():
    session = begun(order=(3, 1))

    assert session.position == Position(stage=Stage.RESPONDING, value=3)
    assert Move.BACK not in session.possible_moves
    second = session.after(Move.SKIP)
    assert second.position.value == 1
    assert not {Move.NEXT, Move.SKIP} & set(second.after(Move.CLOSE).possible_moves)
    assert second.course.run == (3, 1)


def test_one_can_go_to_any_value_and_on_from_there():
    session = begun().gone_to(3)

    assert (session.position, session.step) == (Position(stage=Stage.RESPONDING, value=3), 3)
    assert session.course.run == (0, 3)
    assert session.after(Move.SKIP).position.value == 4
    assert session.after(Move.BACK).position == Position(stage=Stage.RESPONDING, value=2)


def test_a_value_gone_back_to_goes_on_where_it_was_left():
    session = begun(Move.CLOSE, Move.DISCUSS).gone_to(4).after(Move.CLOSE)

    back = session.gone_to(0)

    assert back.position == Position(stage=Stage.DISCUSSING, value=0, prompt=0)
    assert back.was_left(4)
    assert not back.was_left(0)
    assert not back.was_left(2)
    assert back.gone_to(4).stage is Stage.REVEALED


def test_one_that_was_not_to_be_run_comes_behind_the_one_that_is_left():
    session = begun(order=(3, 1)).gone_to(0)

    assert session.course.order == (3, 0, 1)
    assert session.after(Move.SKIP).position.value == 1


@pytest.mark.parametrize(
    ("session", "value"),
    [
        (begun(), 0),
        (begun(), 5),
        (begun(), -1),
        (begun(Move.PAUSE), 1),
        (begun(Move.END), 1),
        (Session(id=1, plan=PLAN).after(Move.OPEN), 1),
    ],
)
def test_where_one_can_not_go(session, value):
    assert not session.may_go_to(value)
    with pytest.raises(NotNow):
        session.gone_to(value)


def test_an_undo_forgets_that_a_value_was_come_to():
    before = begun()
    past = Past(position=before.position, route=before.route)

    undone = before.gone_to(3).back_at(past)

    assert undone.course == before.course
    assert Question(value=3).asking(undone) is CardState.NOT_ASKED


def test_questions_of_values_before_the_current_one_are_over_if_they_were_asked():
    session = begun(Move.CLOSE).gone_to(3).gone_to(2)

    told = [Question(value=value).asking(session) for value in range(5)]

    closed, not_asked = CardState.CLOSED, CardState.NOT_ASKED
    assert told == [closed, not_asked, CardState.OPEN, not_asked, not_asked]


def test_what_is_at_hand_is_what_is_asked_or_else_the_card_of_the_value():
    session = begun()

    assert at_hand(session) == Question(value=0)
    assert at_hand(session.after(Move.CLOSE)) == Question(value=0)
    asked = session.after(Move.CLOSE).after(Move.DISCUSS)
    assert at_hand(asked) == Question(value=0, prompt=0)
    assert at_hand(session.after(Move.END)) is None
    assert at_hand(Session(id=1, plan=PLAN).after(Move.OPEN)) is None


def test_a_session_of_before_came_to_the_values_before_its_own():
    value = Value(title="bare", statement="S.")
    plan = replace(PLAN, values=(VALUES[0], value, VALUES[2]))
    at = Position(stage=Stage.DISCUSSING, value=2, prompt=0)
    session = Session(id=1, plan=plan, position=at)

    assert session.course.been == (
        Position(stage=Stage.REVEALED, value=0),
        Position(stage=Stage.STATEMENT, value=1),
        at,
    )


def test_values_are_put_in_and_out_and_further_to_the_front():
    course = Course(order=(0, 1, 2))

    assert course.toggled(1).order == (0, 2)
    assert course.toggled(1).toggled(1).order == (0, 2, 1)
    assert course.earlier(2).order == (0, 2, 1)
    assert course.earlier(0) == course
    assert course.earlier(4) == course


GOING = st.one_of(st.integers(0, 4), st.sampled_from(Move))


@given(st.permutations(range(5)), st.lists(GOING, max_size=30))
def test_wherever_one_goes_each_value_is_come_to_once_and_is_in_the_order(order, steps):
    session = begun(order=tuple(order[:3]))
    for step in steps:
        if isinstance(step, int) and session.may_go_to(step):
            session = session.gone_to(step)
        elif step in session.possible_moves:
            session = session.after(step)

    course = session.course
    assert session.position.value in course.run
    assert len(set(course.run)) == len(course.run)
    assert len(set(course.order)) == len(course.order)
    assert set(course.run) <= set(course.order)
