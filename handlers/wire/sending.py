"""Messages out: a lane for each chat, at the pace that Telegram allows.

Every send and edit goes through its chat's lane, the most urgent first, so that one busy or
flood-limited chat holds up no other. What may be repeated and what may not is decided here: a
text that may have arrived is never sent again here: whoever sent it looks for it first.

Limits: about one message a second in a chat, 20 sends and edits a minute in a group, 30 a second
in all (Bots FAQ; tdlib/td#2592 for edits sharing the group's 20).
"""

import asyncio
import heapq
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter

from handlers.wire.lane import Dropped, Job, Lane, Urgency

__all__ = ["RELAXED", "TELEGRAM", "Dropped", "Pace", "Sender", "Stopping", "Urgency", "seconds"]

T = TypeVar("T")
log = logging.getLogger(__name__)
ATTEMPTS = 7
FLOOD_ATTEMPTS = 20
MINUTE = 60.0
# Shorter waits nobody notices among the pauses that the pace makes anyway.
LONG_SECONDS = 10.0
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Stopping(NetworkError):
    """The program is stopping, and sends nothing more: what is to be known stays written down."""

    def __init__(self) -> None:
        super().__init__("the program is stopping")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast to send. Seconds between messages of a chat; a group's messages in a minute, of
    which `reserve` are not for pictures; messages a second in all. 0 is no limit."""

    chat_seconds: float = 1.0
    group_minute: int = 20
    reserve: int = 6
    overall_second: int = 30


TELEGRAM = Pace()
RELAXED = Pace(chat_seconds=0, group_minute=0, reserve=0, overall_second=0)


class Sender:
    """Sends through lanes. `start` runs a coroutine in the background; `lost` is told of chats
    that can't be written to any more, `migrated` of groups that have another id. `flooded` is told
    of chats that Telegram makes wait for long, and again when that is over."""

    def __init__(
        self,
        pace: Pace,
        start: Callable[[Coroutine[Any, Any, None]], object],
        lost: Callable[[int], Awaitable[None]],
        migrated: Callable[[int, int], Awaitable[None]],
    ) -> None:
        self._pace = pace
        self._start = start
        self._lost = lost
        self._migrated = migrated
        self._lanes: dict[int, Lane] = {}
        self._overall: deque[float] = deque()
        self._number = 0
        self._awaited: set[asyncio.Future[Any]] = set()
        self._is_closed = False
        self.flooded: Callable[[int], Coroutine[Any, Any, None]] = _nobody

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be sent."""
        return not any(lane.is_running for lane in self._lanes.values())

    def flood(self, chat_id: int) -> int:
        """For about how many seconds Telegram makes a chat wait; 0 if it does not, or not long."""
        lane = self._lanes.get(chat_id)
        return lane.flood if lane is not None else 0

    def longest_wait(self) -> float:
        """For how many seconds something has been waiting for its turn."""
        began = [job.since for lane in self._lanes.values() for job in lane.jobs]
        return asyncio.get_running_loop().time() - min(began) if began else 0.0

    def close(self) -> None:
        """Send nothing more: whoever waits gets a NetworkError, as does whoever comes later."""
        self._is_closed = True
        for outcome in list(self._awaited):
            if not outcome.done():
                outcome.set_exception(Stopping())

    async def send(
        self,
        chat_id: int,
        call: Callable[[int], Awaitable[T]],
        *,
        urgency: Urgency = Urgency.RECEIPT,
        repeatable: bool = False,
    ) -> T:
        """Make a call for a chat in its turn; what it returns.

        `call` is given the chat's id, which is another one once a group became a supergroup.
        Raises telegram.error.TelegramError when it can't be made, or may have been made.
        """
        if self._is_closed:
            raise Stopping
        self._number += 1
        outcome: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._awaited.add(outcome)
        outcome.add_done_callback(self._awaited.discard)
        lane = self._lanes.setdefault(chat_id, Lane())
        since = asyncio.get_running_loop().time()
        heapq.heappush(lane.jobs, Job(urgency, self._number, call, repeatable, outcome, since))
        if not lane.is_running:
            lane.is_running = True
            self._start(self._run(chat_id, lane))
        try:
            return await outcome
        except ChatMigrated as error:
            new = error.new_chat_id
        except Forbidden:
            await self._lost(chat_id)
            raise
        await self._migrated(chat_id, new)
        return await self.send(new, call, urgency=urgency, repeatable=repeatable)

    async def _run(self, chat_id: int, lane: Lane) -> None:
        """Work a lane off; it goes when it is empty and its limits are over."""
        try:
            while lane.jobs:
                wait = self._wait(chat_id, lane)
                if lane.jobs[0].urgency is Urgency.ASIDE and wait > self._pace.chat_seconds:
                    lane.next().fail(Dropped())
                    continue
                if wait > 0:
                    await asyncio.sleep(min(wait, 0.25))
                    continue
                await self._do(chat_id, lane, lane.next())
        except Exception as error:
            # Whoever waits here would keep the program from ending.
            lane.fail(error)
        finally:
            lane.is_running = False

    def _wait(self, chat_id: int, lane: Lane) -> float:
        """Seconds until the lane's most urgent job may go."""
        now, pace = asyncio.get_running_loop().time(), self._pace
        waits = [lane.held_until - now]
        _forget(lane.sent, now - MINUTE)
        if lane.sent and pace.chat_seconds:
            waits.append(lane.sent[-1] + pace.chat_seconds - now)
        if chat_id < 0 and pace.group_minute:
            left_to_others = max(0, lane.jobs[0].urgency - Urgency.RECEIPT) * pace.reserve
            room = pace.group_minute - left_to_others
            if len(lane.sent) >= room:
                waits.append(lane.sent[len(lane.sent) - room] + MINUTE - now)
        _forget(self._overall, now - 1)
        if pace.overall_second and len(self._overall) >= pace.overall_second:
            waits.append(self._overall[0] + 1 - now)
        return max(waits)

    async def _do(self, chat_id: int, lane: Lane, job: Job[Any]) -> None:
        try:
            result = await self._attempt(chat_id, lane, job)
        except Exception as error:
            job.fail(error)
        else:
            if not job.outcome.done():
                job.outcome.set_result(result)

    async def _attempt(self, chat_id: int, lane: Lane, job: Job[T]) -> T:
        """Try until it is done, or is in doubt and may not be repeated."""
        floods = failures = 0
        while True:
            try:
                return await self._call(chat_id, lane, job)
            except RetryAfter as error:
                floods += 1
                if floods > FLOOD_ATTEMPTS:
                    raise
                await self._hold(chat_id, lane, seconds(error.retry_after))
            except (BadRequest, ChatMigrated, Forbidden):
                raise
            except NetworkError as error:
                failures += 1
                may_repeat = job.repeatable or isinstance(error.__cause__, NEVER_LEFT)
                if failures >= ATTEMPTS or not may_repeat:
                    raise
                await asyncio.sleep(min(0.25 * 2**failures, 8))

    async def _call(self, chat_id: int, lane: Lane, job: Job[T]) -> T:
        """One request; it counts from its end, as Telegram may have taken it at any time until
        then."""
        loop = asyncio.get_running_loop()
        lane.sent.append(loop.time())
        self._overall.append(loop.time())
        try:
            return await job.call(chat_id)
        finally:
            if lane.sent:
                lane.sent[-1] = loop.time()

    async def _hold(self, chat_id: int, lane: Lane, wait: float) -> None:
        """Only this chat waits when Telegram says so; of a long wait people are told."""
        lane.held_until = asyncio.get_running_loop().time() + wait
        is_long = wait > LONG_SECONDS
        if is_long:
            where = "a group" if chat_id < 0 else "a private chat"
            log.warning("Telegram makes me wait in %s, %.0f s", where, wait)
            lane.flood = round(wait)
            self._start(self.flooded(chat_id))
        await asyncio.sleep(wait)
        if is_long:
            lane.flood = 0
            self._start(self.flooded(chat_id))


async def _nobody(_chat_id: int) -> None:
    """For where nobody wants to know."""


def seconds(wait: float | timedelta) -> float:
    """A wait as seconds: python-telegram-bot gives either."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
