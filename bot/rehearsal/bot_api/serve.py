"""The Bot API, or another application, on a port of this machine, in the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator

import uvicorn
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.rehearsal.bot_api.web import asgi
from bot.rehearsal.bot_api.world import World


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals to the program around it and stops at once when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.over = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Signals belong to the program around it."""
        yield

    async def main_loop(self) -> None:
        """Serve until it is over, without looking at the clock ten times a second."""
        self.ready.set()
        await self.over.wait()


def listen(port: int = 0) -> socket.socket:
    """A place on 127.0.0.1 to be called at; 0: wherever there is room. Raises OSError."""
    # asyncio switches Nagle's algorithm off only where the protocol is named: without it every
    # answer would wait 40 ms for the acknowledgement of its headers.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
    except OSError:
        listening.close()
        raise
    return listening


def address_of(listening: socket.socket) -> str:
    """`http://127.0.0.1:PORT`"""
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


@contextlib.asynccontextmanager
async def served(app: ASGIApp, listening: socket.socket) -> AsyncIterator[None]:
    """The application answers while the context lasts."""
    config = uvicorn.Config(
        app,
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        timeout_graceful_shutdown=1,
        ws="none",
    )
    server = _Server(config)
    # No TaskGroup: it would wrap whatever the code inside raises.
    running = asyncio.get_running_loop().create_task(server.serve([listening]))
    try:
        await server.ready.wait()
        yield
    finally:
        server.over.set()
        await running


def _not_for_pages(app: ASGIApp) -> ASGIApp:
    """Answers no browser that asks for a page from anywhere: bots' libraries don't say that they
    do. Of one that says nothing, the token keeps it."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if "origin" in headers or "sec-fetch-site" in headers:
            refusal = PlainTextResponse("No page is answered here.\n", status_code=403)
            await refusal(scope, receive, send)
            return
        await app(scope, receive, send)

    return answer


@contextlib.asynccontextmanager
async def serve(world: World, port: int = 0) -> AsyncIterator[str]:
    """Serve `world` on 127.0.0.1 and give the base URL, `http://127.0.0.1:PORT`; stop at the end.

    A bot's library wants it with `/bot` behind (base URL) or `/file/bot` (base file URL).
    """
    listening = listen(port)
    world.updates.open()
    async with served(_not_for_pages(asgi(world)), listening):
        try:
            yield address_of(listening)
        finally:
            world.updates.close()
