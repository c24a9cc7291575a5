"""What can be seen of a question never differs by one person's words."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workshop.session import Reveal
from storage.database import Transaction
from tests import observer
from tests.observer import HIGHEST, Setting

schedules = st.lists(st.integers(0, HIGHEST), min_size=20, max_size=60)


def deeds(*what: int) -> st.SearchStrategy[int]:
    """Numbers that say one of these is done, by anybody."""
    return st.builds(
        lambda one, other: one + 20 * other, st.sampled_from(what), st.integers(0, HIGHEST // 20)
    )


# Answers, drafts and lists of answers, and moves, round-ups and undos among them.
of_round_ups = st.lists(deeds(0, 0, 14, 14, 15, 15, 17, 17), min_size=20, max_size=60)
# Answers, and ends that are undone when everything was read.
of_ends = st.lists(deeds(0, 0, 0, 11, 15, 18, 19, 19), min_size=10, max_size=40)


def set_up(accomplices: st.SearchStrategy[int]) -> st.SearchStrategy[Setting]:
    return st.builds(
        Setting,
        accomplices=accomplices,
        reveal=st.sampled_from(Reveal),
        discusses=st.booleans(),
    )


@pytest.fixture(scope="module")
def tx(tmp_path_factory) -> Iterator[Transaction]:
    with observer.on_disk(tmp_path_factory.mktemp("observed")) as tx:
        yield tx


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(schedules, set_up(st.sampled_from([0, 1])))
def test_nobodys_words_can_be_told_from_two_things_shown(tx, schedule, setting):
    assert observer.play(tx, schedule, setting).told == []


@pytest.mark.long
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(of_round_ups, st.sampled_from([0, 1]))
def test_nor_from_drafts_and_lists_of_answers_however_often_a_round_up_is_undone(
    tx, schedule, accomplices
):
    setting = Setting(accomplices=accomplices, discusses=True)

    assert observer.play(tx, schedule, setting).told == []


@pytest.mark.long
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(of_ends, set_up(st.sampled_from([0, 1])))
def test_nor_by_ending_it_reading_all_and_undoing_the_end(tx, schedule, setting):
    assert observer.play(tx, schedule, setting).told == []


@pytest.mark.long
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(schedules, st.sampled_from(Reveal))
def test_nobody_sees_words_before_they_may(tx, schedule, reveal):
    assert observer.play(tx, schedule, Setting(accomplices=0, reveal=reveal)).early == []


def test_words_so_far_are_looked_at(tx):
    """The same would be found if nobody ever saw any."""
    everybody_answers = [20 * who for who in range(10)]
    own_first = Setting(accomplices=0, reveal=Reveal.OWN_FIRST)

    assert observer.play(tx, everybody_answers, own_first).looked > 0


@pytest.mark.long
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(schedules, set_up(st.just(2)))
def test_two_accomplices_can_close_in_on_a_third_once_and_never_by_changing_their_words(
    tx, schedule, setting
):
    told = observer.play(tx, schedule, setting).told

    assert [(one.people, one.newcomers) for one in told] == [(3, 2)] * len(told)
