"""What may be made to go wrong between the bot and Telegram, and with the bot itself."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

from telegram.error import TelegramError

from bot.rehearsal.bot_api import Fault
from bot.rehearsal.bot_api.faults import EVERYTHING
from bot.rehearsal.bot_api.methods import PACED
from bot.rehearsal.room.projection import Json
from bot.rehearsal.stage import Theatre

SLOW_SECONDS = 2.0
RETRY_SECONDS = 0.5
SHORTEST, LONGEST = 1, 120


class Mishap(StrEnum):
    """One thing that goes wrong."""

    NO_NETWORK = "no network"
    SLOW = "slow"
    TOO_MANY = "too many"
    KILLED = "killed"


class Mishaps:
    """Lets things go wrong for some seconds. `changed` is told when one begins or is over."""

    def __init__(self, stage: Theatre, changed: Callable[[], None]) -> None:
        self._stage = stage
        self._changed = changed
        self._until: dict[Mishap, float] = {}
        self._deeds: dict[Mishap, Callable[[int], Awaitable[None]]] = {
            Mishap.NO_NETWORK: self._cut_off,
            Mishap.SLOW: self._slow_down,
            Mishap.TOO_MANY: self._refuse,
            Mishap.KILLED: self._kill,
        }

    def shown(self) -> list[Json]:
        """What is wrong just now, and until when (in seconds since 1970)."""
        return [{"kind": str(kind), "until": until} for kind, until in self._until.items()]

    async def make(self, kind: Mishap, seconds: int) -> None:
        """Let something go wrong for so many seconds, unless it does already."""
        if kind in self._until:
            return
        with self._noted(kind, seconds):
            await self._deeds[kind](seconds)

    @contextmanager
    def _noted(self, kind: Mishap, seconds: int) -> Iterator[None]:
        self._until[kind] = time.time() + seconds
        self._changed()
        try:
            yield
        finally:
            del self._until[kind]
            self._changed()

    async def _cut_off(self, seconds: int) -> None:
        """Whatever the bot asks breaks off, and nothing reaches it."""
        with self._stage.world.faults.lasting(Fault.connection_dropped(), EVERYTHING):
            self._stage.world.updates.wake()
            await asyncio.sleep(seconds)

    async def _slow_down(self, seconds: int) -> None:
        """Telegram does what it is asked, and says so late."""
        with self._stage.world.faults.lasting(Fault.slow(SLOW_SECONDS)):
            await asyncio.sleep(seconds)

    async def _refuse(self, seconds: int) -> None:
        """Telegram takes no posts and edits for the group, and says for how long."""
        fault = Fault.too_many(seconds)
        with self._stage.world.faults.lasting(fault, PACED, chat=self._stage.group):
            await asyncio.sleep(seconds)

    async def _kill(self, seconds: int) -> None:
        """The bot ends from one moment to the next; after a while it starts on the same data."""
        await self._stage.bot.kill()
        self._changed()
        await asyncio.sleep(seconds)
        while not self._stage.bot.is_up:
            try:
                await self._stage.bot.start()
            except TelegramError:
                # It needs Telegram to start, and that may be cut off as well.
                await asyncio.sleep(RETRY_SECONDS)
