"""The shared screen of a scene: its address, and what comes from there."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.pages.browser import open_pages
from tests.players import Player, Scene

ADDRESS = re.compile(r"http://[^\s\u2060]+/s/[A-Za-z0-9_-]{43}")


def address_told(player: Player) -> str:
    """The newest address of a screen that a facilitator was told."""
    return str([found for text in player.sees for found in ADDRESS.findall(text)][-1])


async def screen_of(scene: Scene) -> str:
    """Gair runs with pages, and a facilitator asks for the screen; where it is."""
    await open_pages(scene)
    await scene.fran.presses("Shared screen")
    return address_told(scene.fran)


class Listener:
    """What a screen hears, one thing after the other."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()
        self.heard = ""

    async def hears(self) -> dict[str, Any] | None:
        """The next state; None: there is nothing to be seen any more."""
        async for line in self._lines:
            self.heard += line
            if line == "event: over":
                return None
            if line.startswith("data: "):
                state: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return state
        raise EOFError


@asynccontextmanager
async def listening(address: str) -> AsyncIterator[Listener]:
    """Somebody who listens at a screen."""
    async with (
        httpx.AsyncClient(timeout=60) as client,
        client.stream("GET", f"{address}/live") as answer,
    ):
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Listener(answer)
