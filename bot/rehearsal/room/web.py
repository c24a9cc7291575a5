"""The room as a Starlette application: a page, its news, its pictures, and what is done on it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing, suppress
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.rehearsal.bot_api import Person
from bot.rehearsal.bot_api.web import content_of
from bot.rehearsal.room.conductor import RATES, Conductor
from bot.rehearsal.room.doorkeeping import Doorkeeper
from bot.rehearsal.room.feed import Feed, Pane
from bot.rehearsal.room.hands import LEAD, Hands, NotPossible
from bot.rehearsal.room.mishaps import LONGEST, SHORTEST, Mishap
from bot.rehearsal.room.projection import Json, photo_shown
from bot.rehearsal.room.screen import Pages, path_of_screen, where_it_is
from bot.rehearsal.stage import Theatre

NUMBER = re.compile(r"-?[0-9]{1,15}")
LOOKING_SECONDS = 1.0
MOST_BYTES = 64 * 1024
AGAIN_SOON = "retry: 1000\n\n"
ALIVE = ": alive\n\n"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


class Room:
    """What the pages of one rehearsal are told and may do."""

    def __init__(self, stage: Theatre, conductor: Conductor) -> None:
        self._stage = stage
        self._conductor = conductor
        self._hands = Hands(stage)
        self._feeds: set[Feed] = set()
        self._screen: str | None = None
        self._heading = ""
        self._deeds: Mapping[str, Callable[[Json], None]] = {
            "play": lambda _: conductor.play(),
            "pause": lambda _: conductor.pause(),
            "step": lambda _: conductor.step(),
            "speed": self._speed,
            "mishap": self._mishap,
        }
        conductor.listeners.append(self._look_again)

    def app(self, secret: str, port: int) -> ASGIApp:
        """The application, at a path that begins with the secret, and guarded."""
        root = "/{secret}"
        routes = [
            Route(f"{root}/", self._page),
            Route(f"{root}/static/{{name}}", _static),
            Route(f"{root}/news", self._news),
            Route(f"{root}/photo/{{chat}}/{{message}}/{{file_id}}", self._photo),
            Route(f"{root}/file/{{file_id}}", self._file),
            Route(f"{root}/do/{{deed}}", self._do, methods=["POST"]),
        ]
        return Doorkeeper(Starlette(routes=routes), Pages(self._stage), secret, port)

    async def follow_screen(self) -> None:
        """Know where the shared screen is, as soon as there is one."""
        while True:
            # Where the bot is killed meanwhile, it is there the next time.
            with suppress(Exception):
                found = await path_of_screen(self._stage) or self._screen
                heading = where_it_is(await self._stage.session())
                if (found, heading) != (self._screen, self._heading):
                    self._screen, self._heading = found, heading
                    self._look_again()
            await asyncio.sleep(LOOKING_SECONDS)

    def state(self) -> Json:
        """How things stand, beside the chats."""
        return {**self._conductor.state(), "heading": self._heading, "screen": self._screen}

    def close(self) -> None:
        """Hang up on every page; those that can, ask again."""
        for feed in self._feeds:
            feed.close()

    def _look_again(self) -> None:
        for feed in self._feeds:
            feed.look_again()

    async def _page(self, _: Request) -> Response:
        stage = self._stage
        page = (
            _templates()
            .get_template("room.html")
            .render(
                title=stage.plan.title,
                lead=stage.facilitator.name,
                guest=stage.guests[0],
                people=stage.people,
                rates=RATES,
            )
        )
        return Response(page, media_type="text/html")

    async def _news(self, request: Request) -> Response:
        panes = {
            "group": Pane(chat=self._stage.group, viewer=self._stage.guests[0]),
            "panel": _private(self._stage.facilitator),
            "phone": _private(self._phone(request.query_params.get("phone", ""))),
        }
        feed = Feed(self._stage.world, panes, self.state)
        headers = {"X-Accel-Buffering": "no"}
        return StreamingResponse(
            self._written(feed), headers=headers, media_type="text/event-stream"
        )

    async def _written(self, feed: Feed) -> AsyncIterator[str]:
        self._feeds.add(feed)
        self._conductor.curtain.set()
        yield AGAIN_SOON
        try:
            async with aclosing(feed.news()) as all_news:
                async for kind, news in all_news:
                    yield ALIVE if news is None else f"event: {kind}\ndata: {_json(news)}\n\n"
        finally:
            self._feeds.discard(feed)

    def _phone(self, number: str) -> Person:
        """Whose phone it is; the guest's, if nobody's."""
        of = {str(person.id): person for person in self._stage.people}
        return of.get(number, self._stage.guests[0])

    async def _photo(self, request: Request) -> Response:
        """The picture that a message shows now: a page may ask for one that is over already."""
        found = [request.path_params[name] for name in ("chat", "message")]
        if not all(NUMBER.fullmatch(number) for number in found):
            return Response(status_code=404)
        chat, number = map(int, found)
        world = self._stage.world
        message = world.chats[chat].message(number) if chat in world.chats else None
        size = None if message is None else photo_shown(message)
        if size is None:
            return Response(status_code=404)
        picture = await content_of(world.files.by_id[size["file_id"]])
        return Response(picture, media_type="image/jpeg")

    async def _file(self, request: Request) -> Response:
        """A document, to be kept and never to be shown: what is in it came from anybody."""
        stored = self._stage.world.files.by_id.get(request.path_params["file_id"])
        if stored is None or stored.box is not None:
            return Response(status_code=404)
        headers = {"Content-Disposition": "attachment"}
        return Response(stored.content, headers=headers, media_type="application/octet-stream")

    async def _do(self, request: Request) -> Response:
        wanted = await _body(request)
        if wanted is None:
            return Response(status_code=400)
        try:
            await self._done(request.path_params["deed"], wanted)
        except NotPossible as refusal:
            return JSONResponse({"why": str(refusal)}, status_code=409)
        return Response(status_code=204)

    async def _done(self, deed: str, wanted: Json) -> None:
        if deed == "lead":
            await self._conductor.take_lead()
        elif deed == "hand-back":
            await self._conductor.hand_back()
        elif deed in self._deeds:
            self._deeds[deed](wanted)
        else:
            if wanted.get("as") == LEAD:
                await self._conductor.take_lead()
            self._hands.do(deed, wanted)

    def _speed(self, wanted: Json) -> None:
        if wanted.get("rate") not in RATES:
            raise NotPossible("there is no such speed")
        self._conductor.speed(float(wanted["rate"]))

    def _mishap(self, wanted: Json) -> None:
        kind, seconds = wanted.get("kind"), wanted.get("seconds")
        if kind not in list(Mishap) or not isinstance(seconds, int):
            raise NotPossible("there is no such mishap")
        self._conductor.mishap(Mishap(kind), min(max(seconds, SHORTEST), LONGEST))


def _private(person: Person) -> Pane:
    return Pane(chat=person.private, viewer=person)


def _json(news: Json) -> str:
    return json.dumps(news, ensure_ascii=True)


async def _body(request: Request) -> Json | None:
    """What a page has sent; None for what no page of ours sends."""
    if request.headers.get("content-type") != "application/json":
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return None
    try:
        wanted: Any = json.loads(body)
    except ValueError:
        return None
    return wanted if isinstance(wanted, dict) else None


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    found = _statics().get(name)
    if found is None:
        return Response(status_code=404)
    return Response(found, media_type=TYPES[f".{name.rpartition('.')[2]}"])


@cache
def _statics() -> Mapping[str, bytes]:
    """Our own style sheets and scripts, and what all pages share, by name."""
    folders = (files("bot.pages").joinpath("static"), files(__package__).joinpath("static"))
    return {
        file.name: file.read_bytes()
        for folder in folders
        for file in folder.iterdir()
        if file.name.endswith(tuple(TYPES))
    }


@cache
def _templates() -> Environment:
    """Everything that is filled in is escaped; a name that does not exist is an error."""
    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
