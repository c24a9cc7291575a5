"""What is still to be said, sent: from a list that was written together with what caused it.

The list outlives a crash. What a group refuses, or may have and nobody knows, waits on it until
somebody sees to that; facilitators are told once why.
"""

import asyncio
import logging
from collections.abc import Callable

from bot.archivist import Archivist
from bot.facilitation import announcing
from bot.facilitation.announcing import Failed
from bot.logs import where
from handlers.delivering import Deliverer
from handlers.handing_over import HandingOver
from handlers.leading_news import LeadingNews
from handlers.on_screen.means import Means
from handlers.rights import Rights
from handlers.views import waiting_posts
from handlers.views.view import View
from handlers.wire.naming import Names
from handlers.wire.outgoing import Post
from storage import announcements
from storage.announcements import HOLDS_UP, Announcement, Kind
from storage.database import StorageError, Transaction

log = logging.getLogger(__name__)

Chat = tuple[int, int | None]
# What is pinned once it stands in the group.
PINNED = frozenset(
    {Kind.QUESTION, Kind.PROMPT, Kind.BACK_TO_QUESTION, Kind.BACK_TO_PROMPT, Kind.UNSAID}
)
# Where a round-up stands in the group, the shared screen shows it too; why there is no cloud may be
# another reason by the time that it is said.
SHOWN_ELSEWHERE = PINNED | {Kind.ROUND_UP, Kind.NO_CLOUD}


class Announcer:
    """Sends what is on the list. `changed` is told of sessions where something waits, or did."""

    def __init__(self, means: Means, archivist: Archivist, names: Names, rights: Rights) -> None:
        self._means = means
        self._database = means.database
        self._outgoing = means.outgoing
        self.handing_over = HandingOver(means, archivist, rights)
        self._deliverer = Deliverer(means, self.handing_over, LeadingNews(means, names))
        self._begun: set[int] = set()
        self._turns: dict[Chat, asyncio.Lock] = {}
        self._in_charge: set[int] = set()
        self.changed: Callable[[int], object] = lambda _: None

    @property
    def is_idle(self) -> bool:
        """Whether everything that was begun was sent."""
        return not self._begun

    async def deliver(self) -> None:
        """Begin to send what is new on the list, in order for each person and for each group."""
        waiting, led = await self._database.transaction(announcing.waiting)
        self._in_charge |= led
        fresh = [a for a in waiting if a.id not in self._begun and not a.held]
        self._begun.update(a.id for a in fresh)
        by_chat: dict[Chat, list[Announcement]] = {}
        for announcement in fresh:
            chat = (announcement.session_id, announcement.person_id)
            by_chat.setdefault(chat, []).append(announcement)
        for chat, queue in by_chat.items():
            self._means.start(self._deliver_in_order(chat, queue))

    async def try_refused_again(self, session_id: int) -> None:
        """Something has changed: what a group refused may be taken now."""
        await self._database.transaction(lambda tx: announcing.try_refused_again(tx, session_id))
        await self.deliver()

    async def say_that_it_is_kept(self, session_id: int, person: int) -> None:
        """A receipt was lost: one message says so for all of them, when there is a way again."""
        kept = Announcement(session_id=session_id, person_id=person, kind=Kind.KEPT)

        def owe(tx: Transaction) -> None:
            if not announcements.is_owed(tx, kept):
                announcements.add(tx, kept)

        await self._database.transaction(owe)
        await self.deliver()

    async def recover(self) -> None:
        """After a start: ask about posts that may have gone out, and send the rest."""
        self._in_charge = set(await self._database.transaction(announcing.everybody_in_charge))
        for doubtful in await self._database.transaction(announcing.in_doubt):
            self._tell(doubtful)
        await self.deliver()

    async def warn(self, key: str) -> None:
        """Tell the facilitators of all live sessions something about the program itself."""
        try:
            self._in_charge = set(await self._database.transaction(announcing.everybody_in_charge))
        except StorageError as error:
            log.warning("those in charge as they were are told: %s", type(error).__name__)
        for person in self._in_charge:
            self._outgoing.soon(Post(chat_id=person, view=View(self._means.texts_for(person)(key))))

    async def _deliver_in_order(self, chat: Chat, queue: list[Announcement]) -> None:
        """One after the other; behind one that the group refuses the others wait too."""
        async with self._turns.setdefault(chat, asyncio.Lock()):
            for announcement in queue:
                try:
                    await self._deliver(announcement)
                except Exception as error:
                    # It is one thing to one chat: what comes after it is said all the same.
                    log.error("a %s was given up: %s", announcement.kind, where(error))
                    await self._drop(announcement, error)
                finally:
                    self._begun.discard(announcement.id)

    async def _deliver(self, announcement: Announcement) -> None:
        session_id, outcome = announcement.session_id, await self._deliverer.deliver(announcement)
        self._tell_of(outcome)
        if outcome is True and announcement.person_id is None:
            # What comes now is news again.
            self._outgoing.refusals_told -= {(session_id, held) for held in HOLDS_UP}
        is_shown_elsewhere = announcement.kind in SHOWN_ELSEWHERE
        is_news = announcement.was_refused or outcome is not True or is_shown_elsewhere
        if announcement.person_id is None and is_news:
            self.changed(session_id)

    async def _drop(self, announcement: Announcement, error: Exception) -> None:
        """Never again what would go wrong again. While the disk fails it stays on the list."""
        try:
            if not isinstance(error, StorageError):
                self._tell_of(await self._deliverer.drop(announcement))
        except Exception as another:
            log.error("a %s stays on the list: %s", announcement.kind, where(another))

    def _tell_of(self, outcome: Failed | bool) -> None:
        if isinstance(outcome, Failed):
            self._tell(outcome)

    def _tell(self, failed: Failed) -> None:
        """Tell the facilitators once what waits, and why."""
        about = failed.announcement
        if failed.held in HOLDS_UP:
            if (about.session_id, failed.held) in self._outgoing.refusals_told:
                return
            self._outgoing.refusals_told.add((about.session_id, failed.held))
        for person in failed.facilitators:
            view = waiting_posts.told(self._means.texts_for(person), failed)
            self._outgoing.soon(Post(chat_id=person, view=view))
