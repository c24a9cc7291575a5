"""A workshop on this machine: who says and presses what, and what people then see.

The real program (python-telegram-bot's Application, a real SQLite file, the real picture worker)
talks to the rehearsal's Bot API; only the socket is left out.
"""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from bot.word_cloud.studio import Studio
from tests.players import Prepared, Scene
from tests.remembering import RememberingStudio
from tests.timelapse import Timelapse, take_note_of_databases

# The same examples each time, and no clock: a test says the same of the same code, on any machine.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
take_note_of_databases()

# Databases in memory, where there is room: each test writes one, and a disk makes it wait for every
# commit. What the whole suite leaves is an eighth of this.
MEMORY, ROOM = Path("/dev/shm"), 1 << 30  # noqa: S108 the folders in it are pytest's own
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


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
    async with RememberingStudio(of_the_run / "drawn") as studio:
        yield studio


Deed = Callable[[Scene], Awaitable[None]]


@pytest.fixture(scope="session")
async def prepared(tmp_path_factory: pytest.TempPathFactory, studio: Studio) -> dict[str, Prepared]:
    """What most tests begin with, played once: each goes on from there in a world of its own."""
    beginnings: dict[str, Sequence[Deed]] = {
        "scene": (),
        "lobby": (_everybody_joins,),
        "workshop": (_everybody_joins, _it_begins),
    }
    played = {}
    for name, deeds in beginnings.items():
        async with Scene.set(tmp_path_factory.mktemp(name), studio) as scene:
            for deed in deeds:
                await deed(scene)
        played[name] = scene.prepared()
    return played


async def _everybody_joins(scene: Scene) -> None:
    await scene.opens_lobby()
    await scene.all_join()


async def _it_begins(scene: Scene) -> None:
    await scene.fran.presses("Begin with the first value")


@pytest.fixture
async def scene(
    prepared: dict[str, Prepared], tmp_path: Path, studio: Studio
) -> AsyncIterator[Scene]:
    """Fran, an admin who has opened the private chat, six people, their group, and Gair in it."""
    async with Scene.again(prepared["scene"], tmp_path, studio) as scene:
        yield scene


@pytest.fixture
async def lobby(
    prepared: dict[str, Prepared], tmp_path: Path, studio: Studio
) -> AsyncIterator[Scene]:
    """A private workshop whose lobby is open and that everybody has joined."""
    async with Scene.again(prepared["lobby"], tmp_path, studio) as scene:
        yield scene


@pytest.fixture
async def workshop(
    prepared: dict[str, Prepared], tmp_path: Path, studio: Studio
) -> AsyncIterator[Scene]:
    """The same, at the gut question of the first value."""
    async with Scene.again(prepared["workshop"], tmp_path, studio) as scene:
        yield scene
