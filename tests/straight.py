"""A way to Telegram without HTTP: a call goes straight into the rehearsal's world.

What gets lost or cut off on the way does so here too. That calls over HTTP come to the same is what
tests/rehearsal shows, and whatever starts the program from outside.
"""

import asyncio
import json
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.rehearsal.bot_api import World
from bot.rehearsal.bot_api.answers import answer
from bot.rehearsal.bot_api.calls import Call, Upload
from bot.rehearsal.bot_api.faults import Fault, Way
from bot.rehearsal.bot_api.refusals import NOT_FOUND, UNAUTHORIZED, ApiRefusal
from bot.rehearsal.bot_api.web import content_of

READ_SECONDS = 5.0


class Straight(BaseRequest):
    """The way of one bot into one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        path = unquote(urlsplit(url).path).lstrip("/")
        place, _slash, rest = path.partition(self._world.token + "/")
        seconds = READ_SECONDS if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        try:
            if place == "bot":
                return await self._call(_as_call(rest, request_data), seconds)
            if place == "file/bot":
                return 200, await self._fetch(rest)
            raise ApiRefusal(401, UNAUTHORIZED)
        except ApiRefusal as refusal:
            return refusal.code, json.dumps(refusal.envelope()).encode()

    async def _fetch(self, path: str) -> bytes:
        stored = self._world.files.by_path.get(path)
        if stored is None:
            raise ApiRefusal(404, NOT_FOUND)
        return await content_of(stored)

    async def _call(self, call: Call, seconds: float | None) -> tuple[int, bytes]:
        """As over HTTP, a poll counts for nobody who waits: it is meant to."""
        counts = call.method != "getupdates"
        self._world.in_flight += counts
        try:
            async with asyncio.timeout(seconds):
                given = await answer(self._world, call)
                if given.fault is not None:
                    await _suffer(given.fault)
        except TimeoutError:
            raise TimedOut from httpx.ReadTimeout("nothing came")
        finally:
            self._world.in_flight -= counts
            self._world.changes.happened()
        return given.status, given.body.encode()


async def _suffer(fault: Fault) -> None:
    """What becomes of an answer on its way."""
    if fault.way in {Way.SILENT, Way.SLOW}:
        await asyncio.sleep(fault.hold)
    if fault.way is not Way.SLOW:
        cut = httpx.RemoteProtocolError("the connection was closed in the middle of the answer")
        raise NetworkError(f"httpx.RemoteProtocolError: {cut}") from cut


def _as_call(method: str, data: RequestData | None) -> Call:
    if data is None:
        return Call(method=method.lower(), parameters={})
    uploads = {}
    if data.contains_files:
        for name, (filename, given, content_type) in data.multipart_data.items():
            content = given if isinstance(given, bytes) else given.read()
            uploads[name] = Upload(filename=filename, content_type=content_type, content=content)
    # As in a form, all is text, and text that can't be sent isn't.
    parameters = {name: value.encode().decode() for name, value in data.json_parameters.items()}
    return Call(method=method.lower(), parameters=parameters, uploads=uploads)
