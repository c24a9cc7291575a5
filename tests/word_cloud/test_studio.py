"""The process that draws."""

import os
import signal
import sys
import time

import pytest

from bot.word_cloud import Layout, NoWords, draw, draw_final
from bot.word_cloud.studio import PictureFailed, Studio
from tests.word_cloud.crowd import count

WORDS = count(trust=3, time=1)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def modules_of_this_process():
    return set(sys.modules)


async def test_it_draws_what_would_be_drawn_here():
    async with Studio() as studio:
        assert await studio.warm_up() == []
        assert await studio.draw(WORDS, Layout.empty()) == draw(WORDS, Layout.empty())
        assert await studio.draw_final(WORDS) == draw_final(WORDS)


async def test_it_runs_other_work_in_another_process():
    async with Studio() as studio:
        assert await studio.run(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
        assert await studio.run(os.getpid) == await studio.run(os.getpid) != os.getpid()


async def test_errors_of_the_work_are_passed_on():
    async with Studio() as studio:
        with pytest.raises(NoWords):
            await studio.draw([], Layout.empty())


async def test_a_worker_that_dies_is_replaced():
    async with Studio() as studio:
        first = await studio.run(os.getpid)
        with pytest.raises(PictureFailed):
            await studio.run(die)

        assert await studio.run(os.getpid) != first


async def test_a_worker_that_was_killed_meanwhile_is_replaced():
    async with Studio() as studio:
        os.kill(await studio.run(os.getpid), signal.SIGKILL)
        with pytest.raises(PictureFailed):
            await studio.run(time.sleep, 1)

        assert await studio.run(abs, -1) == 1


async def test_a_worker_that_hangs_is_replaced():
    async with Studio(patience=0.5) as studio:
        with pytest.raises(PictureFailed):
            await studio.run(time.sleep, 60)
        studio.be_patient(20)

        assert await studio.run(abs, -1) == 1


async def test_a_studio_that_drew_nothing_can_be_closed():
    await Studio().close()
