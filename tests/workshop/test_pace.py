"""How far a session gets by its end: as the values before went, or else as the plan says."""

from dataclasses import replace

import pytest

from bot.workshop.clock import Clock
from bot.workshop.course import Course, Position
from bot.workshop.pace import Headway, pace_of
from bot.workshop.plan import Plan, Value
from bot.workshop.session import Session, Stage

NOW = 1_790_000_000.0
MINUTE = 60


def at(value, *, began, here, ends=None, minutes=(), values=12, **changes):
    """A session that began and came to its value so many minutes ago, and ends in some."""
    given = (*minutes, *[None] * (values - len(minutes)))
    plan = Plan(
        name="p",
        title="P",
        about="",
        attribution="",
        values=tuple(Value(title=str(n), statement="S.", minutes=m) for n, m in enumerate(given)),
    )
    been = [Position(stage=Stage.STATEMENT, value=number) for number in range(value + 1)]
    clock = Clock(
        began_at=NOW - began * MINUTE,
        here_since=NOW - here * MINUTE,
        ends_at=None if ends is None else NOW + ends * MINUTE,
    )
    position = Position(stage=Stage.STATEMENT, value=value)
    session = Session(
        id=1, plan=plan, position=position, clock=clock, route=Course(been=tuple(been))
    )
    return replace(session, **changes)


def told(session):
    pace = pace_of(session, NOW)
    return pace.here, pace.left, pace.reaches, pace.is_enough, pace.each


def test_without_an_end_it_says_how_long_it_is_there():
    assert pace_of(at(2, began=25, here=10), NOW) == Headway(here=10, steps_at=NOW + 120)


def test_what_it_says_changes_every_other_minute_and_after_an_hour_less_often():
    assert told(at(2, began=25, here=9))[0] == 8
    assert pace_of(at(2, began=25, here=9), NOW).steps_at == NOW + 60
    assert told(at(2, began=99, here=64))[0] == 60
    assert pace_of(at(2, began=99, here=64), NOW).steps_at == NOW + 6 * MINUTE


@pytest.mark.parametrize(
    "session",
    [
        at(2, began=25, here=9, paused=True),
        at(2, began=300, here=240),
        at(2, began=25, here=9, clock=Clock()),
    ],
)
def test_nobody_is_told_before_and_after_while_paused_or_gone(session):
    assert pace_of(session, NOW) is None


def test_at_the_pace_of_the_values_before():
    # Two values took 20 minutes; after this one 28 are left: three more are begun.
    assert told(at(2, began=30, here=10, ends=28)) == (10, 28, 6, False, None)


def test_when_there_is_time_for_all_it_says_so():
    assert told(at(10, began=110, here=10, ends=10)) == (10, 10, 12, True, None)
    assert told(at(10, began=110, here=10, ends=9)) == (10, 9, 12, False, None)


def test_at_the_first_value_it_says_how_long_each_may_take():
    assert told(at(0, began=0, here=0, ends=90)) == (0, 90, None, False, 7)


def test_values_that_were_passed_by_say_nothing():
    assert told(at(2, began=10.5, here=10, ends=50))[4] == 5


def test_a_plan_with_minutes_says_how_far_it_leads_from_the_beginning():
    session = at(0, began=0, here=0, ends=25, minutes=(10, 10, 10, 10), values=4)

    assert told(session) == (0, 25, 3, False, None)
    assert pace_of(session, NOW).planned == 10


def test_what_took_longer_than_planned_will_take_longer():
    session = at(1, began=20, here=0, ends=45, minutes=(10, 10, None, 20), values=4)

    # 20 minutes for 10: twice as long. 20 here, 26 for one without minutes.
    assert told(session) == (0, 45, 3, False, None)


def test_the_end_may_be_past():
    assert told(at(2, began=30, here=10, ends=-1)) == (10, 0, 3, False, None)


@pytest.mark.parametrize("here", [0, 1, 1.5, 3, 7.9, 61, 64, 69.9, 130])
@pytest.mark.parametrize("ends", [5, 15, 60, 120])
def test_an_end_that_is_just_set_is_told_as_it_was_set(here, ends):
    session = at(2, began=here + 10, here=here, ends=ends)

    assert pace_of(session, NOW).left == ends


def test_while_time_runs_out_it_is_told_every_other_minute_however_long_it_is_there():
    session = at(2, began=99, here=64, ends=3)

    assert told(session)[:2] == (64, 3)
    assert pace_of(session, NOW).steps_at == NOW + 2 * MINUTE
    assert pace_of(session, NOW + 4 * MINUTE).left == 0
    assert pace_of(session, NOW + 4 * MINUTE).steps_at == NOW + 6 * MINUTE


def test_nobody_is_told_of_more_time_than_there_is():
    session = at(2, began=25, here=10, ends=10)
    left = [pace_of(session, NOW + seconds).left for seconds in range(0, 660, 10)]

    assert left == sorted(left, reverse=True)
    assert all(
        minutes * MINUTE - (10 * MINUTE - seconds) < MINUTE
        for seconds, minutes in zip(range(0, 600, 10), left, strict=False)
    )
