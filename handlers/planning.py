"""/plan: a plan is sent as a file, read, and kept as one of the person's own."""

import asyncio

from telegram import CallbackQuery, Document, Message, Update
from telegram.error import TelegramError

from bot.facilitation import own_plans
from bot.plan_file import MAX_SENT_BYTES, PlanFileError, read_sent
from bot.workshop.errors import FileTooLarge, FileUnread, OnlyText, PlansForLeaders
from bot.workshop.plan import Plan
from handlers import hearing, quiet_word
from handlers.context import Context
from handlers.update_facts import is_group, place_of, written
from handlers.views import planning as views
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def show(update: Update, context: Context) -> None:
    """/plan: how to send one, and those that are there."""
    message, user = written(update)
    if is_group(message.chat):
        only_private = View(context.texts("plan.only_private"))
        context.say_aside(place_of(message), only_private, "plan")
        return
    await context.look(lambda tx: own_plans.check_may_send(tx, user.id, context.trusted))
    plans = await context.do(lambda tx: own_plans.of_person(tx, user.id))
    context.reply(user.id, views.plans(context.texts, plans))


async def receive(update: Update, context: Context) -> None:
    """A file in private: a plan, of somebody who may run workshops; nothing that is kept, else."""
    if await quiet_word.take_media(update, context):
        return
    message, user = written(update)
    document = message.document
    if document is None:
        raise OnlyText
    if not await _may_send(message, context, user.id):
        await hearing.hear_words_under(update, context)
        return
    if (document.file_size or 0) > MAX_SENT_BYTES:
        raise FileTooLarge
    content = await _content(document)
    try:
        plan = await asyncio.to_thread(read_sent, content, document.file_name or "")
    except PlanFileError as error:
        # Nothing is kept; that the update was dealt with is.
        await context.do(lambda _: None)
        context.reply(user.id, views.wrong(context.texts, error.told(context.texts)))
        return
    await _keep(user.id, plan, context)


async def delete(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Delete …]: one's own plan goes; the list says what is left."""
    person, name = query.from_user.id, pressed.argument(0)
    await context.do(lambda tx: own_plans.remove(tx, person, name))
    plans = await context.look(lambda tx: own_plans.of_person(tx, person))
    context.answer(query, context.texts("plan.deleted"))
    context.show_in_place(query, views.plans(context.texts, plans))
    await _show_in_panels(person, context)


async def _may_send(message: Message, context: Context, person: int) -> bool:
    """Whether a file may be a plan. Who takes part, and leads nothing, has sent something that
    can't be kept; PlansForLeaders if it says that it is a plan."""
    try:
        await context.look(lambda tx: own_plans.check_may_send(tx, person, context.trusted))
    except PlansForLeaders:
        if (message.caption or "").startswith("/plan"):
            raise
        return False
    return True


async def _content(document: Document) -> bytes:
    """The file, as Telegram hands it out. FileUnread if it does not."""
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        raise FileUnread from error


async def _keep(person: int, plan: Plan, context: Context) -> None:
    trusted = context.trusted
    kept = await context.do(lambda tx: own_plans.keep(tx, person, plan, trusted))
    context.reply(person, views.kept(context.texts, kept))
    await _show_in_panels(person, context)


async def _show_in_panels(person: int, context: Context) -> None:
    for session_id in await context.look(lambda tx: own_plans.preparing(tx, person)):
        context.services.live_views.refresh(session_id, at_once=True)
