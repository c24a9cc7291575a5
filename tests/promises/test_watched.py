"""A service manager that speaks sd_notify watches: a program that hangs is begun anew, and nothing
is lost."""

import asyncio
import os
import signal
import socket
import sys
import time

import pytest

from bot.rehearsal.bot_api import World, serve
from bot.watchdog import Watchdog

TOKEN = "123456789:" + "Ab3_-" * 7
SECONDS = 10  # a machine that is busy stands still for two now and then


class Supervisor:
    """As systemd does it: begins a service, hears what it says, ends and begins it anew when it has
    said nothing for WatchdogSec."""

    def __init__(self, folder):
        self.folder = folder
        self.said = []
        self.process = None
        self.begun = 0
        self._heard = time.monotonic()
        self._way = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._way.bind(str(folder / "notify"))
        self._way.setblocking(False)

    async def begin(self):
        environment = {
            **os.environ,
            "NOTIFY_SOCKET": str(self.folder / "notify"),
            "WATCHDOG_USEC": str(SECONDS * 1_000_000),
            "TELEGRAM_TOKEN": TOKEN,
        }
        self.begun += 1
        self._heard = time.monotonic()
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--config", str(self.folder / "config.toml")),
            env=environment,
            stderr=(self.folder / "log").open("a"),
        )

    async def watch(self):
        """Until cancelled."""
        is_ready = False
        while True:
            try:
                said = self._way.recv(4096).decode().splitlines()
            except BlockingIOError:
                said = []
            if said:
                self._heard = time.monotonic()
                self.said += said
                is_ready |= "READY=1" in said
            elif is_ready and time.monotonic() - self._heard > SECONDS:
                self.process.kill()
                await self.process.wait()
                is_ready = False
                await self.begin()
            await asyncio.sleep(0.02)

    def close(self):
        self._way.close()


async def until(condition, seconds=60):
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 it is no event
            await asyncio.sleep(0.05)


@pytest.mark.long
async def test_a_program_that_stands_still_is_begun_anew_and_nothing_is_lost(tmp_path):
    world = World(token=TOKEN)
    fran = world.add_person("Fran")
    group = world.add_group("Focus group", people=[], admins=[fran])
    async with serve(world) as address:
        (tmp_path / "config.toml").write_text(
            f'base_url = "{address}"\nallowed = [{group.id}]\nlog = "json"\n'
        )
        supervisor = Supervisor(tmp_path)
        await supervisor.begin()
        watching = asyncio.create_task(supervisor.watch())
        await until(lambda: "READY=1" in supervisor.said)

        os.kill(supervisor.process.pid, signal.SIGSTOP)
        fran.starts()
        fran.says("/workshop", chat=group)
        await until(lambda: supervisor.said.count("READY=1") == 2)

        await until(lambda: any("panel" in m.words for m in fran.sees if m.from_bot))
        watching.cancel()
        supervisor.process.terminate()
        assert await supervisor.process.wait() == 0
        supervisor.close()
    assert supervisor.begun == 2
    assert not (tmp_path / "data" / "health.json").exists()
    log = (tmp_path / "log").read_text()
    assert '"message": "stopping: SIGTERM"' in log
    assert TOKEN not in log


@pytest.fixture
def heard(tmp_path):
    """Somebody who listens: the address, and what was said so far, each datagram its lines."""
    way = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    way.bind(str(tmp_path / "notify"))
    way.setblocking(False)

    def heard():
        said = []
        while True:
            try:
                said.append(way.recv(4096).decode().splitlines())
            except BlockingIOError:
                return said

    yield str(tmp_path / "notify"), heard
    way.close()


async def test_until_it_is_ready_it_asks_for_time_and_then_it_says_that_it_turns(heard):
    address, said = heard
    watchdog = Watchdog.of({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "30000000"})
    beating = asyncio.create_task(watchdog.beat())
    await asyncio.sleep(0)
    assert said() == [["WATCHDOG=1", "EXTEND_TIMEOUT_USEC=30000000"]]

    watchdog.ready()
    await asyncio.sleep(11)
    first, *beats = said()
    watchdog.stopping()

    assert first == ["READY=1", "STATUS=answering"]
    assert beats == [["WATCHDOG=1"]] * 2
    assert said() == [["STOPPING=1", "STATUS=stopping"]]
    beating.cancel()


@pytest.mark.parametrize(
    ("environment", "beats"),
    [({}, False), ({"WATCHDOG_PID": "1"}, False), ({"WATCHDOG_PID": str(os.getpid())}, True)],
)
def test_the_time_of_another_process_is_not_ours(environment, beats, heard):
    address, _ = heard
    limit = {"WATCHDOG_USEC": "9000000"} if environment else {}
    watchdog = Watchdog.of({"NOTIFY_SOCKET": address, **limit, **environment})

    assert (watchdog._seconds == 9) is beats


def test_where_nobody_listens_nothing_happens(tmp_path):
    Watchdog.of({}).ready()
    Watchdog.of({"NOTIFY_SOCKET": str(tmp_path / "nobody")}).ready()
    Watchdog.of({"NOTIFY_SOCKET": "@gair-nobody"}).stopping()
