"""Views as messages: sent, edited, and looked for when nobody knows whether they were sent."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from enum import Enum, auto
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from handlers.views.view import View
from handlers.wire import calls
from handlers.wire.known_messages import KnownMessages
from handlers.wire.posts import Drawn, File, Post
from handlers.wire.refusals import (
    NO_CAPTION,
    NO_TEXT,
    NOT_FOUND,
    NOT_MODIFIED,
    NOTHING_TO_DELETE,
    TOPIC_GONE,
    is_certain,
    is_refusal,
)
from handlers.wire.sending import Sender, Urgency
from storage.announcements import Held

__all__ = ["Drawn", "File", "Found", "Outgoing", "Post", "Sent"]
log = logging.getLogger(__name__)

Before = Callable[[], Awaitable[None]]
Sent = Callable[[int, int], Awaitable[None]]
"""Is told the chat and the id of a message, before anything else is sent there."""


class Found(Enum):
    """What there is where a message was looked for. SAME showed the post already; OURS shows it
    now, whatever it was before; OF_OTHER_KIND is ours, text where a picture was looked for or the
    other way round; ANOTHER is somebody else's."""

    SAME = auto()
    OURS = auto()
    OF_OTHER_KIND = auto()
    ANOTHER = auto()
    NOTHING = auto()


class Outgoing:
    """Sends and edits views. `start` runs a coroutine in the background. `tried_at` is when the
    message of a slot was tried last; `without_pictures` are chats that got words instead;
    `refusals_told` is what facilitators know is refused to the group of a session, and why."""

    def __init__(
        self, bot: Bot, sender: Sender, start: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self.bot = bot
        self.sender = sender
        self.known = KnownMessages()
        self.tried_at: dict[tuple[object, ...], float] = {}
        self.without_pictures: set[int] = set()
        self.refusals_told: set[tuple[int, Held]] = set()
        self._start = start

    def soon(
        self,
        post: Post,
        lost: Callable[[], Awaitable[None]] | None = None,
        sent: Sent | None = None,
    ) -> None:
        """Send in the background, at most once: a receipt that fails is not worth a second one.
        `lost` is done when the way to Telegram failed, so that it may not have arrived."""
        self._start(self._try(post, lost, sent))

    async def send(
        self,
        post: Post,
        before: Before | None = None,
        sent: Sent | None = None,
        held: Before | None = None,
    ) -> Message:
        """Send once, in the chat's turn.

        `before` is done when the turn has come, `sent` before the next one's, `held` when Telegram
        makes the chat wait. Raises TelegramError, and what these and the drawing of the picture
        raise.
        """

        async def call(chat_id: int) -> Message:
            ready = await post.drawn()
            if before is not None:
                await before()
            try:
                message = await self._send(ready, chat_id)
            except RetryAfter:
                if held is not None:
                    await held()
                raise
            if before is None:
                self.known.sent(chat_id, message.message_id)
            else:
                self.known.saw(chat_id, message.message_id)
            if sent is not None:
                await sent(chat_id, message.message_id)
            return message

        return await self.sender.send(post.chat_id, call, urgency=post.urgency)

    async def edit(self, post: Post, message_id: int) -> bool:
        """Make a message show a view; whether it is there. Repeated until it does."""
        try:
            await self._change(post, message_id)
        except BadRequest as error:
            told = error.message.lower()
            if NO_CAPTION in told and post.picture_stays:
                # Its picture was not to be had: the words stand alone.
                return await self.edit(post.words_alone, message_id)
            return NOT_MODIFIED in told
        return True

    async def try_words(self, post: Post, message_id: int) -> Found:
        """Let a message show the post's words if it is ours and of the same kind; what it is.

        Words under a picture can be put under pictures only, and text in the place of text.
        """
        try:
            await self._change(post.probe, message_id)
        except BadRequest as error:
            told = error.message.lower()
            if NOT_MODIFIED in told:
                return Found.SAME
            if NO_TEXT in told or NO_CAPTION in told:
                return Found.OF_OTHER_KIND
            return Found.NOTHING if NOT_FOUND in told else Found.ANOTHER
        return Found.OURS

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message of the bot; whether it is gone. Telegram deletes none after two days,
        nor where the bot may not write any more."""
        try:
            await self.sender.send(
                chat_id,
                lambda chat: calls.delete(self.bot, chat, message_id),
                urgency=Urgency.PICTURE,
                repeatable=True,
            )
        except (BadRequest, Forbidden) as error:
            log.info("a message was not deleted")
            return NOTHING_TO_DELETE in error.message.lower()
        return True

    async def pin(self, chat_id: int, message_id: int) -> None:
        """Pin a message of the bot, when nothing else is to be done there. Raises TelegramError."""
        await self.sender.send(
            chat_id,
            lambda chat: calls.pin(self.bot, chat, message_id),
            urgency=Urgency.PICTURE,
            repeatable=True,
        )

    async def unpin(self, chat_id: int, message_id: int) -> None:
        """Pin it no more. Raises TelegramError."""
        await self.sender.send(
            chat_id,
            lambda chat: calls.unpin(self.bot, chat, message_id),
            urgency=Urgency.PICTURE,
            repeatable=True,
        )

    async def send_document(self, chat_id: int, document: bytes, name: str, caption: str) -> None:
        """Send a file, named `name`, once."""
        file = File(name=name, content=document)
        await self.send(Post(chat_id=chat_id, view=View(caption), file=file))

    async def _change(self, post: Post, message_id: int) -> None:
        async def call(chat_id: int) -> None:
            await calls.edit(self.bot, await post.drawn(), chat_id, message_id)

        # What would be dropped for want of room holds up nobody by being tried again.
        is_repeated = post.urgency is not Urgency.ASIDE
        await self.sender.send(post.chat_id, call, urgency=post.urgency, repeatable=is_repeated)

    async def _try(
        self, post: Post, lost: Callable[[], Awaitable[None]] | None, sent: Sent | None
    ) -> None:
        try:
            await self.send(post, sent=sent)
        except TelegramError as error:
            log.warning("a message was not sent: %s", type(error).__name__)
            # One person's receipt may be overwritten, if it came; what the group reads may not.
            if not is_certain(error) and post.chat_id < 0:
                self.known.lost_sight(post.chat_id)
            if lost is not None and not is_refusal(error):
                await lost()

    async def _send(self, post: Post, chat_id: int) -> Message:
        try:
            return await calls.send(self.bot, post, chat_id, post.thread_id)
        except BadRequest as error:
            if post.thread_id is None or not _is_gone(error) or post.stays_in_topic:
                raise
            # The topic was deleted, or topics were switched off: say it to everybody.
            return await calls.send(self.bot, post, chat_id, None)


def _is_gone(error: BadRequest) -> bool:
    return any(sign in error.message.lower() for sign in TOPIC_GONE)
