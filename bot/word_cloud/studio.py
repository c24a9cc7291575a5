"""Draws in a process of its own, so that the bot goes on answering while a picture is made.

One worker is enough for many groups: a picture takes some 40 ms. It starts with the first picture,
and again after one that killed it or took too long.
"""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import wait
from typing import ParamSpec, Self, TypeVar

from bot.word_cloud import LIGHT, Layout, Picture, Style, check, draw, draw_final
from bot.workshop.record import WordCount

PATIENCE = 20.0
SELDOM = 100_000, 50, 50

P = ParamSpec("P")
T = TypeVar("T")


class PictureFailed(Exception):
    """The worker died or took too long. It has been replaced; the next call finds a fresh one."""


class Studio:
    """The worker and its queue. Calls take turns; `patience` is how long, in seconds, one may take
    once it has its turn. Use it as a context (`async with`), or `close` it."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._worker: ProcessPoolExecutor | None = None
        self._process: int | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def draw(
        self, words: Sequence[WordCount], layout: Layout, style: Style = LIGHT
    ) -> Picture:
        """`bot.word_cloud.draw` in the worker. Raises PictureFailed, and what that does."""
        return await self.run(draw, tuple(words), layout, style)

    async def draw_final(self, words: Sequence[WordCount], style: Style = LIGHT) -> Picture:
        """`bot.word_cloud.draw_final` in the worker. Raises PictureFailed, and what that does."""
        return await self.run(draw_final, tuple(words), style)

    async def warm_up(self) -> list[str]:
        """Start the worker and load fonts; what is missing to draw right, one sentence each."""
        return await self.run(check)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any pure function of a module, called in the worker. Its own errors are passed on;
        raises PictureFailed when the worker dies or the call takes too long."""
        async with self._turn:
            try:
                async with asyncio.timeout(self._patience):
                    return await self._call(partial(function, *args, **kwargs))
            except BrokenProcessPool as error:
                self._dismiss()
                raise PictureFailed from error
            except TimeoutError as error:
                self._dismiss()
                raise PictureFailed from error

    async def close(self) -> None:
        """End the worker, whatever it is doing."""
        self._dismiss()

    async def _call(self, deed: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        if self._worker is None:
            self._worker = ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn"), initializer=_become_worker
            )
            self._process = await loop.run_in_executor(self._worker, os.getpid)
        return await loop.run_in_executor(self._worker, deed)

    def _dismiss(self) -> None:
        worker, process = self._worker, self._process
        self._worker = self._process = None
        if worker is not None:
            if process is not None:
                _kill(process)
            worker.shutdown(wait=False, cancel_futures=True)


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def _become_worker() -> None:
    """Leave Ctrl-C to the bot, and end when the bot has ended, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Reading what hundreds said makes many small objects and no circles: looking for some as often
    # as Python does took two fifths of the time.
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(0)
