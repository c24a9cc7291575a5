"""The life of a session: what may be done when, and where it leads."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.errors import AlreadyMoved, NotNow
from bot.workshop.plan import Plan, Value
from bot.workshop.scope import Scope
from bot.workshop.session import MOVES, Move, Past, Position, Reveal, Session, Stage

FULL = Value(title="Trust", statement="We trust.", question="What comes up?", prompts=("A?", "B?"))
BARE = Value(title="Time", statement="We take time.")
QUIET = Value(title="Love", statement="We love.", question="What comes up?", sensitive=True)
ONE_PROMPT = Value(title="Hope", statement="We hope.", prompts=("Where?",))
CHOICES = st.sampled_from((FULL, BARE, QUIET, ONE_PROMPT))


def session_of(*values, **position):
    plan = Plan(name="p", title="Plan", about="", attribution="", values=values or (FULL, BARE))
    return Session(id=1, plan=plan, position=Position(**{"stage": Stage.LOBBY} | position))


def after(session, *moves):
    for move in moves:
        session = session.after(move)
    return session


@st.composite
def sessions(draw):
    values = draw(st.lists(CHOICES, min_size=1, max_size=4))
    session = session_of(*values, stage=Stage.PREPARING)
    for _ in range(draw(st.integers(0, 25))):
        if not session.possible_moves:
            break
        session = session.after(draw(st.sampled_from(session.possible_moves)))
    return session


def test_a_new_session_is_prepared_and_then_waits_in_the_lobby():
    session = Session(id=1, plan=session_of().plan)

    assert session.possible_moves == (Move.OPEN, Move.END)
    assert session.after(Move.OPEN).possible_moves == (Move.BEGIN, Move.END)
    assert (session.is_live, session.is_open) == (True, False)
    assert session.asked_prompts == range(0)


def test_after_the_last_prompt_the_whole_value_is_rounded_up():
    begun = (Move.BEGIN, Move.CLOSE, Move.STATEMENT)
    asked = after(session_of(), *begun, Move.PROMPT)
    together = after(session_of(), *begun, Move.ALL_PROMPTS)
    alone = after(session_of(ONE_PROMPT), Move.BEGIN, Move.PROMPT)

    assert asked.to_round_up == Scope(0, 0)
    assert after(asked, Move.PROMPT).to_round_up == Scope(0)
    assert after(asked, Move.PROMPT, Move.ROUND_UP).to_round_up == Scope(0)
    assert together.to_round_up == Scope(0)
    assert alone.to_round_up == Scope(0)


def test_a_whole_value():
    stages = []
    session = session_of()
    moves = (Move.BEGIN, Move.CLOSE, Move.STATEMENT, Move.PROMPT, Move.PROMPT, Move.ROUND_UP)

    for move in moves:
        session = session.after(move)
        stages.append((session.stage, session.position.prompt, session.step))

    assert stages == [
        (Stage.RESPONDING, None, 1),
        (Stage.REVEALED, None, 2),
        (Stage.STATEMENT, None, 3),
        (Stage.DISCUSSING, 0, 4),
        (Stage.DISCUSSING, 1, 5),
        (Stage.ROUNDING_UP, 1, 6),
    ]
    assert session.value == FULL
    assert after(session, Move.NEXT).position == Position(stage=Stage.STATEMENT, value=1)


def test_the_value_is_shown_with_its_first_prompt_in_one_move():
    session = after(session_of(), Move.BEGIN, Move.CLOSE, Move.DISCUSS)

    assert session.position == Position(stage=Stage.DISCUSSING, value=0, prompt=0)
    assert Move.DISCUSS not in session_of(BARE, stage=Stage.REVEALED).possible_moves


def test_what_leads_on_is_the_next_prompt_then_the_next_value():
    session = after(session_of(FULL, QUIET), Move.BEGIN, Move.CLOSE, Move.DISCUSS, Move.ROUND_UP)
    last = after(session, Move.PROMPT, Move.ROUND_UP)

    assert [session.onward, last.onward] == [Move.PROMPT, Move.NEXT]
    assert after(last, Move.NEXT).onward is None
    assert after(last, Move.PAUSE).onward is None


def test_responses_count_only_while_responding():
    opened = after(session_of(), Move.BEGIN)

    assert opened.is_open
    assert not after(opened, Move.CLOSE).is_open
    assert after(opened, Move.CLOSE, Move.REOPEN).is_open


def test_a_question_is_asked_of_one_value_at_a_time():
    session = after(session_of(FULL, FULL), Move.BEGIN)

    assert [session.is_asked(0, None), session.is_asked(1, None)] == [True, False]
    assert not session.is_asked(0, 0)

    session = after(session, Move.CLOSE, Move.STATEMENT, Move.PROMPT)

    assert [session.is_asked(0, number) for number in (None, 0, 1)] == [False, True, False]
    assert not session.is_asked(1, 0)


def test_it_has_begun_with_the_first_value():
    session = session_of(stage=Stage.PREPARING)
    stages = [session, after(session, Move.OPEN), after(session, Move.OPEN, Move.BEGIN)]

    assert [each.has_begun for each in stages] == [False, False, True]


def test_prompts_stay_open_once_they_are_asked():
    first = after(session_of(), Move.BEGIN, Move.CLOSE, Move.STATEMENT, Move.PROMPT)

    assert first.asked_prompts == range(1)
    assert after(first, Move.PROMPT).asked_prompts == range(2)
    assert after(first, Move.ROUND_UP).asked_prompts == range(1)


def test_all_prompts_together():
    discussing = session_of(stage=Stage.STATEMENT).after(Move.ALL_PROMPTS)

    assert discussing.asked_prompts == range(2)
    assert Move.PROMPT not in discussing.possible_moves
    assert discussing.after(Move.ROUND_UP).asked_prompts == range(2)


def test_one_prompt_cannot_be_asked_together():
    assert Move.ALL_PROMPTS not in session_of(ONE_PROMPT, stage=Stage.STATEMENT).possible_moves


@pytest.mark.parametrize(
    ("value", "moves"),
    [
        (FULL, {Move.PROMPT, Move.ALL_PROMPTS, Move.REOPEN}),
        (QUIET, {Move.ROUND_UP, Move.REOPEN}),
        (ONE_PROMPT, {Move.PROMPT}),
        (BARE, {Move.ROUND_UP}),
    ],
)
def test_a_statement_is_followed_by_what_the_value_has(value, moves):
    session = session_of(value, stage=Stage.STATEMENT)

    assert set(session.possible_moves) == moves | {Move.PAUSE, Move.END}


def test_a_round_up_reopens_the_discussion_only_if_there_was_one():
    position = {"stage": Stage.ROUNDING_UP, "prompt": 1}

    reopened = session_of(FULL, **position).after(Move.REOPEN)

    assert reopened.position == Position(stage=Stage.DISCUSSING, prompt=1)
    assert Move.REOPEN not in session_of(BARE, stage=Stage.ROUNDING_UP).possible_moves


def test_a_value_without_a_question_begins_with_its_statement():
    session = session_of(BARE, FULL)

    assert after(session, Move.BEGIN).stage is Stage.STATEMENT
    assert after(session, Move.BEGIN, Move.NEXT).stage is Stage.RESPONDING
    assert after(session, Move.BEGIN, Move.NEXT, Move.BACK).stage is Stage.STATEMENT


def test_a_value_gone_back_to_goes_on_where_it_was_left():
    closed = after(session_of(FULL, QUIET), Move.BEGIN, Move.CLOSE, Move.NEXT)
    skipped = after(session_of(FULL, QUIET), Move.BEGIN, Move.SKIP)
    discussed = after(session_of(FULL, QUIET), Move.BEGIN, Move.CLOSE, Move.DISCUSS, Move.NEXT)

    assert after(closed, Move.BACK).position == Position(stage=Stage.REVEALED, value=0)
    assert after(skipped, Move.BACK).position == Position(stage=Stage.RESPONDING, value=0)
    at = Position(stage=Stage.DISCUSSING, value=0, prompt=0)
    assert after(discussed, Move.BACK).position == at
    assert after(discussed, Move.CLOSE, Move.BACK, Move.NEXT).stage is Stage.REVEALED


def test_pause_stops_everything_but_resume_and_end():
    paused = after(session_of(), Move.BEGIN, Move.PAUSE)

    assert paused.possible_moves == (Move.RESUME, Move.END)
    assert paused.after(Move.RESUME) == replace(paused, paused=False, step=3)


def test_an_end_is_an_end():
    ended = after(session_of(), Move.BEGIN, Move.PAUSE, Move.END)

    assert (ended.is_live, ended.paused, ended.possible_moves) == (False, False, ())


def test_an_undo_puts_back_the_place_but_not_the_step():
    before = after(session_of(), Move.BEGIN, Move.PAUSE)

    undone = before.after(Move.END).back_at(Past(position=before.position, paused=before.paused))

    assert (undone.position, undone.paused, undone.step) == (before.position, True, 4)


def test_a_button_of_another_step_is_refused():
    session = after(session_of(), Move.BEGIN)

    session.check_step(1)

    with pytest.raises(AlreadyMoved):
        session.check_step(0)


@pytest.mark.parametrize(
    ("reveal", "value", "live"),
    [
        (Reveal.LIVE, FULL, True),
        (Reveal.LIVE, QUIET, False),
        (Reveal.AT_CLOSE, FULL, False),
    ],
)
def test_the_cloud_grows_live_unless_somebody_decided_otherwise(reveal, value, live):
    plan = session_of(value).plan

    assert Session(id=1, plan=plan, reveal=reveal).shows_cloud_live is live


@given(sessions(), st.sampled_from(Move))
def test_a_move_is_possible_or_changes_nothing(session, move):
    before = repr(session)

    if move in session.possible_moves:
        assert session.after(move).step == session.step + 1
    else:
        with pytest.raises(NotNow):
            session.after(move)

    assert repr(session) == before


@given(sessions())
def test_no_order_of_moves_leaves_the_plan(session):
    position = session.position

    assert 0 <= position.value < len(session.plan.values)
    assert position.prompt is None or 0 <= position.prompt < len(session.value.prompts)
    assert session.asked_prompts.stop <= len(session.value.prompts)
    assert not session.is_open or session.value.question is not None
    assert session.stage is not Stage.REVEALED or session.value.question is not None
    assert session.stage is not Stage.DISCUSSING or session.value.prompts


@given(sessions())
def test_a_session_can_always_be_ended(session):
    assert session.is_live == (Move.END in session.possible_moves)


@given(sessions())
def test_the_table_knows_every_move_but_the_pause(session):
    listed = set(session.possible_moves) - {Move.PAUSE, Move.RESUME}

    assert listed <= set(MOVES[session.stage])
