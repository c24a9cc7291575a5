"""The archive, sent: when somebody asks for it, and at the end by itself, to those who may have it.

One that can't be made is owed: whoever waits for it is told, and it is tried again every hour.
"""

import logging

from telegram.error import NetworkError, TelegramError

from bot.archivist import ArchiveWanted, Archivist, file_name, gathering
from bot.facilitation.archiving import handing_over
from bot.logs import where
from bot.workshop.errors import NotAFacilitator, WorkshopError
from bot.workshop.not_let_in import CantAskTelegram, CantSeeAdmins, NotInGroup
from handlers.on_screen.means import Means
from handlers.on_screen.progress import ProgressMessage
from handlers.rights import Rights
from handlers.views import archives
from handlers.views.archives import ArchiveChoice
from handlers.views.describing import first_page_button
from handlers.views.view import View, paragraphs
from handlers.wire.posts import File, Post, Send
from storage import owed_archives

AS_HELD = ArchiveChoice()

log = logging.getLogger(__name__)


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
        can't be asked about is told why. One that can't be made is owed from now on. Raises
        TelegramError, also when Telegram can't be asked just now: it is tried again then; and what
        `send` raises."""
        if not await self._may_have(session_id, person):
            return
        work = self._means.database.transaction
        # What was tried counts as had, and may not have arrived.
        is_had = is_first and await self._has_the_same(session_id, person)
        post = None if is_had else await self._made(session_id, person)
        if post is not None:
            await send(post)
            await work(lambda tx: owed_archives.settle(tx, session_id, person))

    async def owe(self, session_id: int, person: int) -> None:
        """Tell a person that their archive could not be made, and try again by itself later."""
        work = self._means.database.transaction
        title = await work(lambda tx: handing_over.owe(tx, session_id, person))
        view = archives.not_made(self._means.texts_for(person), session_id, title)
        self._means.outgoing.soon(Post(chat_id=person, view=view))

    async def send_owed(self) -> None:
        """Try once more to make every archive that is owed; who waits has been told before."""
        work = self._means.database.transaction
        for owed in await work(owed_archives.of_all):
            session_id, person = owed.session_id, owed.person_id or 0
            try:
                if await self._may_have(session_id, person):
                    await send_archive(self._means, self._archivist, person, session_id)
            except Exception as error:
                log.warning("an archive is still owed: %s", where(error))

    async def _has_the_same(self, session_id: int, person: int) -> bool:
        database = self._means.database
        sent = await database.transaction(
            lambda tx: handing_over.sent_before(tx, session_id, person)
        )
        if sent is None:
            return False
        return sent == (await gathering.for_archive(database, session_id)).state.revision

    async def _made(self, session_id: int, person: int) -> Post | None:
        """The archive, to be sent; None, and it is owed, when it can't be made."""
        try:
            return await archive_post(self._means, self._archivist, person, session_id)
        except TelegramError:
            raise
        except Exception as error:
            log.error("the archive of session %d could not be made: %s", session_id, where(error))
            await self.owe(session_id, person)
            return None

    async def _may_have(self, session_id: int, person: int) -> bool:
        work = self._means.database.transaction
        try:
            await self._rights.confirm_to_hand_over(session_id, person)
            return True
        except CantAskTelegram as error:
            raise NetworkError(error.name) from error
        except NotAFacilitator:
            pass
        except (CantSeeAdmins, NotInGroup) as error:
            self._say_why(person, error)
        await work(lambda tx: owed_archives.settle(tx, session_id, person))
        return False

    def _say_why(self, person: int, error: WorkshopError) -> None:
        texts = self._means.texts_for(person)
        view = View(paragraphs(texts("archives.not_handed_over"), texts(f"error.{error.name}")))
        self._means.outgoing.soon(Post(chat_id=person, view=view))


async def send_archive(
    means: Means,
    archivist: Archivist,
    person: int,
    session_id: int,
    choice: ArchiveChoice = AS_HELD,
) -> None:
    """Build the archive as the session is now, and send it. Raises PictureFailed, TelegramError."""
    await means.outgoing.send(await archive_post(means, archivist, person, session_id, choice))
    work = means.database.transaction
    await work(lambda tx: owed_archives.settle(tx, session_id, person))


async def archive_post(
    means: Means,
    archivist: Archivist,
    person: int,
    session_id: int,
    choice: ArchiveChoice = AS_HELD,
) -> Post:
    """The archive as the session is now, to be sent; that the person has it is remembered, to tell
    them when it is out of date. Raises PictureFailed."""
    session = await gathering.for_archive(means.database, session_id, person)
    async with ProgressMessage.shown(means, person) as tell:
        wanted = ArchiveWanted(
            sessions=(session,), says_day=choice.says_day, language=choice.language
        )
        archive = await archivist.build(wanted, tell)
    texts = means.texts_for(person)
    caption = texts("archives.final_caption" if session.is_final else "archives.caption")
    file = File(name=file_name([session]), content=archive)
    view = View(caption, ((first_page_button(texts, session_id),),))
    return Post(chat_id=person, view=view, file=file)
