"""The Bot API on a free port of this machine, in the running event loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Generator

import uvicorn

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


def _listen(port: int) -> socket.socket:
    # asyncio switches Nagle's algorithm off only where the protocol is named: without it every
    # answer would wait 40 ms for the acknowledgement of its headers.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    return listening


@contextlib.asynccontextmanager
async def serve(world: World, port: int = 0) -> AsyncIterator[str]:
    """Serve `world` on 127.0.0.1 and give the base URL, `http://127.0.0.1:PORT`; stop at the end.

    A bot's library wants it with `/bot` behind (base URL) or `/file/bot` (base file URL).
    """
    config = uvicorn.Config(
        asgi(world),
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="critical",
        timeout_graceful_shutdown=1,
        ws="none",
    )
    server = _Server(config)
    listening = _listen(port)
    world.updates.open()
    # No TaskGroup: it would wrap whatever the code inside raises.
    running = asyncio.get_running_loop().create_task(server.serve([listening]))
    try:
        await server.ready.wait()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        world.updates.close()
        server.over.set()
        await running
