"""The clock of a session: breaks stop it, and nobody has to say when it ends."""

from bot.workshop.clock import NO_CLOCK
from bot.workshop.session import Past, Position, Session, Stage
from tests.workshop.test_course import PLAN

NOW = 1_790_000_000.0


def test_before_the_beginning_it_says_nothing():
    assert (NO_CLOCK.here(NOW), NO_CLOCK.before(), NO_CLOCK.left(NOW)) == (0, 0, None)
    assert NO_CLOCK.resumed(NOW) == NO_CLOCK


def test_it_counts_at_a_value_and_before_it():
    clock = NO_CLOCK.begun(NOW).arrived(NOW + 300)

    assert (clock.here(NOW + 400), clock.before()) == (100, 300)


def test_a_break_stops_it():
    clock = NO_CLOCK.begun(NOW).arrived(NOW + 300).paused(NOW + 400)
    assert clock.here(NOW + 900) == 100

    clock = clock.resumed(NOW + 1000)

    assert (clock.here(NOW + 1050), clock.before()) == (150, 300)


def test_a_break_before_the_first_value_is_none():
    assert NO_CLOCK.paused(NOW).resumed(NOW + 5) == NO_CLOCK


def test_the_end_counts_from_the_beginning_if_that_is_to_come():
    clock = NO_CLOCK.to_end(90, NOW)
    assert clock.left(NOW) is None

    clock = clock.begun(NOW + 600)

    assert clock.left(NOW + 600) == 90 * 60
    assert clock.left(NOW + 600 + 91 * 60) == 0


def test_the_end_counts_from_now_once_it_has_begun_and_can_be_taken_away():
    clock = NO_CLOCK.begun(NOW).to_end(30, NOW + 60)

    assert clock.left(NOW + 120) == 29 * 60
    assert clock.to_end(None, NOW).left(NOW) is None


def test_an_undo_is_not_about_when_it_is_to_end():
    before = NO_CLOCK.begun(NOW)
    at = Position(stage=Stage.RESPONDING)
    moved = Session(id=1, plan=PLAN, position=at, clock=before.arrived(NOW + 50).to_end(30, NOW))

    undone = moved.back_at(Past(position=at, clock=before))

    assert (undone.clock.here_since, undone.clock.ends_at) == (NOW, NOW + 1800)


def test_an_undo_of_the_beginning_leaves_how_long_it_is_to_take():
    before = NO_CLOCK.to_end(90, NOW)
    at = Position(stage=Stage.LOBBY)
    moved = Session(
        id=1, plan=PLAN, position=Position(stage=Stage.RESPONDING), clock=before.begun(NOW)
    )

    assert moved.back_at(Past(position=at, clock=before)).clock == before
