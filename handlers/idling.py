"""Sessions in which nothing happens any more are ended by themselves, after a notice."""

import logging
from functools import partial

from bot.facilitation import idling
from bot.facilitation.archiving import sealing
from bot.facilitation.letting_in import Trusted
from bot.logs import where
from bot.workshop.errors import WorkshopError
from handlers.announcing import Announcer
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.means import Means
from storage.backing_up import back_up
from storage.database import StorageError, Work

log = logging.getLogger(__name__)


class IdleWatch:
    """Looks for idle sessions by the hour, and does what is due."""

    def __init__(
        self, means: Means, announcer: Announcer, live_views: LiveViews, trusted: Trusted
    ) -> None:
        self._means = means
        self._announcer = announcer
        self._live_views = live_views
        self._trusted = trusted

    async def keep_surely(self, days: int) -> None:
        """Do what is due, and whatever goes wrong, let it be tried again an hour later."""
        try:
            await self.keep(days)
        except Exception as error:
            log.error("idle sessions are to be looked at again: %s", where(error))

    async def keep(self, days: int) -> None:
        """Tell, end and drop what is due after so many days. Doing it twice does no harm."""
        now = self._means.now()
        idle = await self._means.database.transaction(lambda tx: idling.look(tx, days, now))
        for number in idle.to_tell:
            await self._do(partial(idling.tell, session_id=number, now=now))
        for number in idle.to_drop:
            await self._do(partial(sealing.delete, session_id=number))
        for number in idle.to_end:
            if await self._do(
                partial(idling.end, session_id=number, now=now, trusted=self._trusted)
            ):
                self._live_views.refresh(number, at_once=True)
        await self._announcer.deliver()
        if idle.to_end:
            self._means.start(back_up(self._means.database))

    async def _do(self, work: Work[object]) -> bool:
        try:
            await self._means.database.transaction(work)
        except (WorkshopError, StorageError) as error:
            log.warning("an idle session is to be looked at again: %s", type(error).__name__)
            return False
        return True
