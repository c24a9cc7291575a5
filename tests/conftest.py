"""A workshop on this machine: who says and presses what, and what people then see.

The real program (python-telegram-bot's Application, a real SQLite file, the real picture worker)
talks to the rehearsal's Bot API; only the socket is left out.
"""

import gc
import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings

from bot.word_cloud.studio import Studio
from tests.beginnings import Beginnings, everybody_joins, it_begins, nothing_yet
from tests.long_files import turn
from tests.players import Scene
from tests.remembering import RememberingStudio
from tests.timelapse import Timelapse, take_note_of_databases

pytest_plugins = ("tests.standing_still",)

# The same examples each time, and no clock: a test says the same of the same code, on any machine.
# Few of them for every change; .ci/long has many more, and others each time.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=12)
settings.register_profile("thorough", deadline=None, max_examples=400)
settings.load_profile("steady")
take_note_of_databases()
gc.disable()  # until everything is imported

# Databases in memory, where there is room: each test writes one, and a disk makes it wait for every
# commit. What the whole suite leaves is an eighth of this.
MEMORY, ROOM = Path("/dev/shm"), 1 << 30  # noqa: S108 the folders in it are pytest's own
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first."""
    items.sort(key=lambda item: turn(item.nodeid))


def pytest_collection_finish() -> None:
    """All that was imported stays: nobody has to look through it for what is left over, and what a
    test leaves can wait until there is some of it. What imports leave over stays, too: to find it
    takes half a second. The judge is there from here on: it takes a second that a process which
    only hands out tests need not spend."""
    import_module("tests.oracle")
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    gc.enable()


@pytest.fixture
def signals_count() -> Iterator[None]:
    """Ctrl-C and the end of a terminal are noticed. A shell has what it starts in the background
    ignore the one, and nohup the other, and all children inherit that."""
    interrupted = signal.signal(signal.SIGINT, signal.default_int_handler)
    hung_up = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, interrupted)
    signal.signal(signal.SIGHUP, hung_up)


@pytest.fixture(scope="session")
def _asyncio_loop_factory() -> Callable[[], Timelapse]:
    """Nobody waits for time alone. The hook of pytest-asyncio gives the loop to asynchronous tests
    only, and ends it before one that is not uses what they share."""
    return Timelapse


@pytest.fixture(scope="session")
async def studio(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Studio]:
    """One picture worker for all tests."""
    of_the_run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        of_the_run = of_the_run.parent
    RememberingStudio.remembers_in(of_the_run / "drawn")
    async with RememberingStudio() as studio:
        yield studio


@pytest.fixture(scope="session")
async def beginnings(tmp_path_factory: pytest.TempPathFactory, studio: Studio) -> Beginnings:
    """Beginnings that are played once."""
    return Beginnings(tmp_path_factory, studio)


@pytest.fixture
async def scene(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Scene]:
    """Fran, an admin who has opened the private chat, six people, their group, and Gair in it."""
    async with beginnings.scene(nothing_yet, tmp_path) as scene:
        yield scene


@pytest.fixture
async def lobby(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Scene]:
    """A private workshop whose lobby is open and that everybody has joined."""
    async with beginnings.scene(everybody_joins, tmp_path) as scene:
        yield scene


@pytest.fixture
async def workshop(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Scene]:
    """The same, at the gut question of the first value."""
    async with beginnings.scene(it_begins, tmp_path) as scene:
        yield scene
