"""Views as messages: sent, edited, and kept up to date by one message that is edited in place."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from telegram import Bot, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from handlers.attaching import below, keyboard, markup
from handlers.known_messages import KnownMessages
from handlers.sending import Sender, Urgency
from handlers.views.view import View

NOT_MODIFIED = "message is not modified"
NOT_FOUND = "message to edit not found"
NOTHING_TO_DELETE = "message to delete not found"
TOPIC_GONE = "message thread not found"
# In slow mode Telegram holds a message for up to 10 s before it answers, and 8 s were seen on a bad
# day; what may not come twice waits well above that. What does no harm twice need not: a chat has
# one call at a time, and one that hangs holds all that is behind it.
SECONDS_TO_BE_SENT = 35.0
SECONDS_TO_CHANGE = 12.0
UPLOAD_SECONDS = 60.0
log = logging.getLogger(__name__)


class Found(Enum):
    """What there is where a message was looked for."""

    OURS = auto()
    ANOTHER = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture, and the words that belong to it."""

    view: View
    picture: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What to send where: a view, in a topic if the group has them, with a picture if given.

    `picture_stays`: an edit changes only the words under it. `newest` draws the picture when its
    turn to be sent has come, so that it is never older than that. `reply_to` is a message above it.
    """

    chat_id: int
    view: View
    thread_id: int | None = None
    picture: bytes | None = None
    picture_stays: bool = False
    reply_to: int | None = None
    newest: Callable[[], Awaitable[Drawn]] | None = None
    urgency: Urgency = Urgency.RECEIPT
    repeatable: bool = False

    @property
    def has_picture(self) -> bool:
        return self.picture is not None or self.newest is not None

    async def drawn(self) -> "Post":
        """The post as it is to be sent now."""
        if self.newest is None:
            return self
        drawn = await self.newest()
        return replace(self, view=drawn.view, picture=drawn.picture, newest=None)


class Outgoing:
    """Sends and edits views. `start` runs a coroutine in the background."""

    def __init__(
        self, bot: Bot, sender: Sender, start: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self.bot = bot
        self.sender = sender
        self.known = KnownMessages()
        self._start = start

    def soon(self, post: Post) -> None:
        """Send in the background, at most once: a receipt that fails is not worth a second one."""
        self._start(self._try(post))

    async def send(
        self, post: Post, before: Callable[[], Awaitable[None]] | None = None
    ) -> Message:
        """Send now, in the chat's turn; `before` is done when that has come. Raises
        TelegramError, and what `before` and the drawing of the picture raise."""

        async def call(chat_id: int) -> Message:
            ready = await post.drawn()
            if before is None:
                message = await self._send(ready, chat_id)
                self.known.sent(chat_id, message.message_id)
                return message
            await before()
            message = await self._send(ready, chat_id)
            self.known.saw(chat_id, message.message_id)
            return message

        return await self.sender.send(
            post.chat_id, call, urgency=post.urgency, repeatable=post.repeatable
        )

    async def edit(self, post: Post, message_id: int) -> bool:
        """Make a message show a view; whether it is there. Repeated until it does."""
        try:
            await self.sender.send(
                post.chat_id,
                lambda chat_id: self._edit(post, chat_id, message_id),
                urgency=post.urgency,
                repeatable=True,
            )
        except BadRequest as error:
            return NOT_MODIFIED in error.message.lower()
        return True

    async def try_words(self, post: Post, message_id: int) -> Found:
        """Let a message show the post's words if it is ours and of the same kind; what it is.

        Words under a picture can be put under pictures only, and text in the place of text.
        """
        words_only = replace(post, newest=None, picture=b"" if post.has_picture else None)
        probe = replace(words_only, picture_stays=True)
        try:
            await self.sender.send(
                post.chat_id,
                lambda chat_id: self._edit(probe, chat_id, message_id),
                urgency=post.urgency,
                repeatable=True,
            )
        except BadRequest as error:
            if NOT_MODIFIED in error.message.lower():
                return Found.OURS
            return Found.NOTHING if NOT_FOUND in error.message.lower() else Found.ANOTHER
        return Found.OURS

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message of the bot; whether it is gone: after two days Telegram deletes none."""
        try:
            await self.sender.send(
                chat_id,
                lambda chat: self.bot.delete_message(
                    chat, message_id, read_timeout=SECONDS_TO_CHANGE
                ),
                urgency=Urgency.PICTURE,
                repeatable=True,
            )
        except BadRequest as error:
            log.info("a message was not deleted")
            return NOTHING_TO_DELETE in error.message.lower()
        return True

    async def send_document(self, chat_id: int, document: bytes, name: str, caption: str) -> None:
        """Send a file, named `name`."""
        await self.sender.send(
            chat_id,
            lambda chat: self.bot.send_document(
                chat,
                document,
                caption=caption,
                filename=name,
                parse_mode=ParseMode.HTML,
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            ),
        )

    async def _try(self, post: Post) -> None:
        try:
            await self.send(post)
        except TelegramError as error:
            log.warning("a message was not sent: %s", type(error).__name__)

    async def _send(self, post: Post, chat_id: int) -> Message:
        try:
            return await self._send_to(post, chat_id, post.thread_id)
        except BadRequest as error:
            if post.thread_id is None or TOPIC_GONE not in error.message.lower():
                raise
            # The topic was closed or deleted, or topics were switched off: say it to everybody.
            return await self._send_to(post, chat_id, None)

    async def _send_to(self, post: Post, chat_id: int, thread_id: int | None) -> Message:
        if post.picture is not None:
            return await self.bot.send_photo(
                chat_id,
                post.picture,
                caption=post.view.text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(post.view.buttons),
                message_thread_id=thread_id,
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )
        return await self.bot.send_message(
            chat_id,
            post.view.text,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(post.view),
            message_thread_id=thread_id,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_parameters=below(post.reply_to),
        )

    async def _edit(self, latest: Post, chat_id: int, message_id: int) -> None:
        post = await latest.drawn()
        markup = keyboard(post.view.buttons)
        if post.picture is not None and post.picture_stays:
            await self.bot.edit_message_caption(
                chat_id,
                message_id,
                caption=post.view.text,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
            )
            return
        if post.picture is not None:
            media = InputMediaPhoto(post.picture, post.view.text, parse_mode=ParseMode.HTML)
            await self.bot.edit_message_media(
                media,
                chat_id,
                message_id,
                reply_markup=markup,
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )
            return
        await self.bot.edit_message_text(
            post.view.text,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
