"""One message that is edited in place: posted once, and again only when it is gone."""

from dataclasses import dataclass, replace

from telegram.error import BadRequest

from handlers.outgoing import Outgoing, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where a message stands. The chat is another one once its group became a supergroup."""

    chat_id: int
    message_id: int


async def show(outgoing: Outgoing, post: Post, message_id: int | None) -> Shown:
    """Make a message show a post; send it if it is not there (any more), or never was (None).

    Where pictures are not allowed its words are shown alone. Raises TelegramError.
    """
    if message_id is not None and await outgoing.edit(post, message_id):
        return Shown(chat_id=post.chat_id, message_id=message_id)
    try:
        message = await outgoing.send(post)
    except BadRequest as error:
        if post.picture is None or "photos" not in error.message.lower():
            raise
        return await show(outgoing, replace(post, picture=None), message_id)
    return Shown(chat_id=message.chat_id, message_id=message.message_id)
