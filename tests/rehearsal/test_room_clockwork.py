"""Time in the room: it passes, stands still, goes faster, or one step on."""

import asyncio

import pytest

from bot.rehearsal.room.clockwork import Clockwork


class Sleeper:
    """Somebody who waits, and of whom it is known whether they have woken up."""

    def __init__(self, clock, seconds):
        self.task = asyncio.get_running_loop().create_task(clock.wait(seconds))

    @property
    def is_awake(self):
        return self.task.done()


async def pauses(seconds=0.0):
    await asyncio.sleep(seconds)
    for _ in range(5):
        await asyncio.sleep(0)


async def test_whoever_waits_shorter_goes_on_first():
    clock = Clockwork()
    order = []

    async def waits(seconds):
        await clock.wait(seconds)
        order.append(seconds)

    await asyncio.gather(waits(3), waits(1), waits(0), waits(2))

    assert order == [0, 1, 2, 3]


@pytest.mark.parametrize(("rate", "seconds"), [(0.5, 20), (1, 10), (4, 2.5)])
async def test_as_much_time_passes_as_the_rate_says(rate, seconds):
    clock, loop = Clockwork(), asyncio.get_running_loop()
    clock.speed(rate)
    began = loop.time()

    await clock.wait(10)

    assert loop.time() - began == pytest.approx(seconds, abs=0.2)


async def test_whoever_waits_already_is_hurried_too():
    clock, loop = Clockwork(), asyncio.get_running_loop()
    began = loop.time()
    sleeper = Sleeper(clock, 10)
    await pauses(5)

    clock.speed(5)
    await sleeper.task

    assert loop.time() - began == pytest.approx(6, abs=0.2)


async def test_nobody_goes_on_while_it_stands_still_however_short_they_wait():
    clock = Clockwork()
    clock.stop()
    sleepers = [Sleeper(clock, 0), Sleeper(clock, 1)]

    await pauses(60)

    assert not clock.runs
    assert [sleeper.is_awake for sleeper in sleepers] == [False, False]
    clock.go_on()
    await pauses(2)
    assert [sleeper.is_awake for sleeper in sleepers] == [True, True]


async def test_a_step_lets_one_go_on_and_stands_still():
    clock = Clockwork()
    sleepers = [Sleeper(clock, seconds) for seconds in (2, 1, 3)]
    await pauses()

    clock.step()
    await pauses(60)
    assert [sleeper.is_awake for sleeper in sleepers] == [False, True, False]

    clock.step()
    await pauses(60)
    assert [sleeper.is_awake for sleeper in sleepers] == [True, True, False]
    assert not clock.runs
    sleepers[2].task.cancel()


async def test_whoever_has_gone_is_not_waited_for():
    clock = Clockwork()
    sleepers = [Sleeper(clock, 1), Sleeper(clock, 2)]
    await pauses()
    sleepers[0].task.cancel()
    await pauses()

    clock.step()
    await pauses()

    assert sleepers[1].is_awake


async def test_a_step_where_nobody_waits_is_none():
    clock = Clockwork()

    clock.step()

    assert not clock.runs
