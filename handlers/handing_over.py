"""The archive that is sent by itself at the end: only to those who may still have it then."""

from collections.abc import Awaitable, Callable

from telegram.error import NetworkError

from bot.facilitation.closing import handing_over
from bot.workshop.errors import NotAFacilitator, WorkshopError
from bot.workshop.not_let_in import CantAskTelegram, CantSeeAdmins, NotInGroup
from handlers.archiving import Archivist, archive_post
from handlers.means import Means
from handlers.outgoing import Post
from handlers.rights import Rights
from handlers.views.view import View, paragraphs

Send = Callable[[Post], Awaitable[object]]


class HandingOver:
    """Asks whether somebody may have an archive, and sends it."""

    def __init__(self, means: Means, archivist: Archivist, rights: Rights) -> None:
        self._means = means
        self._archivist = archivist
        self._rights = rights

    async def hand_over(
        self, session_id: int, person: int, send: Send, *, is_first: bool = True
    ) -> None:
        """Send the archive of a session that has ended; who may not have it gets nothing, and who
        can't be asked about is told why. Raises TelegramError, also when Telegram can't be asked
        just now: it is tried again then; and PictureFailed."""
        try:
            await self._rights.confirm_to_hand_over(session_id, person)
        except NotAFacilitator:
            return
        except CantAskTelegram as error:
            raise NetworkError(error.name) from error
        except (CantSeeAdmins, NotInGroup) as error:
            self._say_why(person, error)
            return
        work = self._means.database.transaction
        # What was tried counts as had, and may not have arrived.
        is_had = is_first and await work(
            lambda tx: handing_over.has_the_same(tx, session_id, person)
        )
        if not is_had:
            await send(await archive_post(self._means, self._archivist, person, session_id))

    def _say_why(self, person: int, error: WorkshopError) -> None:
        texts = self._means.texts
        view = View(paragraphs(texts("archives.not_handed_over"), texts(f"error.{error.name}")))
        self._means.outgoing.soon(Post(chat_id=person, view=view))
