"""What many tests begin with, played once: each goes on from there in a world of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
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
        async with self._before(play, folder) as scene:
            await play(scene, folder)
        return scene.prepared()

    def _before(self, play: Play, folder: Path) -> AbstractAsyncContextManager[Scene]:
        """What a play goes on from, which may have been played already."""
        if play is nothing_yet:
            return Scene.set(folder, self._studio)
        return self.scene(AFTER.get(play, nothing_yet), folder)


async def nothing_yet(scene: Scene, folder: Path) -> None:
    """Fran has opened the private chat, and no more."""


async def everybody_joins(scene: Scene, folder: Path) -> None:
    """The lobby is open, and everybody has joined."""
    await scene.opens_lobby()
    await scene.all_join()


async def it_begins(scene: Scene, folder: Path) -> None:
    """After everybody has joined, the first value is asked for."""
    await scene.fran.presses("Begin with the first value")


BEFORE: dict[str, Play] = {"scene": nothing_yet, "lobby": everybody_joins, "workshop": it_begins}
AFTER: dict[Play, Play] = {it_begins: everybody_joins}


def played(play: Callable[..., Awaitable[object]]) -> Any:
    """A fixture: what this function plays is played once, and each test goes on from there.

    It is given a scene, called as the fixture is that it goes on from, and the scene's folder if it
    asks for it. What it keeps must be in the world or in the database, as Gair runs anew.
    """
    before, *folders = signature(play).parameters

    async def go_on(scene: Scene, folder: Path) -> None:
        await play(scene, *[folder for _ in folders])

    go_on.__name__ = play.__name__
    AFTER[go_on] = BEFORE[before]

    async def scene_after(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Scene]:
        async with beginnings.scene(go_on, tmp_path) as scene:
            yield scene

    scene_after.__doc__ = play.__doc__
    return pytest.fixture(scene_after)
