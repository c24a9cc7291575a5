"""Whose turn it is at the workers: what a group waits for first, then who has used it least."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import IntEnum


class Haste(IntEnum):
    """Who waits for a piece of work: a whole group, one person, or nobody just now."""

    LIVE = 0
    SOON = 1
    WHENEVER = 2


@dataclass(slots=True)
class _Waiting:
    owner: int
    haste: Haste
    granted: asyncio.Future[None]


class Turns:
    """So many turns at a time, one for each worker. Those of LIVE go first; else whoever has had
    less of the workers' time, so that a session whose work takes seconds makes nobody else wait for
    more than the pieces that are being done."""

    def __init__(self, workers: int = 1) -> None:
        self._free = workers
        self._waiting: list[_Waiting] = []
        self._used: dict[int, float] = {}
        self._floor = 0.0

    @asynccontextmanager
    async def taken(self, owner: int, haste: Haste) -> AsyncIterator[None]:
        """A turn, for as long as the context lasts; `owner` is the session that it is for."""
        if self._free:
            self._free -= 1
        else:
            await self._wait(_Waiting(owner, haste, asyncio.get_running_loop().create_future()))
        self._floor = max(self._floor, min(self._used_by(owner), self._least_waiting()))
        began = asyncio.get_running_loop().time()
        try:
            yield
        finally:
            self._used[owner] = self._used_by(owner) + asyncio.get_running_loop().time() - began
            self._hand_on()

    async def _wait(self, one: _Waiting) -> None:
        self._waiting.append(one)
        try:
            await one.granted
        except asyncio.CancelledError:
            if one.granted.cancelled():
                self._waiting = [other for other in self._waiting if other is not one]
            else:
                # The turn came just as whoever waited for it left.
                self._hand_on()
            raise

    def _hand_on(self) -> None:
        self._waiting = [one for one in self._waiting if not one.granted.done()]
        if self._waiting:
            following = min(self._waiting, key=self._rank)
            self._waiting.remove(following)
            following.granted.set_result(None)
        else:
            self._free += 1
            self._forget()

    def _rank(self, one: _Waiting) -> tuple[bool, float, Haste]:
        return one.haste is not Haste.LIVE, self._used_by(one.owner), one.haste

    def _used_by(self, owner: int) -> float:
        """Seconds of the worker's time. Who comes anew begins with as much as the others have:
        nobody saves turns up."""
        return max(self._used.get(owner, 0.0), self._floor)

    def _least_waiting(self) -> float:
        return min((self._used_by(one.owner) for one in self._waiting), default=float("inf"))

    def _forget(self) -> None:
        """Nobody waits: what the past has cost counts for nothing any more."""
        self._used.clear()
        self._floor = 0.0
