"""A small world, a bot that talks to it over a socket, and plain requests without one."""

import json

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.rehearsal.bot_api import World, asgi, serve
from tests.oracle import check_world
from tests.straight import Straight


class Clock:
    """A clock that tests move."""

    def __init__(self):
        self.time = 1_770_000_000.0

    def __call__(self):
        return self.time


class Api:
    """The Bot API without a socket: every call gives the whole envelope."""

    def __init__(self, world, client):
        self.world = world
        self.client = client

    async def __call__(self, method, uploads=None, **parameters):
        path = f"/bot{self.world.token}/{method}"
        if uploads is None:
            answer = await self.client.post(path, json=parameters)
        else:
            fields = {
                name: value if isinstance(value, str) else json.dumps(value)
                for name, value in parameters.items()
            }
            answer = await self.client.post(path, data=fields, files=uploads)
        envelope = answer.json()
        assert answer.status_code == (200 if envelope["ok"] else envelope["error_code"])
        return envelope

    async def result(self, method, uploads=None, **parameters):
        envelope = await self(method, uploads, **parameters)
        assert envelope["ok"], envelope
        return envelope["result"]

    async def refusal(self, method, uploads=None, **parameters):
        envelope = await self(method, uploads, **parameters)
        assert not envelope["ok"], envelope
        return envelope["error_code"], envelope["description"]

    async def updates(self, offset=0, **parameters):
        return await self.result("getUpdates", offset=offset, **parameters)

    async def catch_up(self):
        """Confirm everything that has happened so far."""
        await self.updates(offset=self.world.updates.next_id)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def world(clock):
    world = World(now=clock)
    yield world
    assert check_world(world) == []


@pytest.fixture
def ana(world):
    return world.add_person("Ana", username="ana_b")


@pytest.fixture
def fran(world):
    return world.add_person("Fran", language="cy")


@pytest.fixture
def group(world, ana, fran):
    return world.add_group("Focus group", people=[ana], admins=[fran])


@pytest.fixture
async def api(world):
    transport = httpx.ASGITransport(app=asgi(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://telegram") as client:
        yield Api(world, client)


@pytest.fixture
async def url(world):
    async with serve(world) as base_url:
        yield base_url


@pytest.fixture(params=["over a socket", "straight"])
async def bot(request, world, url):
    """The library's bot, by the way that the program goes and by the one that most tests go."""

    def way():
        is_straight = request.param == "straight"
        return Straight(world) if is_straight else HTTPXRequest(read_timeout=0.3)

    bot = Bot(
        world.token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=way(),
        get_updates_request=way(),
    )
    async with bot:
        yield bot
