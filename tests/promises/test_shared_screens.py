"""Whatever people and facilitators do: a room sees what its group was shown, and nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workshop.session import Reveal
from storage.database import Transaction
from tests import observer
from tests.observer import HIGHEST, Setting
from tests.room_observer import watch

schedules = st.lists(st.integers(0, HIGHEST), min_size=20, max_size=60)
CLOSE = 17
ANSWERS = [20 * who for who in range(10)]


@pytest.fixture(scope="module")
def tx(tmp_path_factory) -> Iterator[Transaction]:
    with observer.on_disk(tmp_path_factory.mktemp("watched")) as tx:
        yield tx


@pytest.mark.long
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(schedules, st.sampled_from(Reveal), st.sampled_from([0, 1]))
def test_nothing_is_on_the_screen_that_was_not_shown_or_was_taken_back(
    tx, schedule, reveal, accomplices
):
    seen = watch(tx, schedule, Setting(accomplices=accomplices, reveal=reveal))

    assert (seen.strange, seen.told_here, seen.early) == ([], [], [])


@pytest.mark.parametrize("reveal", [Reveal.LIVE, Reveal.AT_CLOSE, Reveal.OWN_FIRST])
def test_words_are_looked_at(tx, reveal):
    """The same would be found if nobody ever saw any."""
    schedule = [*ANSWERS, CLOSE, *ANSWERS]

    everybody = watch(tx, schedule, Setting(accomplices=0, reveal=reveal))

    assert everybody.pictures > 0
