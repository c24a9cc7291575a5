"""What is still to be said, sent: from a list that was written together with what caused it.

The list outlives a crash. Questions, statements and prompts do no harm when they come twice, so
they are sent until they are; a round-up that may have gone out is not repeated: the facilitators
are asked instead.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from telegram import Message
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.facilitation import adding, announcing
from bot.facilitation.announcing import Failed, Telling
from bot.facilitation.notices import TELLS
from bot.facilitation.rounding_up.approving import scope_stored
from bot.word_cloud.studio import PictureFailed
from bot.workshop.scope import Scope
from handlers.additions import Notices
from handlers.archiving import Archivist
from handlers.handing_over import HandingOver
from handlers.leading_news import TELLS as LEADING_NEWS
from handlers.leading_news import LeadingNews
from handlers.means import Means
from handlers.naming import Names
from handlers.outgoing import Post
from handlers.rights import Rights
from handlers.sending import Urgency
from handlers.unexpected import where
from handlers.views import farewell, group, idling, private, recognising, round_up
from handlers.views import panel as panels
from handlers.views.view import View
from storage.announcements import ONCE, Announcement, Kind
from storage.database import StorageError, Work
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

SECONDS_BETWEEN_TRIES = 5
SECONDS_BETWEEN_WRITES, TRIES_TO_WRITE = 2, 60
T = TypeVar("T")
log = logging.getLogger(__name__)
REPLIED_TO = {
    Kind.QUESTION: Shown.QUESTION,
    Kind.PROMPT: Shown.PROMPT,
    Kind.ROUND_UP: Shown.ROUND_UP,
    Kind.MISSING: Shown.MISSING,
}


class Announcer:
    """Sends what is on the list."""

    def __init__(self, means: Means, archivist: Archivist, names: Names, rights: Rights) -> None:
        self._means = means
        self._database = means.database
        self._outgoing = means.outgoing
        self._notices = Notices(means)
        self._leading_news = LeadingNews(means, names)
        self._handing_over = HandingOver(means, archivist, rights)
        self._begun: set[int] = set()
        self._in_charge: set[int] = set()
        self._farewell = farewell.Farewell(signposting=means.signposting, days=means.sealing_days)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was begun was sent."""
        return not self._begun

    async def deliver(self) -> None:
        """Begin to send what is new on the list, in order for each person and for each group."""
        waiting, led = await self._database.transaction(announcing.waiting)
        self._in_charge |= led
        fresh = [a for a in waiting if a.id not in self._begun]
        self._begun.update(a.id for a in fresh)
        by_chat: dict[tuple[int, int | None], list[Announcement]] = {}
        for announcement in fresh:
            chat = (announcement.session_id, announcement.person_id)
            by_chat.setdefault(chat, []).append(announcement)
        for queue in by_chat.values():
            self._means.start(self._deliver_in_order(queue))

    async def recover(self) -> None:
        """After a start: ask about posts that may have gone out, and send the rest."""
        self._in_charge = set(await self._database.transaction(announcing.everybody_in_charge))
        for doubtful in await self._database.transaction(announcing.take_doubtful):
            self._ask_about(doubtful)
        await self.deliver()

    def _ask_about(self, failed: Failed) -> None:
        """Tell the facilitators that a post may be missing, or is."""
        key = "panel.in_doubt" if failed.announcement.kind in ONCE else "panel.not_posted"
        about = failed.announcement
        scope = scope_stored(about.value, about.prompt) if about.kind is Kind.ROUND_UP else None
        view = panels.failed_post(self._means.texts, key, failed.session, scope)
        for person in failed.facilitators:
            self._outgoing.soon(Post(chat_id=person, view=view))

    async def warn(self, key: str) -> None:
        """Tell the facilitators of all live sessions something about the program itself."""
        try:
            self._in_charge = set(await self._database.transaction(announcing.everybody_in_charge))
        except StorageError as error:
            log.warning("those in charge as they were are told: %s", type(error).__name__)
        for person in self._in_charge:
            self._outgoing.soon(Post(chat_id=person, view=View(self._means.texts(key))))

    async def _deliver_in_order(self, queue: list[Announcement]) -> None:
        for announcement in queue:
            try:
                await self._deliver_surely(announcement)
            except Exception as error:
                # It is one thing to one chat: what comes after it is said all the same.
                log.error("a %s was given up: %s", announcement.kind, where(error))
                await self._drop(announcement, error)
            finally:
                self._begun.discard(announcement.id)

    async def _deliver_surely(self, announcement: Announcement) -> None:
        """Again and again while Telegram can't be reached, if a second copy does no harm."""
        while True:
            try:
                await self._deliver(announcement)
            except (TelegramError, PictureFailed) as error:
                log.warning("a %s was not sent: %s", announcement.kind, type(error).__name__)
                if is_final(error) or announcement.kind in ONCE:
                    await self._give_up(announcement)
                    return
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            else:
                return

    async def _written(self, work: Work[T]) -> T:
        """Again and again while the disk can't be written to: what was said is not said twice."""
        for _ in range(TRIES_TO_WRITE):
            try:
                return await self._database.transaction(work)
            except StorageError as error:
                log.warning("the list can't be written: %s", type(error).__name__)
                await asyncio.sleep(SECONDS_BETWEEN_WRITES)
        return await self._database.transaction(work)

    async def _deliver(self, announcement: Announcement) -> None:
        """Send one thing, and take it off the list; nothing that is out of date is sent."""
        telling = await self._written(lambda tx: announcing.begin(tx, announcement))
        if telling is None:
            return
        await self._tell(telling)

    async def _drop(self, announcement: Announcement, error: Exception) -> None:
        """Never again what would go wrong again. While the disk fails it stays on the list."""
        try:
            if not isinstance(error, StorageError):
                await self._give_up(announcement)
        except Exception as another:
            log.error("a %s stays on the list: %s", announcement.kind, where(another))

    async def _give_up(self, announcement: Announcement) -> None:
        """Take it off the list; if it was for the group, somebody has to know."""
        failed = await self._database.transaction(lambda tx: announcing.give_up(tx, announcement))
        if announcement.person_id is None:
            self._ask_about(failed)

    async def _tell(self, telling: Telling) -> None:
        kind, shown = telling.announcement.kind, None
        if kind is Kind.ARCHIVE:
            await self._handing_over.hand_over(telling.session.id, telling.chat_id)
        elif kind in TELLS:
            await self._notices.show(telling.announcement)
        elif kind in LEADING_NEWS:
            await self._leading_news.tell(telling)
        else:
            shown = _shown(telling, await self._post(telling))
        await self._written(lambda tx: announcing.finish(tx, telling, shown))

    async def _post(self, telling: Telling) -> Message:
        return await self._outgoing.send(
            Post(
                chat_id=telling.chat_id,
                thread_id=telling.thread_id,
                view=self._view(telling),
                urgency=Urgency.QUESTION,
                repeatable=telling.announcement.kind not in ONCE,
            )
        )

    def _view(self, telling: Telling) -> View:
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        if announcement.person_id is None:
            return self._group_view(telling)
        scope, texts = Scope(value, prompt), self._means.texts
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.QUESTION: lambda: private.question(texts, session, value),
            Kind.PROMPT: lambda: private.prompt(texts, session, value, prompt),
            Kind.MISSING: lambda: recognising.asking(texts, session, scope),
            Kind.THANKS: lambda: farewell.thanks(texts, self._farewell),
            Kind.CANCELLED: lambda: View(texts("ended.cancelled")),
            Kind.UNDONE: lambda: View(texts("undone.goes_on")),
            Kind.IDLE: lambda: idling.idle(texts, telling),
            Kind.LATE_FOR_CLOUD: lambda: private.late_for_cloud(texts, session, value),
            Kind.OUTDATED: lambda: View(texts("archives.outdated")),
        }
        return views[announcement.kind]()

    def _ended(self, telling: Telling) -> View:
        return farewell.ended(self._means.texts, telling.session, telling.words, self._farewell)

    def _group_view(self, telling: Telling) -> View:
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        link = group.join_link(self._outgoing.bot.username, telling.token)
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.QUESTION: lambda: group.question(self._means.texts, session, value, link),
            Kind.STATEMENT: lambda: group.statement(self._means.texts, session, value),
            Kind.PROMPT: lambda: group.prompt(self._means.texts, session, value, prompt, link),
            Kind.PAUSED: lambda: group.paused(self._means.texts),
            Kind.RESUMED: lambda: group.resumed(self._means.texts),
            Kind.NO_CLOUD: lambda: View(self._means.texts("cloud.none")),
            Kind.BACK: lambda: group.back(self._means.texts, session, value),
            Kind.CANCELLED: lambda: View(self._means.texts("ended.cancelled")),
            Kind.UNDONE: lambda: group.undone(self._means.texts, session),
            Kind.ENDED: lambda: self._ended(telling),
        }
        if telling.sheet is not None and telling.reception is not None:
            name = self._outgoing.bot.username
            under = recognising.under(self._means.texts, telling.reception, name)
            return round_up.posted(self._means.texts, telling.sheet, under)
        return views[announcement.kind]()


def is_final(error: Exception) -> bool:
    """Whether trying again can't help: Telegram has understood, and refused."""
    return isinstance(error, (BadRequest, Forbidden)) or not isinstance(error, NetworkError)


def _shown(telling: Telling, message: Message) -> ShownMessage | None:
    """What to remember, so that replies to the message are understood."""
    kind = REPLIED_TO.get(telling.announcement.kind)
    if kind is None:
        return None
    if kind is Shown.MISSING:
        scope = Scope(telling.announcement.value, telling.announcement.prompt)
        return adding.asking(telling.session.id, scope, message.chat_id, message.message_id)
    return ShownMessage(
        chat_id=message.chat_id,
        message_id=message.message_id,
        session_id=telling.session.id,
        kind=kind,
        value=telling.announcement.value,
        prompt=telling.announcement.prompt,
    )
