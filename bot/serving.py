"""A server of this program's own on loopback: a reverse proxy speaks HTTPS to the world."""

import asyncio
import socket
from contextlib import nullcontext, suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

HERE = "127.0.0.1"
# Whoever sends nothing more is not waited for.
KEEP_ALIVE_SECONDS = 20
# A proxy sends the head of a request at once.
SECONDS_FOR_HEAD = 10.0
# What the database, Telegram, pictures and archives have open, and as much again.
FILES_FOR_OTHERS = 256
FEWEST_CONNECTIONS, MOST_FILES = 64, 65_536
# Pages that wait for news are ended, and ask again.
SECONDS_TO_END = 2


class PortTaken(Exception):
    """Nobody can be listened to at the port of the settings."""

    def __init__(self, setting: str, port: int, why: str) -> None:
        super().__init__(
            f"port {port} can't be listened at ({why}); stop what has it, or choose another "
            f"{setting}, and name that one to the reverse proxy"
        )


def listen(setting: str, port: int) -> socket.socket:
    """A place on this machine to be called at, as a setting of this name says. Raises PortTaken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HERE, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise PortTaken(setting, port, error.strerror or "") from error
    return listening


async def serve(app: ASGIApp, listening: socket.socket) -> None:
    """Answer who calls, until cancelled."""
    config = uvicorn.Config(
        app,
        http=_bounded(_most_connections()),
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SECONDS_TO_END,
    )
    server = uvicorn.Server(config)
    # The program has its own way to stop; uvicorn's would leave what is to be sent unsent.
    server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]
    serving = asyncio.get_running_loop().create_task(server.serve([listening]))
    try:
        await asyncio.shield(serving)
    finally:
        # Cancelled, it would write a traceback into the log.
        server.should_exit = True
        await serving


def _most_connections() -> int:
    """How many may be open at a time: whoever opens more stops nothing but pages. As many files are
    asked for as the system gives."""
    try:
        import resource  # noqa: PLC0415 there is none on Windows
    except ImportError:
        return FEWEST_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    known = MOST_FILES if soft == resource.RLIM_INFINITY else soft
    return max(FEWEST_CONNECTIONS, known - FILES_FOR_OTHERS)


def _bounded(most: int) -> type[H11Protocol]:
    """Connections of which so many may be open, and that say soon what they want."""

    class Bounded(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            if len(self.connections) > most:
                transport.abort()
                return
            asyncio.get_running_loop().call_later(SECONDS_FOR_HEAD, self._give_up)

        def _give_up(self) -> None:
            if self.cycle is None:
                self.transport.abort()

    return Bounded
