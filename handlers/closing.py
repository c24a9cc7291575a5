"""/archives and /note: what facilitators and organisers do with what was said."""

from telegram import CallbackQuery, Update
from telegram.error import TelegramError

from bot.facilitation import answering, closing
from bot.workshop.errors import NothingSaid
from bot.workshop.record import SessionRecord
from handlers.archiving import file_name
from handlers.context import Context, is_group, written
from handlers.views import panel
from handlers.views.buttons import Pressed
from handlers.views.view import View, say


async def list_archives(update: Update, context: Context) -> None:
    """/archives in private: the sessions whose archive one may have."""
    message, user = written(update)
    if is_group(message.chat):
        context.reply(message.chat_id, View(context.texts("archives.only_private")))
        return
    organisers = context.services.config.organisers
    listed = await context.do(lambda tx: closing.archives(tx, user.id, organisers))
    context.reply(user.id, panel.archives(context.texts, listed))


async def send_archive(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """An archive was chosen from the list: it is built anew, and sent."""
    person, number = query.from_user.id, pressed.number(0)
    organisers = context.services.config.organisers
    record = await context.do(lambda tx: closing.record_for(tx, number, person, organisers))
    context.answer(query, context.texts("archives.building"))
    context.application.create_task(_build_and_send(context, record, number, person))


async def note(update: Update, context: Context) -> None:
    """/note TEXT by a facilitator: something that was said aloud."""
    message, user = written(update)
    text = (message.text or "").partition(" ")[2].strip()
    if "\n" in (message.text or "").partition(" ")[0]:
        text = (message.text or "").partition("\n")[2].strip()
    if not text:
        raise NothingSaid
    session = await context.do(lambda tx: answering.add_note(tx, user.id, text))
    title = session.value.title
    context.reply(message.chat_id, View(say(context.texts, "note.noted", title=title)))
    context.services.live_views.refresh(session.id)


async def _build_and_send(
    context: Context, record: SessionRecord, number: int, person: int
) -> None:
    archive = await context.services.archivist.build(record)
    caption = context.texts("archives.caption")
    outgoing = context.outgoing
    try:
        await outgoing.send_document(person, archive, file_name(record, number), caption)
    except TelegramError:
        context.reply(person, View(context.texts("archives.not_sent")))
