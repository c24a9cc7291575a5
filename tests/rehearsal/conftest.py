"""A small world, a bot that talks to it over a socket, and plain requests without one."""

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.rehearsal.bot_api import Group, Person, World, asgi, serve
from tests.oracle import check_world
from tests.straight import Straight


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.time = 1_770_000_000.0

    def __call__(self) -> float:
        return self.time


class Api:
    """The Bot API without a socket: every call gives the whole envelope."""

    def __init__(self, world: World, client: httpx.AsyncClient) -> None:
        self.world = world
        self.client = client

    async def __call__(
        self, method: str, uploads: Mapping[str, Any] | None = None, **parameters: Any
    ) -> dict[str, Any]:
        path = f"/bot{self.world.token}/{method}"
        if uploads is None:
            answer = await self.client.post(path, json=parameters)
        else:
            fields = {
                name: value if isinstance(value, str) else json.dumps(value)
                for name, value in parameters.items()
            }
            answer = await self.client.post(path, data=fields, files=uploads)
        envelope: dict[str, Any] = answer.json()
        assert answer.status_code == (200 if envelope["ok"] else envelope["error_code"])
        return envelope

    async def result(
        self, method: str, uploads: Mapping[str, Any] | None = None, **parameters: Any
    ) -> Any:
        envelope = await self(method, uploads, **parameters)
        assert envelope["ok"], envelope
        return envelope["result"]

    async def refusal(
        self, method: str, uploads: Mapping[str, Any] | None = None, **parameters: Any
    ) -> tuple[int, str]:
        envelope = await self(method, uploads, **parameters)
        assert not envelope["ok"], envelope
        return envelope["error_code"], envelope["description"]

    async def updates(self, offset: int = 0, **parameters: Any) -> Any:
        return await self.result("getUpdates", offset=offset, **parameters)

    async def catch_up(self) -> None:
        """Confirm everything that has happened so far."""
        await self.updates(offset=self.world.updates.next_id)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> Iterator[World]:
    world = World(now=clock)
    yield world
    assert check_world(world) == []


@pytest.fixture
def ana(world: World) -> Person:
    return world.add_person("Ana", username="ana_b")


@pytest.fixture
def fran(world: World) -> Person:
    return world.add_person("Fran", language="cy")


@pytest.fixture
def group(world: World, ana: Person, fran: Person) -> Group:
    return world.add_group("Focus group", people=[ana], admins=[fran])


@pytest.fixture
async def api(world: World) -> AsyncIterator[Api]:
    transport = httpx.ASGITransport(app=asgi(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://telegram") as client:
        yield Api(world, client)


@pytest.fixture
async def url(world: World) -> AsyncIterator[str]:
    async with serve(world) as base_url:
        yield base_url


@pytest.fixture(params=["over a socket", "straight"])
async def bot(request: pytest.FixtureRequest, world: World, url: str) -> AsyncIterator[Bot]:
    """The library's bot, by the way that the program goes and by the one that most tests go."""

    def way() -> BaseRequest:
        is_straight = request.param == "straight"
        return Straight(world) if is_straight else HTTPXRequest(read_timeout=60)

    bot = Bot(
        world.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=way(),
        get_updates_request=way(),
    )
    async with bot:
        yield bot
