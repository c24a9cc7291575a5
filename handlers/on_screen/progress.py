"""How far something is that takes over a second: one message, edited in place, then gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram.error import TelegramError

from bot.archivist import Step, Tell
from handlers.on_screen.means import Means
from handlers.views.view import View
from handlers.wire.outgoing import Post

PATIENCE = 1.0


class ProgressMessage:
    """Tells one person. The first second passes in silence, no two edits come within one, and what
    is told waits for no message: one that is slow is passed over."""

    def __init__(self, means: Means, person: int) -> None:
        self._means = means
        self._person = person
        self._last = means.now()
        self._message: int | None = None
        self._turn = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def shown(cls, means: Means, person: int) -> AsyncIterator[Tell]:
        """For as long as something takes; the message goes when it is done."""
        progress = cls(means, person)
        try:
            yield progress.tell
        finally:
            means.start(progress._take_away())

    async def tell(self, step: Step, done: int, count: int) -> None:
        """Show how far it is, if it is time to."""
        now = self._means.now()
        if now - self._last >= PATIENCE and not self._turn.locked():
            self._last = now
            words = self._means.texts_for(self._person)(f"progress.{step}", done=done, count=count)
            self._means.start(self._show(View(words)))

    async def _show(self, view: View) -> None:
        """That it can't be shown stops nothing."""
        async with self._turn:
            post = Post(chat_id=self._person, view=view)
            with suppress(TelegramError):
                if self._message is None:
                    self._message = (await self._means.outgoing.send(post)).message_id
                else:
                    await self._means.outgoing.edit(post, self._message)

    async def _take_away(self) -> None:
        async with self._turn:
            if self._message is not None:
                with suppress(TelegramError):
                    await self._means.outgoing.delete(self._person, self._message)
