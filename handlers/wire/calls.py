"""The calls of the Bot API that send posts and change them.

In slow mode Telegram holds a message for up to 10 s before it answers, and 8 s were seen on a bad
day: what may not come twice waits well above that. What does no harm twice need not: a chat has one
call at a time, and one that hangs holds up all that is behind it.
"""

from typing import Any

from telegram import Bot, InputMediaPhoto, LinkPreviewOptions, Message
from telegram.constants import ParseMode

from handlers.wire.attaching import below, keyboard, markup
from handlers.wire.posts import File, Post

SECONDS_TO_BE_SENT = 30.0
SECONDS_TO_CHANGE = 12.0
UPLOAD_SECONDS = 60.0
UPLOAD: dict[str, Any] = {"write_timeout": UPLOAD_SECONDS, "read_timeout": UPLOAD_SECONDS}
# A picture may be slow on its way up, but is small: one that hangs holds up a group for no longer
# than a text does.
PICTURE: dict[str, Any] = {"write_timeout": UPLOAD_SECONDS, "read_timeout": SECONDS_TO_BE_SENT}


async def send(bot: Bot, post: Post, chat_id: int, thread_id: int | None) -> Message:
    """A post as a new message. Raises TelegramError."""
    words: dict[str, Any] = {
        "parse_mode": ParseMode.HTML,
        "message_thread_id": thread_id,
        "disable_notification": post.is_silent or None,
    }
    if post.file is not None:
        return await _send_file(bot, post, post.file, chat_id, words)
    if post.picture is not None:
        return await bot.send_photo(
            chat_id,
            post.picture,
            caption=post.view.text,
            reply_markup=keyboard(post.view.buttons),
            **words,
            **PICTURE,
        )
    return await bot.send_message(
        chat_id,
        post.view.text,
        reply_markup=markup(post.view),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=below(post.reply_to),
        read_timeout=SECONDS_TO_BE_SENT,
        **words,
    )


async def edit(bot: Bot, post: Post, chat_id: int, message_id: int) -> None:
    """A message becomes a post. Raises TelegramError."""
    hanging = keyboard(post.view.buttons)
    if post.picture is not None and not post.picture_stays:
        media = InputMediaPhoto(post.picture, post.view.text, parse_mode=ParseMode.HTML)
        await bot.edit_message_media(media, chat_id, message_id, reply_markup=hanging, **PICTURE)
        return
    words: dict[str, Any] = {
        "parse_mode": ParseMode.HTML,
        "reply_markup": hanging,
        "read_timeout": SECONDS_TO_CHANGE,
    }
    if post.picture is not None:
        await bot.edit_message_caption(chat_id, message_id, caption=post.view.text, **words)
        return
    await bot.edit_message_text(
        post.view.text,
        chat_id,
        message_id,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        **words,
    )


async def delete(bot: Bot, chat_id: int, message_id: int) -> None:
    """A message of the bot goes. Raises TelegramError."""
    await bot.delete_message(chat_id, message_id, read_timeout=SECONDS_TO_CHANGE)


async def pin(bot: Bot, chat_id: int, message_id: int) -> None:
    """A message of the bot is pinned, without a sound. Raises TelegramError."""
    await bot.pin_chat_message(
        chat_id, message_id, disable_notification=True, read_timeout=SECONDS_TO_CHANGE
    )


async def unpin(bot: Bot, chat_id: int, message_id: int) -> None:
    """It is pinned no more. Raises TelegramError."""
    await bot.unpin_chat_message(chat_id, message_id, read_timeout=SECONDS_TO_CHANGE)


async def _send_file(
    bot: Bot, post: Post, file: File, chat_id: int, words: dict[str, Any]
) -> Message:
    return await bot.send_document(
        chat_id,
        file.content,
        caption=post.view.text,
        filename=file.name,
        reply_markup=keyboard(post.view.buttons),
        **words,
        **UPLOAD,
    )
