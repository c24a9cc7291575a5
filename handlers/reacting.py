"""In an open session the receipt is a reaction: it takes no room in the group."""

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.facilitation.saying import Utterance
from handlers.context import Context


def react(context: Context, said: Utterance) -> None:
    """Show that a message was kept. Not every group allows reactions; that is no harm."""
    context.begin(_react(context, said))


async def _react(context: Context, said: Utterance) -> None:
    try:
        await context.bot.set_message_reaction(
            said.chat_id, said.message_id, ReactionEmoji.WRITING_HAND
        )
    except TelegramError:
        return
