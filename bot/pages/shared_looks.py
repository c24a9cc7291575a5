"""SharedLooks at one session, for all who wait for one: a thousand pages are woken together.

Nobody waits for a look that others asked for after them, so a turn comes soon, however many wait
and however often the session changes meanwhile.
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.pages.resting import Resting, now

NEVER = float("-inf")


class SharedLooks:
    """Has `look` done, at a session that had changed as often as `version` says."""

    def __init__(
        self, resting: Resting, version: Callable[[], int], look: Callable[[], Awaitable[None]]
    ) -> None:
        self._resting = resting
        self._version = version
        self._look = look
        self._turn = asyncio.Lock()
        self._coming: asyncio.Task[None] | None = None
        self._seen = -1
        self._seen_at = NEVER

    async def newest(self, since: float = NEVER) -> None:
        """Wait for a look at all that has changed by now, which was begun `since` then or later.
        Raises what the look does."""
        wanted = self._version()
        while self._seen < wanted or self._seen_at < since:
            if self._coming is None or self._coming.done():
                self._coming = asyncio.get_running_loop().create_task(self._after_rest())
            await asyncio.shield(self._coming)

    async def known(self) -> None:
        """Wait for a look only where nobody is to rest, or looks already: what was seen then is as
        new as the newest news. Raises what the look does."""
        is_coming = self._coming is not None and not self._coming.done()
        if self._seen < 0 or not (is_coming or self._resting.rest()):
            await self.newest()

    async def anew(self) -> None:
        """Look now. Raises what the look does."""
        async with self._turn:
            version, began = self._version(), now()
            with self._resting.one(version):
                await self._look()
            self._seen, self._seen_at = version, began

    async def _after_rest(self) -> None:
        await asyncio.sleep(self._resting.rest())
        await self.anew()
