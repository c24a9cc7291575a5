"""What waits to be sent to a chat: a lane of jobs, the most urgent first."""

import asyncio
import heapq
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Generic, TypeVar

from telegram.error import TelegramError

T = TypeVar("T")


class Dropped(TelegramError):
    """There was no room for it, and later nobody would want it."""

    def __init__(self) -> None:
        super().__init__("no room for an aside")


class Urgency(IntEnum):
    """What goes first in a chat. Pictures leave room in a group's minute for all else; an aside,
    which only whoever asked for it would miss, leaves room for pictures too, or is dropped."""

    QUESTION = 0
    RECEIPT = 1
    PICTURE = 2
    ASIDE = 3


@dataclass(order=True, slots=True)
class Job(Generic[T]):
    """A call that is to be made for a chat, and who waits for what it returns, since when by the
    loop's clock."""

    urgency: Urgency
    number: int
    call: Callable[[int], Awaitable[T]] = field(compare=False)
    repeatable: bool = field(compare=False)
    outcome: asyncio.Future[T] = field(compare=False)
    since: float = field(compare=False)

    def fail(self, error: Exception) -> None:
        """Let whoever waits know that it was not done."""
        if not self.outcome.done():
            self.outcome.set_exception(error)


@dataclass(slots=True)
class Lane:
    """The jobs of a chat, when the last ones were done, and until when Telegram makes it wait."""

    jobs: list[Job[Any]] = field(default_factory=list)
    sent: deque[float] = field(default_factory=deque)
    held_until: float = 0.0
    flood: int = 0
    is_running: bool = False

    def next(self) -> Job[Any]:
        """The most urgent job, which waits no more."""
        return heapq.heappop(self.jobs)

    def fail(self, error: Exception) -> None:
        """Let nobody wait for what can't be done."""
        while self.jobs:
            self.next().fail(error)
