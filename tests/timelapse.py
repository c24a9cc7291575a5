"""An event loop in which nobody waits for time alone.

A pause is as long as ever by the loop's clock, and what is due first comes first: but when there is
nothing to do until then, the clock is set forward instead. While something is going on elsewhere
(the database's thread, a process that draws, a connection over the network), time takes its time,
so that a limit is reached by what is slow and by nothing else.
"""

import asyncio
import os
import selectors
import socket
import stat
from asyncio.subprocess import SubprocessStreamProtocol
from collections.abc import Callable
from queue import SimpleQueue
from time import monotonic
from typing import Any

import aiosqlite.core


class Timelapse(asyncio.SelectorEventLoop):
    """The loop; `pending` is how many things are done in other threads, and `at_rest` are the
    numbers of processes that listen, but that nobody asks for anything."""

    def __init__(self) -> None:
        self.pending = 0
        self.at_rest: set[int] = set()
        self.skipped = 0.0
        self._children: list[tuple[Any, SubprocessStreamProtocol]] = []
        super().__init__(Skipping(self))

    def time(self) -> float:
        """Seconds of the clock that runs ahead."""
        return monotonic() + self.skipped

    @property
    def waits_for_time(self) -> bool:
        """Whether nothing but time can bring anything about."""
        if self.pending:
            return False
        children = self._running_children()
        return not any(_is_awaited(one) for one in children if one[0].get_pid() not in self.at_rest)

    @property
    def processes(self) -> set[int]:
        """The numbers of those that run."""
        return {child[0].get_pid() for child in self._running_children()}

    def run_in_executor(  # type: ignore[override]  # typeshed types each argument
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> Any:
        """The same as in any loop, noted for as long as it takes."""
        return self.noted(super().run_in_executor(executor, func, *args))

    def noted(self, future: asyncio.Future[Any]) -> asyncio.Future[Any]:
        """Something that another thread is to bring."""
        self.pending += 1
        future.add_done_callback(self._came)
        return future

    async def subprocess_exec(self, *args: Any, **kwargs: Any) -> Any:
        """The same as in any loop; what the process is asked for is noted."""
        self.pending += 1
        try:
            child = await super().subprocess_exec(*args, **kwargs)
        finally:
            self.pending -= 1
        self._children.append(child)
        return child

    async def shutdown_default_executor(self, *args: Any, **kwargs: Any) -> None:
        """The same as in any loop; threads that nobody waits for have their time to end."""
        self.pending += 1
        try:
            await super().shutdown_default_executor(*args, **kwargs)
        finally:
            self.pending -= 1

    def _came(self, _: asyncio.Future[Any]) -> None:
        self.pending -= 1

    def _running_children(self) -> list[tuple[Any, SubprocessStreamProtocol]]:
        ended = [child for child in self._children if child[0].get_returncode() is not None]
        for child in ended:
            self._children.remove(child)
        return self._children


class Skipping(selectors.DefaultSelector):
    """Waits for what comes from outside; sets the clock forward where nothing can."""

    def __init__(self, loop: Timelapse) -> None:
        super().__init__()
        self._loop = loop
        self._connections: set[int] = set()

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        key = super().register(fileobj, events, data)
        if _is_of_the_network(key.fd):
            self._connections.add(key.fd)
        return key

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        key = super().unregister(fileobj)
        self._connections.discard(key.fd)
        return key

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0 or self._connections or not self._loop.waits_for_time:
            return super().select(timeout)
        came = super().select(0)
        if not came:
            self._loop.skipped += timeout
        return came


class Noting(SimpleQueue[tuple[asyncio.Future[Any] | None, Callable[[], Any]]]):
    """What the thread of a database connection is to do."""

    def put_nowait(self, item: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, _ = item
        if future is not None and isinstance(loop := future.get_loop(), Timelapse):
            loop.noted(future)
        super().put_nowait(item)


def take_note_of_databases() -> None:
    """From now on loops know when a connection works."""
    setattr(aiosqlite.core, "SimpleQueue", Noting)  # noqa: B010 it is nobody else's to set


def _is_of_the_network(number: int) -> bool:
    if not stat.S_ISSOCK(os.fstat(number).st_mode):
        return False
    with socket.socket(fileno=os.dup(number)) as found:
        return found.family != socket.AF_UNIX


def _is_awaited(child: tuple[Any, SubprocessStreamProtocol]) -> bool:
    """Whether somebody waits for what a process says, takes, or for its end."""
    transport: Any
    protocol: Any
    transport, protocol = child
    reads = [reader for reader in (protocol.stdout, protocol.stderr) if reader is not None]
    is_read = any(reader._waiter is not None for reader in reads)
    return is_read or protocol._paused or bool(transport._exit_waiters)
