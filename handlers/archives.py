"""/archives: what facilitators and organisers take away of what was said."""

import logging

from telegram import CallbackQuery, Update
from telegram.error import TelegramError

from bot.facilitation.archiving import handing_over
from bot.logs import where
from handlers.context import Context
from handlers.handing_over import send_archive as send_archive_of
from handlers.update_facts import is_group, place_of, written
from handlers.views import archives as views
from handlers.views.archives import ArchiveChoice
from handlers.views.buttons import Pressed
from handlers.views.view import View

log = logging.getLogger(__name__)


async def list_archives(update: Update, context: Context) -> None:
    """/archives in private: the sessions whose archive one may have."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        view = View(context.texts("archives.only_private"))
        context.say_aside(place, view, "archives")
        return
    trusted = context.trusted
    await context.services.rights.confirm_all(user.id)
    listed = await context.do(lambda tx: handing_over.archives(tx, user.id, trusted))
    context.reply(user.id, views.archives(context.texts, listed, ArchiveChoice()))


async def send_archive(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """An archive was chosen from the list: it is built anew, and sent."""
    person, number = query.from_user.id, pressed.number(0)
    trusted = context.trusted
    await context.services.rights.confirm_to_hand_over(number, person)
    await context.do(lambda tx: handing_over.check_may_have(tx, number, person, trusted))
    context.answer(query, context.texts("archives.building"))
    choice = views.choice_in(pressed.arguments[1:])
    context.begin(_build_and_send(context, number, person, choice))


async def choose_how(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Say on which day it was] or a language: the list says in place what is chosen."""
    person, trusted = query.from_user.id, context.trusted
    choice = views.choice_in(pressed.arguments)
    await context.services.rights.confirm_all(person)
    listed = await context.do(lambda tx: handing_over.archives(tx, person, trusted))
    context.answer(query)
    context.show_in_place(query, views.archives(context.texts, listed, choice))


async def _build_and_send(
    context: Context, number: int, person: int, choice: ArchiveChoice
) -> None:
    means, archivist = context.services.means, context.services.archivist
    try:
        await send_archive_of(means, archivist, person, number, choice)
    except TelegramError:
        context.reply(person, View(context.texts("archives.not_sent")))
    except Exception as error:
        log.error("an archive could not be made: %s", where(error))
        await context.services.announcer.handing_over.owe(number, person)
