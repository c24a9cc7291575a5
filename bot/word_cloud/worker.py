"""A process of its own that does one thing after the other, and is replaced when it fails."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TypeVar

from bot.word_cloud.turns import Haste, Turns

SELDOM = 100_000, 50, 50
STARTING = 60.0
# A picture takes 0.1 GiB and the largest archive that was made 0.4: what asks for more than this is
# no picture and no archive, and would take the memory that the bot needs to answer.
MEMORY = 1 << 30

T = TypeVar("T")


class PictureFailed(Exception):
    """The worker died, took too long or too much memory. The next call finds a fresh one."""


class Worker:
    """One process and its turns. `patience` is how long, in seconds, a call may take once it has
    its turn; `niceness` how much it leaves the processor to others."""

    def __init__(self, patience: float, niceness: int = 0) -> None:
        self.patience = patience
        self._niceness = niceness
        self._turns = Turns()
        self._pool: ProcessPoolExecutor | None = None
        self._process: int | None = None

    async def call(self, deed: Callable[[], T], owner: int, haste: Haste) -> T:
        """What a deed comes to; its own errors are passed on. Raises PictureFailed."""
        async with self._turns.taken(owner, haste):
            try:
                return await self._call(deed)
            except (BrokenProcessPool, TimeoutError, MemoryError) as error:
                self.dismiss()
                raise PictureFailed from error
            except asyncio.CancelledError:
                # Nobody waits for it any more, and it would keep the next one waiting.
                self.dismiss()
                raise

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        pool, process = self._pool, self._process
        self._pool = self._process = None
        if pool is not None:
            if process is not None:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            pool.shutdown(wait=False, cancel_futures=True)

    async def _call(self, deed: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        pool = self._pool or await self._start()
        async with asyncio.timeout(self.patience):
            return await loop.run_in_executor(pool, deed)

    async def _start(self) -> ProcessPoolExecutor:
        """Starting says nothing about the deed: where the machine is busy it takes seconds."""
        self._pool = pool = ProcessPoolExecutor(
            1,
            multiprocessing.get_context("spawn"),
            initializer=_become_worker,
            initargs=(self._niceness,),
        )
        async with asyncio.timeout(STARTING):
            self._process = await asyncio.get_running_loop().run_in_executor(pool, os.getpid)
        return pool


def _become_worker(niceness: int) -> None:
    """Leave Ctrl-C to the bot, and end when the bot has ended, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Reading what hundreds said makes many small objects and no circles: looking for some as often
    # as Python does took two fifths of the time.
    gc.set_threshold(*SELDOM)
    with suppress(ImportError, OSError, ValueError, AttributeError):
        os.nice(niceness)
        _limit_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _limit_memory() -> None:
    """Where the system can: asking for more is then an error of the work, and not the end of
    something else on the machine."""
    import resource  # noqa: PLC0415 there is none on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(0)
