"""After a look at a session comes a rest, ten times as long as it took, and never a long one."""

import pytest

from bot.pages.resting import MOST_SECONDS, Resting

HOURS = 10_000.0


async def test_a_session_that_was_never_looked_at_is_looked_at_now():
    assert Resting(MOST_SECONDS).rest() == 0


async def test_who_is_never_to_rest_does_not():
    resting = Resting(most=0)
    with resting.one(1):
        pass
    resting.took = HOURS

    assert resting.rest() == 0
    assert resting.version == 1


async def test_a_long_look_is_followed_by_the_longest_rest_and_no_longer():
    resting = Resting(most=HOURS)
    with resting.one(1):
        pass
    resting.took = 2 * HOURS
    longest = resting.rest()
    resting.took = HOURS / 20
    shorter = resting.rest()

    assert HOURS * 0.9 < longest <= HOURS
    assert HOURS * 0.4 < shorter <= HOURS / 2


async def test_a_look_that_failed_was_one_too():
    resting = Resting(most=HOURS)
    with pytest.raises(LookupError), resting.one(3):
        raise LookupError

    assert resting.version == 3
    assert resting.took > 0
