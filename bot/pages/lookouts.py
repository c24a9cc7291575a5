"""One looks out for all pages that wait for news of a session: a thousand are woken when it looks
different, and not whenever somebody has answered."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.changes import Changes
from bot.facilitation.persons_page import Stamp
from bot.pages.watching import SECONDS_TOGETHER

LookAt = Callable[[int], Awaitable[Stamp | None]]


@dataclass(frozen=True, slots=True)
class NewsOf:
    """What is watched by who is to hear only that a session looks different on pages."""

    session_id: int


class Lookouts:
    """Looks out for as long as anybody waits, and tells `changes`."""

    def __init__(self, changes: Changes, look: LookAt) -> None:
        self._changes = changes
        self._look = look
        self._waiting: Counter[int] = Counter()
        self._tasks: dict[int, asyncio.Task[None]] = {}

    @contextmanager
    def one_more(self, session_id: int) -> Iterator[NewsOf]:
        """Somebody waits for news of a session: what they are to watch."""
        self._waiting[session_id] += 1
        if session_id not in self._tasks:
            looking = asyncio.get_running_loop().create_task(self._look_out(session_id))
            self._tasks[session_id] = looking
        try:
            yield NewsOf(session_id)
        finally:
            self._waiting[session_id] -= 1
            if not self._waiting[session_id]:
                del self._waiting[session_id]
                self._tasks.pop(session_id).cancel()

    async def _look_out(self, session_id: int) -> None:
        last: tuple[str, str] | None = None
        with self._changes.watched(session_id) as changed:
            while not self._changes.is_over:
                changed.clear()
                try:
                    stamp = await self._look(session_id)
                except Exception:
                    # Whoever waits looks, and meets it, too.
                    stamp = None
                    changed.set()
                seen = (stamp.shown, stamp.decided) if stamp else None
                if seen is None or seen != last:
                    self._changes.look(NewsOf(session_id))
                last = seen
                await changed.wait()
                await asyncio.sleep(SECONDS_TOGETHER)
