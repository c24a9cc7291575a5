"""The line between a bot and Telegram, on this machine: it can be cut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

HERE = "127.0.0.1"
AT_ONCE = 1 << 16


class Line:
    """Passes on what is said to a port, both ways, until it is cut: then whoever calls is refused,
    and whoever talks hears nothing more."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._port = 0
        self._talks: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where the line is called."""
        return f"http://{HERE}:{self._port}"

    async def open(self) -> None:
        """Listen, at the same port as before."""
        self._server = await asyncio.start_server(self._take, HERE, self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Nobody listens, and whoever talks is cut off."""
        if self._server is not None:
            self._server.close()
        for writer in list(self._talks):
            writer.transport.abort()

    @asynccontextmanager
    async def cut(self) -> AsyncIterator[None]:
        """While this lasts there is no way to the other end."""
        self.close()
        try:
            yield
        finally:
            await self.open()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to_there = await asyncio.open_connection(HERE, self._to_port)
        ends = {writer, to_there}
        self._talks |= ends
        try:
            await asyncio.gather(_pass_on(reader, to_there), _pass_on(there, writer))
        finally:
            self._talks -= ends


@asynccontextmanager
async def line_to(url: str) -> AsyncIterator[Line]:
    """A line to an address, with an address of its own."""
    port = urlsplit(url).port
    assert port is not None
    line = Line(port)
    await line.open()
    try:
        yield line
    finally:
        line.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while said := await reader.read(AT_ONCE):
            writer.write(said)
            await writer.drain()
    writer.close()
