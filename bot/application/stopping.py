"""How the program stops in good order: what was begun is sent, or is on the list for next time."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from telegram.error import TelegramError

from bot.application.program import Gair

SECONDS_TO_FINISH = 8.0
# What ends may begin something that ends; nobody was seen to do so more than twice.
ROUNDS = 8


async def stop(gair: Gair, tasks: Iterable[asyncio.Task[None]]) -> None:
    """Nobody is listened to any more; pages that wait for news go first. Then what was begun is
    finished."""
    gair.services.changes.close()
    for task in tasks:
        await _end(task)
    await _finish(gair)
    await _let_end(gair)
    await _break_off(gair)
    await gair.application.stop()


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task until it ends: on its way through libraries a cancellation may get lost."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=1)
    with suppress(asyncio.CancelledError, TelegramError):
        await task


async def _finish(gair: Gair) -> None:
    """Let what was begun be sent, for a while; what is not is on the list, and sent next time."""
    gair.services.quiet.close()
    gair.services.live_views.stop()
    try:
        async with asyncio.timeout(0 if gair.is_given_up.is_set() else SECONDS_TO_FINISH):
            while not gair.is_idle:  # noqa: ASYNC110 idle is no one's event
                await asyncio.sleep(0.02)
    except TimeoutError:
        # Telegram can't be reached: whoever tries again and again would keep us from ending.
        gair.is_given_up.set()
    if gair.is_given_up.is_set():
        gair.sender.close()
        await _break_off(gair)


async def _let_end(gair: Gair) -> None:
    """Wait for what goes on in the background, and for what is begun by that: once the library has
    stopped, nothing is to begin."""
    for _ in range(ROUNDS):
        going_on = [task for task in gair.background if not task.done()]
        if not going_on:
            return
        await asyncio.wait(going_on)


async def _break_off(gair: Gair) -> None:
    """End what goes on in the background, and what is begun by that: it would try for ever, with a
    way to Telegram and a database that are closed."""
    for _ in range(ROUNDS):
        going_on = [task for task in gair.background if not task.done()]
        if not going_on:
            return
        for task in going_on:
            task.cancel()
        await asyncio.wait(going_on, timeout=1)
