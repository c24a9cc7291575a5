"""What went wrong, as one sentence for the person; the log gets no word of theirs."""

import logging

from telegram import Update
from telegram.error import Conflict

from bot.logs import where
from bot.workshop.errors import AlreadyMoved, WorkshopError
from handlers import distress
from handlers.context import Context
from handlers.update_facts import is_group, place_of, utterance
from handlers.views.view import View, say
from handlers.wire.raw_updates import UNKNOWN
from handlers.wire.sending import Stopping
from handlers.wire.unexpected import set_aside
from storage.database import StorageError

log = logging.getLogger(__name__)


async def tell(update: object, context: Context) -> None:
    """The one error handler: a sentence to the person, a line without content to the log."""
    error = context.error
    if not isinstance(update, Update):
        # That another process answers for the bot ends the program, which then says so; and what
        # is left as it ends is no error.
        if not isinstance(error, Conflict | Stopping):
            log.error("a task failed: %s", where(error))
        return
    if isinstance(error, WorkshopError):
        show(update, context, error)
        say_of_refused_command(update, context)
        return
    log.error("update %d failed: %s", update.update_id, where(error))
    try:
        await _set_aside(update, context, error)
    except StorageError:
        # Not confirmed to Telegram: it comes again, when it can be written.
        context.services.failed.add(update.update_id)
        return
    _show(update, context, View(context.texts("trouble.unexpected")), "unexpected")


async def _set_aside(update: Update, context: Context, error: Exception | None) -> None:
    """It would go wrong again, and block all others. Raises StorageError, also the error's own."""
    if error is None or isinstance(error, StorageError):
        raise error or StorageError
    kind = next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None)), UNKNOWN)
    await set_aside(context.services.means.database, update.update_id, kind, error)


def say_of_refused_command(update: Update, context: Context) -> None:
    """Nothing was made of a command in private: during a quiet word, what stands behind it may have
    been meant for that. In distress it is answered all the same."""
    message = update.message
    if message is None or is_group(message.chat) or not (message.text or "").startswith("/"):
        return
    said, line = utterance(update), context.services.quiet
    distress.answer_what_a_command_says(context, said)
    if line.is_meant(said):
        context.begin(line.say_not_passed_on(said.person))


def show(update: Update, context: Context, error: WorkshopError) -> None:
    """Tell the person what was wrong."""
    sentence = say(context.texts, f"error.{error.name}", **error.placeholders)
    # A double tap is no news: it passes by itself, where an alert would have to be closed.
    if update.callback_query is not None:
        is_news = not isinstance(error, AlreadyMoved)
        context.answer(update.callback_query, plain(sentence), alert=is_news)
        return
    _show(update, context, View(sentence), error.name)


def _show(update: Update, context: Context, view: View, about: str) -> None:
    """An alert for a press; a message for what was written in private; to a command in a group,
    one in the group."""
    if update.callback_query is not None:
        context.answer(update.callback_query, plain(view.text), alert=True)
        return
    message = update.effective_message
    if message is None or (is_group(message.chat) and update.message is None):
        return
    context.say_aside(place_of(message), view, about)


def plain(sentence: str) -> str:
    """A sentence without markup, for alerts."""
    for tag in ("<b>", "</b>", "<i>", "</i>"):
        sentence = sentence.replace(tag, "")
    return sentence
