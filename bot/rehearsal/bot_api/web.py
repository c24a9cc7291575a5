"""The Bot API over HTTP, as a Starlette application."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.rehearsal.bot_api.answers import ApiAnswer, answer
from bot.rehearsal.bot_api.calls import Call, Upload
from bot.rehearsal.bot_api.faults import Fault, Way
from bot.rehearsal.bot_api.files import MAX_DOCUMENT_BYTES, StoredFile, as_shown
from bot.rehearsal.bot_api.refusals import NOT_FOUND, UNAUTHORIZED, ApiRefusal
from bot.rehearsal.bot_api.world import World

HTTP_METHODS = ["GET", "POST"]
MAX_BODY = MAX_DOCUMENT_BYTES + (1 << 20)
ROOM_FOR_MORE = 4096


def asgi(world: World) -> Starlette:
    """The application: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", _Methods(world), methods=HTTP_METHODS),
            Route("/file/bot{token}/{path:path}", _download, methods=["GET"]),
        ],
        exception_handlers={404: _not_found, 405: _not_found},
    )
    app.state.world = world
    return app


class _Methods:
    """The endpoint of all methods, as plain ASGI: it may have to break the connection."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.path_params["token"] != self.world.token:
            await _refusal(ApiRefusal(401, UNAUTHORIZED))(scope, receive, send)
            return
        with _counted(self.world, request):
            await self._serve(request, receive, send)

    async def _serve(self, request: Request, receive: Receive, send: Send) -> None:
        try:
            call = await _read_call(request)
        except ApiRefusal as refusal:
            await _refusal(refusal)(request.scope, receive, send)
            return
        given = await _answered(self.world, call, receive)
        if given.fault is not None and given.fault.way is not Way.SLOW:
            await _lose(given.fault, receive, send)
            return
        if given.fault is not None:
            await _wait_out(receive, given.fault.hold)
        response = Response(given.body, given.status, media_type="application/json")
        await response(request.scope, receive, send)


@contextmanager
def _counted(world: World, request: Request) -> Iterator[None]:
    """Count a request as in flight, but not a poll: that one is meant to wait."""
    counts = request.path_params["method"].lower() != "getupdates"
    world.in_flight += counts
    try:
        yield
    finally:
        world.in_flight -= counts
        world.changes.happened()


async def _answered(world: World, call: Call, receive: Receive) -> ApiAnswer:
    """The answer; a poll ends when the bot hangs up, so that nobody is taken to be waiting."""
    if call.method != "getupdates":
        return await answer(world, call)
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(answer(world, call))
        gone = tasks.create_task(_hung_up(receive))
        await asyncio.wait([poll, gone], return_when=asyncio.FIRST_COMPLETED)
        poll.cancel()
        gone.cancel()
    if poll.cancelled():
        return ApiAnswer(status=200, body="")
    return poll.result()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _lose(fault: Fault, receive: Receive, send: Send) -> None:
    if fault.way is Way.SILENT:
        await _wait_out(receive, fault.hold)
    headers = [(b"content-length", b"%d" % ROOM_FOR_MORE)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b'{"ok":', "more_body": True})


async def _wait_out(receive: Receive, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await _hung_up(receive)
    except TimeoutError:
        return


async def _read_call(request: Request) -> Call:
    method = request.path_params["method"].lower()
    parameters: dict[str, Any] = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _read_form(request, method, parameters)
    body = await request.body()
    if len(body) > MAX_BODY:
        raise ApiRefusal(413, "Request Entity Too Large")
    if kind == "application/json":
        parameters |= _read_json(body)
    elif body:
        parameters |= dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return Call(method=method, parameters=parameters)


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise ApiRefusal.bad("can't parse JSON object")
    return given


async def _read_form(request: Request, method: str, parameters: dict[str, Any]) -> Call:
    uploads = {}
    async with request.form(max_part_size=MAX_DOCUMENT_BYTES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = Upload(
                    filename=value.filename or "file",
                    content_type=value.content_type or "",
                    content=await value.read(),
                )
            else:
                parameters[name] = value
    return Call(method=method, parameters=parameters, uploads=uploads)


async def _download(request: Request) -> Response:
    world: World = request.app.state.world
    if request.path_params["token"] != world.token:
        return _refusal(ApiRefusal(401, UNAUTHORIZED))
    stored = world.files.by_path.get(request.path_params["path"])
    if stored is None:
        return _refusal(ApiRefusal(404, NOT_FOUND))
    return Response(await content_of(stored), media_type="application/octet-stream")


async def content_of(stored: StoredFile) -> bytes:
    """What a download brings; a picture as it is shown."""
    if stored.box is None:
        return stored.content
    return await asyncio.to_thread(as_shown, stored.content, stored.box)


async def _not_found(_request: Request, _error: Exception) -> Response:
    return _refusal(ApiRefusal(404, NOT_FOUND))


def _refusal(refusal: ApiRefusal) -> Response:
    body = json.dumps(refusal.envelope())
    return Response(body, refusal.code, media_type="application/json")
