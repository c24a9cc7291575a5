"""The clock of the tests: it runs ahead when all wait for time alone, and never past work."""

import asyncio
import sys
import time
from asyncio.subprocess import PIPE

import pytest

from storage.connection import Connection
from storage.opening import connect
from tests.timelapse import Timelapse

HOUR = 3600


async def test_an_hour_is_an_hour_and_nobody_waits_for_it():
    loop = asyncio.get_running_loop()
    ours, everybodys = loop.time(), time.monotonic()

    await asyncio.sleep(HOUR)

    assert HOUR <= loop.time() - ours < HOUR + 60
    assert time.monotonic() - everybodys < 60


async def test_what_is_due_first_comes_first():
    came = []

    async def comes(seconds):
        await asyncio.sleep(seconds)
        came.append(seconds)

    await asyncio.gather(comes(HOUR), comes(1), comes(HOUR / 2), comes(0))

    assert came == [0, 1, HOUR / 2, HOUR]


async def test_who_waits_for_nothing_that_comes_is_told_at_once():
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(HOUR):
            await asyncio.Event().wait()


async def test_a_thread_has_its_time():
    async with asyncio.timeout(HOUR):
        await asyncio.to_thread(time.sleep, 0.02)


async def test_a_process_that_is_read_has_its_time_unless_it_rests():
    loop = asyncio.get_running_loop()
    arguments = (sys.executable, "-c", "input()")
    process = await asyncio.create_subprocess_exec(*arguments, stdin=PIPE, stdout=PIPE)
    reading = loop.create_task(process.stdout.read())
    await asyncio.sleep(0)

    assert process.pid in loop.processes
    assert not loop.waits_for_time
    loop.at_rest.add(process.pid)
    began = time.monotonic()
    await asyncio.sleep(HOUR)
    assert time.monotonic() - began < 60
    loop.at_rest.discard(process.pid)
    process.stdin.write(b"\n")
    assert await reading == b""
    assert await process.wait() == 0


async def given_up():
    asyncio.get_running_loop().run_in_executor(None, time.sleep, 0.05).cancel()


def test_a_thread_that_nobody_waits_for_any_more_has_its_time_to_end():
    """From Python 3.12 on a loop that ends waits for its threads, but not for ever."""
    with asyncio.Runner(loop_factory=Timelapse) as runner:
        runner.run(given_up())


async def test_the_database_has_its_time(tmp_path):
    connection = Connection(lambda: connect(tmp_path / "gair.sqlite3"), iter_chunk_size=64)
    async with asyncio.timeout(HOUR):
        await connection
        await connection.run(lambda _: time.sleep(0.02))
        await connection.close()


async def test_a_process_has_its_time():
    program = "import sys, time; time.sleep(0.02); print(sys.stdin.readline())"
    async with asyncio.timeout(HOUR):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", program),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        process.stdin.write(b"hello\n")
        assert await process.stdout.readline() == b"hello\n"
        assert await process.wait() == 0


async def test_a_connection_has_its_time():
    async def answers(_reader, writer):
        await asyncio.to_thread(time.sleep, 0.02)
        writer.write(b"hello\n")
        writer.close()

    async with await asyncio.start_server(answers, "127.0.0.1", 0) as server:
        address = server.sockets[0].getsockname()
        async with asyncio.timeout(HOUR):
            reader, writer = await asyncio.open_connection(*address)
            assert await reader.readline() == b"hello\n"
        writer.close()
