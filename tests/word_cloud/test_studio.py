"""The process that draws."""

import asyncio
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from bot.word_cloud import Layout, NoWords, draw, draw_final
from bot.word_cloud.studio import PictureFailed, Studio
from tests.word_cloud.crowd import count

WORDS = count(trust=3, time=1)
SHOWN = ("environ", "cmdline")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def modules_of_this_process():
    return set(sys.modules)


@pytest.mark.long
async def test_it_draws_what_would_be_drawn_here():
    async with Studio() as studio:
        assert await studio.warm_up() == []
        assert await studio.draw(WORDS, Layout.empty()) == draw(WORDS, Layout.empty())
        assert await studio.draw_final(WORDS) == draw_final(WORDS)


async def test_it_runs_other_work_in_another_process():
    async with Studio() as studio:
        assert await studio.run(sorted, [3, 1, 2], reverse=True) == [3, 2, 1]
        assert await studio.run(os.getpid) == await studio.run(os.getpid) != os.getpid()


async def test_what_comes_while_one_reader_is_at_work_is_done_by_another(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    async with Studio() as studio:
        at_work = asyncio.create_task(studio.run(time.sleep, 60))
        await asyncio.sleep(0)

        assert await studio.run(abs, -1) == 1
        assert not at_work.done()
        at_work.cancel()
        await asyncio.gather(at_work, return_exceptions=True)


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


def environment_here():
    return dict(os.environ)


def shown_by(processes):
    """What anybody with the same user sees of processes, where there is /proc."""
    files = [Path(f"/proc/{process}/{name}") for process in processes for name in SHOWN]
    return [file.read_text() for file in files if file.exists()]


def children():
    """The processes that this one started."""
    file = Path(f"/proc/self/task/{os.getpid()}/children")
    return file.read_text().split() if file.exists() else []


def print_and_return(words):
    sys.stdout.write(words)
    return words


class Unheard(Exception):
    """An error that no pickle takes."""

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()


def fail_unheard():
    raise Unheard


async def test_what_is_printed_does_not_come_between():
    async with Studio() as studio:
        assert await studio.run(print_and_return, "trust") == "trust"


async def test_an_error_that_cannot_be_passed_on_is_told_by_its_kind():
    async with Studio() as studio:
        with pytest.raises(RuntimeError, match="Unheard"):
            await studio.run(fail_unheard)

        assert await studio.run(abs, -1) == 1


async def test_who_stops_waiting_leaves_nothing_for_the_next():
    async with Studio() as studio:
        await studio.run(abs, -1)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await studio.run(time.sleep, 60)

        assert await studio.run(abs, -2) == 2


async def test_much_can_be_sent_and_brought_back():
    async with Studio() as studio:
        assert await studio.run(bytes.upper, b"a" * 5_000_000) == b"A" * 5_000_000


async def test_the_worker_knows_no_secret_of_the_bot(monkeypatch):
    monkeypatch.setenv("TELEGRAM_TOKEN", "123:SECRET")
    monkeypatch.setenv("GAIR_KEY", "another SECRET")
    monkeypatch.setenv("LC_TIME", "cy_GB.UTF-8")

    async with Studio() as studio:
        known = await studio.run(environment_here)
        outside = shown_by([await studio.run(os.getpid)])

    assert known["LC_TIME"] == "cy_GB.UTF-8"
    assert [place for place in (str(known), *outside) if "SECRET" in place] == []


async def test_no_process_beside_it_shows_a_secret(monkeypatch):
    monkeypatch.setenv("TELEGRAM_TOKEN", "123:SECRET")

    async with Studio() as studio:
        await studio.run(abs, -1)
        shown = shown_by(children())

    assert [place for place in shown if "SECRET" in place] == []


async def test_it_ends_when_the_bot_is_gone():
    async with Studio() as studio:
        process = await studio.run(os.getpid)
        (reader, *_) = studio._readers._workers
        reader._process.stdin.close()
        await reader._process.wait()

    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
