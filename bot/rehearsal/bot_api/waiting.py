"""Waiting for something to come about in the world, without looking at the clock all the time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

CALM_MOMENTS = 4
BUSY_SECONDS = 0.003


class StillWaiting(AssertionError):
    """It did not come about in time; the text shows what the chats look like."""


class Activity:
    """Tells those who wait that something has happened."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()

    def happened(self) -> None:
        """Let everybody who waits look again."""
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def next(self, timeout: float) -> bool:  # noqa: ASYNC109 - asked again and again
        """Wait for the next change; False if none comes in `timeout` seconds."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(waiter)
        try:
            done, _ = await asyncio.wait([waiter], timeout=timeout)
        finally:
            self._waiters.discard(waiter)
        return bool(done)

    async def until(self, look: Callable[[], T], timeout: float) -> T | None:  # noqa: ASYNC109
        """Wait until `look()` gives something true, and give it; None after `timeout` seconds.

        A LookupError counts as nothing yet.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not (seen := _looked(look)):
            remaining = deadline - loop.time()
            if remaining <= 0 or not await self.next(remaining):
                return _looked(look) or None
        return seen

    async def quiet(self, holds: Callable[[], bool], *, calm: float, timeout: float) -> bool:  # noqa: ASYNC109
        """Wait until `holds()` is true and nothing happens for `calm` seconds.

        A moment in which the event loop was busy is not calm: somebody may be about to act.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        calm_moments = 0
        while loop.time() < deadline:
            began = loop.time()
            happened = await self.next(calm / CALM_MOMENTS)
            busy = loop.time() - began > calm / CALM_MOMENTS + BUSY_SECONDS
            calm_moments = calm_moments + 1 if holds() and not happened and not busy else 0
            if calm_moments >= CALM_MOMENTS:
                return True
        return False


def _looked(look: Callable[[], T]) -> T | None:
    try:
        return look()
    except LookupError:
        return None
