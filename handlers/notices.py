"""Telling facilitators of additions: in one message for each round-up, the newest of them.

It comes anew when something is added, so that a phone rings; within a minute, or when something is
changed or taken back, the one that stands there is edited.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from bot.facilitation import notices
from bot.facilitation.notices import Notice
from bot.workshop.clock import is_recent
from handlers.on_screen.looking import Shown as Stands
from handlers.on_screen.means import Means
from handlers.views import notices as views
from handlers.wire.outgoing import Post
from handlers.wire.sending import Urgency
from storage import shown_messages
from storage.announcements import Announcement, Kind
from storage.database import Transaction
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

QUIET_SECONDS = 60.0
SendNotice = Callable[[Post, Callable[[Transaction, Stands], None]], Awaitable[Stands]]


class Notices:
    """The messages that tell facilitators what was added to round-ups."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._sent_at: dict[tuple[int, int], float] = {}
        self._turns: dict[int, asyncio.Lock] = {}

    async def show(self, announcement: Announcement, send: SendNotice) -> None:
        """Bring what a facilitator is shown up to date; what comes anew is sent by `send`. Raises
        TelegramError, and what that does."""
        person = announcement.person_id or 0
        # One after the other: what is shown is read anew when the one before has been recorded.
        async with self._turns.setdefault(person, asyncio.Lock()):
            work = self._means.database.transaction
            notice = await work(lambda tx: notices.notice(tx, announcement))
            await self._show(announcement, notice, send)

    async def _show(self, announcement: Announcement, notice: Notice, send: SendNotice) -> None:
        old = notice.standing
        is_news = announcement.kind is Kind.ADDED and bool(notice.added)
        post = Post(
            chat_id=announcement.person_id or 0,
            view=views.notice(self._means.texts_for(announcement.person_id or 0), notice),
            urgency=Urgency.QUESTION,
        )
        is_shown = False
        if old is not None and (not is_news or self._is_recent(old)):
            is_shown = await self._means.outgoing.edit(post, old.message_id)
        if is_news and not is_shown:
            at = await send(post, partial(_record, announcement, old))
            self._sent_at[at.chat_id, at.message_id] = self._means.now()
            await self._take_away(old)

    async def _take_away(self, old: ShownMessage | None) -> None:
        if old is not None:
            self._sent_at.pop((old.chat_id, old.message_id), None)
            await self._means.outgoing.delete(old.chat_id, old.message_id)

    def _is_recent(self, shown: ShownMessage) -> bool:
        sent_at = self._sent_at.get((shown.chat_id, shown.message_id))
        return sent_at is not None and is_recent(self._means.now(), sent_at, QUIET_SECONDS)


def _record(
    announcement: Announcement, old: ShownMessage | None, tx: Transaction, at: Stands
) -> None:
    """Where the newest stands, and that the one before goes."""
    shown = ShownMessage(
        chat_id=at.chat_id,
        message_id=at.message_id,
        session_id=announcement.session_id,
        kind=Shown.ADDED,
        value=announcement.value,
        prompt=announcement.prompt,
    )
    shown_messages.put(tx, shown)
    if old is not None:
        shown_messages.forget(tx, old.chat_id, old.message_id)
