"""What happens by itself as days pass: sessions are sealed, and later deleted."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from bot import archivist
from bot.archivist import Archivist
from bot.facilitation.archiving import sealing
from bot.facilitation.archiving.sealing import Done, Periods, destroy_spent_keys
from bot.logs import where
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import WorkshopError
from handlers.handing_over import HandingOver
from handlers.on_screen.means import Means
from handlers.views.view import View, say
from handlers.wire.outgoing import Post
from storage.database import StorageError

log = logging.getLogger(__name__)
SEALED = "archives.sealed"


class Housekeeper:
    """Seals and deletes sessions when their time has come, and sends what is owed."""

    def __init__(
        self,
        means: Means,
        builder: Archivist,
        periods: Periods,
        backups: Path,
        handing_over: HandingOver,
    ) -> None:
        self._means = means
        self._archivist = builder
        self.periods = periods
        self._backups = backups
        self._handing_over = handing_over

    async def keep_surely(self) -> None:
        """Do what is due, and whatever goes wrong, let it be tried again an hour later."""
        try:
            await self.keep()
        except Exception as error:
            log.error("housekeeping is to be done again: %s", where(error))

    async def keep(self) -> None:
        """Do all that is due, and finish what a crash has cut off. Doing it twice does no harm."""
        now = self._means.now()
        due = await self._means.database.transaction(lambda tx: sealing.due(tx, self.periods, now))
        for number in due.to_seal:
            await self._do(SEALED, partial(self.seal, number))
        for number in due.to_delete:
            await self._do("archives.deleted", partial(self._delete, number))
        for number in due.to_drop:
            await self._do(None, partial(self._delete, number))
        # What a crash has cut off between dropping rows and destroying their key.
        await self._means.database.transaction(destroy_spent_keys)
        await self._handing_over.send_owed()

    async def seal(self, session_id: int) -> Done:
        """Seal a session: when this returns, nothing on the disk links its words to people.

        Raises NoSession or NotNow, and PictureFailed when the worker can't work it out.
        """
        done = await archivist.seal(self._means.database, self._archivist, session_id)
        await self._clean_up()
        return done

    async def _delete(self, session_id: int) -> Done:
        done = await archivist.delete(self._means.database, self._archivist, session_id)
        await self._clean_up()
        return done

    async def _do(self, key: str | None, deed: Callable[[], Awaitable[Done]]) -> None:
        """Do it, and tell the facilitators with the text `key`, if there is anything to tell."""
        try:
            done = await deed()
        except (WorkshopError, StorageError, PictureFailed) as error:
            log.warning("housekeeping is to be done again: %s", type(error).__name__)
            return
        except Exception as error:
            # It is one session: the others' time has come all the same.
            log.error("housekeeping went wrong, and is to be done again: %s", where(error))
            return
        if key is not None:
            self._tell(key, done)

    def _tell(self, key: str, done: Done) -> None:
        days = self.periods.retention - self.periods.sealing
        numbers = {"number": done.session_id, **({"days": days} if key == SEALED else {})}
        for person in done.facilitators:
            texts = self._means.texts_for(person)
            view = View(say(texts, key, group=done.group_title, **numbers))
            self._means.outgoing.soon(Post(chat_id=person, view=view))

    async def _clean_up(self) -> None:
        await archivist.clean_up(self._means.database, self._backups)
