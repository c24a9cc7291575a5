"""What many tests begin with, played once: each goes on from there in a world of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from bot.word_cloud.studio import Studio
from tests.players import Prepared, Scene

Play = Callable[[Scene, Path], Awaitable[object]]


class Beginnings:
    """Beginnings of scenes, by the functions that play them: each gets a scene and its folder."""

    def __init__(self, folders: pytest.TempPathFactory, studio: Studio) -> None:
        self._folders = folders
        self._studio = studio
        self._played: dict[Play, Prepared] = {}

    @asynccontextmanager
    async def scene(self, play: Play, folder: Path) -> AsyncIterator[Scene]:
        """A scene after what was played."""
        if play not in self._played:
            self._played[play] = await self._prepared(play)
        async with Scene.again(self._played[play], folder, self._studio) as scene:
            yield scene

    async def _prepared(self, play: Play) -> Prepared:
        folder = self._folders.mktemp(play.__name__)
        async with Scene.set(folder, self._studio) as scene:
            await play(scene, folder)
        return scene.prepared()


async def nothing_yet(scene: Scene, folder: Path) -> None:
    """Fran has opened the private chat, and no more."""


async def everybody_joins(scene: Scene, folder: Path) -> None:
    """The lobby is open, and everybody has joined."""
    await scene.opens_lobby()
    await scene.all_join()


async def it_begins(scene: Scene, folder: Path) -> None:
    """The first value is asked for."""
    await everybody_joins(scene, folder)
    await scene.fran.presses("Begin with the first value")


BEFORE: dict[str, Play] = {"scene": nothing_yet, "lobby": everybody_joins, "workshop": it_begins}


def played(play: Callable[..., Awaitable[object]]) -> Any:
    """A fixture: what this function plays is played once, and each test goes on from there.

    It is given a scene, called as the fixture is that it goes on from, and the scene's folder if it
    asks for it. What it keeps must be in the world or in the database, as Gair runs anew.
    """
    before, *folders = signature(play).parameters

    async def from_the_start(scene: Scene, folder: Path) -> None:
        await BEFORE[before](scene, folder)
        await play(scene, *[folder for _ in folders])

    from_the_start.__name__ = play.__name__

    async def scene_after(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Scene]:
        async with beginnings.scene(from_the_start, tmp_path) as scene:
            yield scene

    scene_after.__doc__ = play.__doc__
    return pytest.fixture(scene_after)
