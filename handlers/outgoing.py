"""Views as messages: sent, edited, and kept up to date by one message that is edited in place."""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from handlers.sending import Sender, Urgency
from handlers.views.buttons import Rows
from handlers.views.view import View

NOT_MODIFIED = "message is not modified"
TOPIC_GONE = "message thread not found"
UPLOAD_SECONDS = 60
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What to send where: a view, in a topic if the group has them, with a picture if given.

    `picture_stays`: an edit changes only the words under it.
    """

    chat_id: int
    view: View
    thread_id: int | None = None
    picture: bytes | None = None
    picture_stays: bool = False
    urgency: Urgency = Urgency.RECEIPT
    repeatable: bool = False


class Outgoing:
    """Sends and edits views. `start` runs a coroutine in the background."""

    def __init__(
        self, bot: Bot, sender: Sender, start: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self.bot = bot
        self.sender = sender
        self._start = start

    def soon(self, post: Post) -> None:
        """Send in the background, at most once: a receipt that fails is not worth a second one."""
        self._start(self._try(post))

    async def send(self, post: Post) -> Message:
        """Send now, in the chat's turn. Raises TelegramError."""
        return await self.sender.send(
            post.chat_id,
            lambda chat_id: self._send(post, chat_id),
            urgency=post.urgency,
            repeatable=post.repeatable,
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

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message of the bot, if it is still there."""
        try:
            await self.sender.send(
                chat_id,
                lambda chat: self.bot.delete_message(chat, message_id),
                urgency=Urgency.PICTURE,
                repeatable=True,
            )
        except BadRequest:
            log.info("a message to delete was gone")

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
            reply_markup=keyboard(post.view.buttons),
            message_thread_id=thread_id,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def _edit(self, post: Post, chat_id: int, message_id: int) -> None:
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


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """Buttons as Telegram takes them; None for none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row]
            for row in rows
        ]
    )
