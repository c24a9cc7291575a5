"""One thing that is to be said, until it is said, or waits for somebody.

That it may be going out is written down first. When the answer doesn't come, it is looked for, and
sent once more at most if it is not there: nobody gets a third copy of anything, also when the
program is killed in between.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TypeVar

from telegram.error import Forbidden, TelegramError

from bot.facilitation import announcing, checking, unsaying
from bot.facilitation.announcing import Failed, Telling
from bot.facilitation.notices import TELLS
from bot.word_cloud.studio import PictureFailed
from handlers import leading_news, struck_notices
from handlers.handing_over import HandingOver
from handlers.leading_news import LeadingNews
from handlers.notices import Notices
from handlers.on_screen import looking, taking_away
from handlers.on_screen.looking import Shown
from handlers.on_screen.means import Means
from handlers.on_screen.reactions import Reactions
from handlers.tellings import Tellings, remembered
from handlers.wire.posts import Post
from handlers.wire.refusals import is_certain, is_refusal, why
from storage import announcements
from storage.announcements import ONCE, Announcement, Held, Kind
from storage.database import StorageError, Transaction, Work
from storage.trouble import DatabaseClosed

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
SECONDS_BETWEEN_WRITES, TRIES_TO_WRITE = 2, 60
MOST_TRIES, MOST_TRIES_OF_ONCE = 2, 1
# Nobody but the person sees a private chat, who could say whether a question is there. Some time
# after two tries in vain it is looked for once more, and what is not there then has not gone out:
# nothing was seen to be taken more than a second after Telegram had answered, or hung up. For half
# an hour, so that a question outlives an outage.
SECONDS_UNTIL_SURE, MOST_SECONDS_UNTIL_SURE = 5.0, 60.0
MOST_TRIES_FOR_ONE = 30
T = TypeVar("T")
log = logging.getLogger(__name__)


class _Overtaken(Exception):
    """When its turn had come, it was not to be said any more."""


class _InDoubt(Exception):
    """It was tried as often as may be, and can't be told whether it is there."""


class Deliverer:
    """Says one thing after the other, each at most twice."""

    def __init__(self, means: Means, handing_over: HandingOver, leading_news: LeadingNews) -> None:
        self._means = means
        self._database = means.database
        self._handing_over = handing_over
        self._leading_news = leading_news
        self._notices = Notices(means)
        self._reactions = Reactions(means)
        self._tellings = Tellings(means)

    async def deliver(self, announcement: Announcement) -> Failed | bool:
        """Say something, however long it takes; whether it was said, or why it waits, if the group
        can't have it."""
        for pause in _pauses():
            telling = await self.written(lambda tx: announcing.ready(tx, announcement.id))
            if telling is None:
                return False
            try:
                is_first = pause == FIRST_PAUSE and not telling.announcement.sending
                await self._say(telling, is_first=is_first)
            except _Overtaken:
                continue
            except _InDoubt:
                self._means.outgoing.known.lost_sight(telling.chat_id)
                return await self._hold(telling, Held.DOUBT)
            except (TelegramError, PictureFailed) as error:
                log.warning("a %s was not sent: %s", announcement.kind, type(error).__name__)
                if _is_final(error):
                    return await self._refused(telling, error)
                await asyncio.sleep(pause)
            else:
                return True
        raise AssertionError("pauses never end")

    async def drop(self, announcement: Announcement) -> Failed | bool:
        """Give something up that can't be said; what was for the group waits for somebody."""
        if announcement.person_id is None:
            return await self.written(lambda tx: announcing.hold(tx, announcement, Held.REFUSED))
        await self.written(lambda tx: announcing.give_up(tx, announcement))
        return False

    async def written(self, work: Work[T]) -> T:
        """Again and again while the disk can't be written to: what was said is not said twice."""
        for _ in range(TRIES_TO_WRITE):
            try:
                return await self._database.transaction(work)
            except DatabaseClosed:
                raise  # it never opens again
            except StorageError as error:
                log.warning("the list can't be written: %s", type(error).__name__)
                await asyncio.sleep(SECONDS_BETWEEN_WRITES)
        return await self._database.transaction(work)

    async def _say(self, telling: Telling, *, is_first: bool) -> None:
        kind = telling.announcement.kind
        if kind in TELLS:
            await self._notices.show(telling.announcement, partial(self._post, telling))
            await self.written(lambda tx: announcing.finish(tx, telling, None))
        elif kind is Kind.ARCHIVE:
            send = partial(self._post, telling)
            await self._handing_over.hand_over(
                telling.session.id, telling.chat_id, send, is_first=is_first
            )
            await self.written(lambda tx: announcing.finish(tx, telling, None))
        elif kind is Kind.STRUCK:
            await struck_notices.show(self._means, telling, partial(self._post, telling))
            await self.written(lambda tx: announcing.finish(tx, telling, None))
        elif kind is Kind.UNKEPT:
            await self._reactions.take_away(telling.announcement)
            await self.written(lambda tx: announcing.finish(tx, telling, None))
        elif kind is Kind.UNSAID:
            await self._take_away(telling)
        elif kind in leading_news.TELLS:
            await self._leading_news.tell(telling, partial(self._post, telling))
            await self.written(lambda tx: announcing.finish(tx, telling, None))
        else:
            await self._post(telling, self._tellings.post(telling))

    async def _take_away(self, telling: Telling) -> None:
        """What was said at a step that was undone goes; from where the bot is not any more,
        nothing can."""
        about = telling.announcement
        for shown in await self.written(lambda tx: unsaying.unsaid(tx, about)):
            with suppress(Forbidden):
                if shown.kind in checking.ASKS:
                    # It stays known: what somebody is just replying to it becomes no word.
                    await self._means.outgoing.delete(shown.chat_id, shown.message_id)
                else:
                    await taking_away.take_away(self._means, shown, "undone.too_early")
        await self.written(lambda tx: announcing.finish(tx, telling, None))

    async def _post(
        self, telling: Telling, post: Post, also: Callable[[Transaction, Shown], None] | None = None
    ) -> Shown:
        """Find it if it may have gone out, else send it; that it is said is written down, and what
        `also` does, before anything else is sent to the chat."""

        async def finish(chat_id: int, message_id: int) -> None:
            at = Shown(chat_id=chat_id, message_id=message_id)
            self._means.outgoing.known.sent(chat_id, message_id)
            await self.written(lambda tx: _finish(tx, telling, at, also))

        found = await self._found(telling, post) if telling.announcement.sending else None
        if found is not None:
            await finish(found.chat_id, found.message_id)
            return found
        try:
            message = await self._means.outgoing.send(
                post, before=lambda: self._begin(telling), sent=finish
            )
        except TelegramError as error:
            if is_certain(error):
                await self.written(
                    lambda tx: announcements.mark_not_sent(tx, telling.announcement.id, None)
                )
            raise
        return Shown(chat_id=message.chat_id, message_id=message.message_id)

    async def _begin(self, telling: Telling) -> None:
        """Its turn has come: from here on it may have been said. Raises _Overtaken."""
        after = self._means.outgoing.known.newest(telling.chat_id)
        if not await self.written(lambda tx: announcing.begin(tx, telling, after)):
            raise _Overtaken

    async def _found(self, telling: Telling, post: Post) -> Shown | None:
        """Where it stands, if it has gone out; None if it may be sent. Raises _InDoubt."""
        about = telling.announcement
        if about.after is not None:
            found = await looking.find(self._means, post, about.after)
            if found is not None:
                return found
        if about.tries < (MOST_TRIES_OF_ONCE if about.kind in ONCE else MOST_TRIES):
            return None
        if about.person_id is None or about.after is None or about.tries >= MOST_TRIES_FOR_ONE:
            raise _InDoubt
        longer = 2 ** (about.tries - MOST_TRIES)
        await asyncio.sleep(min(SECONDS_UNTIL_SURE * longer, MOST_SECONDS_UNTIL_SURE))
        return await looking.find(self._means, post, about.after)

    async def _refused(self, telling: Telling, error: Exception) -> Failed | bool:
        held = why(error) if isinstance(error, TelegramError) else Held.REFUSED
        return await self._hold(telling, held)

    async def _hold(self, telling: Telling, held: Held) -> Failed | bool:
        """Let it wait, if it was for the group; nobody can do anything about one person's."""
        about = telling.announcement
        if about.person_id is None:
            return await self.written(lambda tx: announcing.hold(tx, about, held))
        if held is Held.DOUBT:
            log.warning("whether a %s has arrived can't be told", about.kind)
        await self.written(lambda tx: announcing.give_up(tx, about))
        return False


def _finish(
    tx: Transaction,
    telling: Telling,
    at: Shown,
    also: Callable[[Transaction, Shown], None] | None,
) -> None:
    announcing.finish(tx, telling, remembered(telling, at))
    if also is not None:
        also(tx, at)


def _is_final(error: Exception) -> bool:
    """Whether trying again can't help: Telegram has understood, and refused."""
    return isinstance(error, PictureFailed) or is_refusal(error)


def _pauses() -> Iterator[float]:
    """How long to wait between tries: longer and longer."""
    pause = FIRST_PAUSE
    while True:
        yield pause
        pause = min(pause * 2, LONGEST_PAUSE)
