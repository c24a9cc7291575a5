"""The receipt of what was kept is a reaction on the message itself: it takes no room."""

from collections.abc import Callable

from telegram.constants import ReactionEmoji
from telegram.error import TelegramError

from bot.facilitation.receipts import WhichQuestion
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.views.view import View

InWords = Callable[[], View]


def react(
    context: Context,
    said: Utterance,
    in_words: InWords | None = None,
    about: WhichQuestion | None = None,
) -> None:
    """Show that a message was kept. Not every chat allows reactions: then `in_words` says it, if
    it has to be said, `about` a question."""
    context.begin(_react(context, said, in_words, about))


async def _react(
    context: Context, said: Utterance, in_words: InWords | None, about: WhichQuestion | None
) -> None:
    try:
        await context.bot.set_message_reaction(
            said.chat_id, said.message_id, ReactionEmoji.WRITING_HAND
        )
    except TelegramError:
        if in_words is not None:
            context.receipt(said.person, in_words(), about.session_id if about else 0, about)
