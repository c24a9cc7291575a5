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
        self._happenings = 0

    def happened(self) -> None:
        """Let everybody who waits look again."""
        self._happenings += 1
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

        A moment in which the event loop was busy is not calm: somebody may be about to act. What
        happens wakes nobody here: much does before it is quiet, and each look costs.
        """
        loop = asyncio.get_running_loop()
        began, moment = loop.time(), calm / CALM_MOMENTS
        deadline, is_so, calm_moments = began + timeout, holds(), 0
        while began < deadline:
            happenings, pause = self._happenings, moment if is_so else calm
            await asyncio.sleep(pause)
            was_so, is_so, now = is_so, holds(), loop.time()
            busy = now - began > pause + BUSY_SECONDS
            is_calm = was_so and is_so and self._happenings == happenings and not busy
            began, calm_moments = now, calm_moments + 1 if is_calm else 0
            if calm_moments >= CALM_MOMENTS:
                return True
        return False


def _looked(look: Callable[[], T]) -> T | None:
    try:
        return look()
    except LookupError:
        return None
