"""Gair on a stage: it runs, may be killed, and runs again on the same data."""

import asyncio
import warnings
from collections.abc import Callable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self, TypeVar

from bot.application import Gair, Surroundings, running
from bot.config import Config
from bot.rehearsal.bot_api import Fault, World
from bot.rehearsal.bot_api.faults import EVERYTHING
from bot.workshop.session import Session
from storage import sessions
from storage.database import Transaction

T = TypeVar("T")


class StagedBot:
    """The running program of a stage. Use it as a context (`async with`): it runs from the
    beginning of it, and has stopped at its end."""

    def __init__(self, world: World, config: Config, around: Surroundings) -> None:
        self._world = world
        self._config = config
        self._around = around
        self._stack = AsyncExitStack()
        self._is_up = asyncio.Event()
        self._is_down = asyncio.Event()
        self._gair: Gair | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def is_up(self) -> bool:
        """Whether it runs."""
        return self._is_up.is_set()

    @property
    def gair(self) -> Gair | None:
        """What runs just now, if it does."""
        return self._gair if self.is_up else None

    async def goes_down(self) -> None:
        """Wait until it does not run."""
        await self._is_down.wait()

    async def start(self) -> None:
        """Run it, if it does not run. Raises what `running` does."""
        if self.is_up:
            return
        gair = await self._stack.enter_async_context(running(self._config, self._around))
        self._gair = gair
        self._world.bot_is_busy = lambda: not gair.is_idle
        self._is_down.clear()
        self._is_up.set()

    async def stop(self) -> None:
        """Let it finish what it has begun, and end."""
        self._is_up.clear()
        self._is_down.set()
        await self._stack.aclose()
        self._world.bot_is_busy = lambda: False

    async def kill(self) -> None:
        """End it from one moment to the next, as seen from Telegram: nothing that it had not sent
        by now is sent, and nothing more reaches it."""
        if self._gair is None or not self.is_up:
            return
        cut_off = self._world.faults.lasting(Fault.connection_dropped(), EVERYTHING)
        with cut_off, warnings.catch_warnings():
            # What was about to begin never does.
            warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
            self._world.updates.wake()
            self._gair.is_given_up.set()
            self._gair.sender.close()
            await self.stop()

    async def work(self, unit: Callable[[Transaction], T]) -> T:
        """A unit of work with what it keeps, once it runs."""
        await self._is_up.wait()
        assert self._gair is not None  # noqa: S101 it is up
        return await self._gair.services.means.database.transaction(unit)

    async def session(self) -> Session | None:
        """The newest session that it keeps, once it runs; None: there is none yet."""
        return await self.work(_newest)


def _newest(tx: Transaction) -> Session | None:
    newest = max(sessions.all_ids(tx), default=None)
    return None if newest is None else sessions.find(tx, newest)
