"""/combine: one archive of several workshops, for organisers and facilitators."""

from telegram import CallbackQuery, Update
from telegram.error import TelegramError

from bot.archive import ArchiveError
from bot.archivist import ArchiveWanted, file_name, gathering
from bot.facilitation.archiving import handing_over
from bot.facilitation.archiving.handing_over import ForArchive
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import SessionGone, TooManyToCombine
from handlers.context import Context
from handlers.on_screen.progress import ProgressMessage
from handlers.update_facts import is_group, place_of, written
from handlers.views import archives
from handlers.views.archives import TO_COMBINE, Ticking
from handlers.views.buttons import NUMBER, Pressed
from handlers.views.view import View, paragraphs, say


async def list_sessions(update: Update, context: Context) -> None:
    """/combine in private: the workshops of one plan, to tick."""
    await show_list(update, context, TO_COMBINE)


async def tick(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A workshop in the list, or another plan: the list is edited in place."""
    await tick_in_list(query, pressed, context, TO_COMBINE)


async def combine(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Combine]: the archive is made of what is ticked, and sent."""
    chosen = await ticked(query, pressed, context)
    context.answer(query, context.texts("archives.building"))
    context.begin(_combine_and_send(context, chosen, query.from_user.id))


async def show_list(update: Update, context: Context, ticking: Ticking) -> None:
    """The workshops of one plan, to tick for something; only in private."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        view = View(context.texts(ticking.only_private))
        context.say_aside(place, view, "archives")
        return
    trusted = context.trusted
    await context.services.rights.confirm_all(user.id)
    found = await context.do(lambda tx: handing_over.combinable(tx, user.id, trusted))
    context.reply(user.id, archives.to_tick(context.texts, found, (), ticking))


async def tick_in_list(
    query: CallbackQuery, pressed: Pressed, context: Context, ticking: Ticking
) -> None:
    """Edit a list in place. TooManyToCombine where a button has no room for more."""
    like, chosen = pressed.number(0), numbers(pressed.argument(1))
    if archives.FULL in pressed.arguments[2:]:
        raise TooManyToCombine
    person, trusted = query.from_user.id, context.trusted
    await context.services.rights.confirm_all(person)
    found = await context.do(lambda tx: handing_over.combinable(tx, person, trusted, like))
    context.answer(query)
    context.show_in_place(query, archives.to_tick(context.texts, found, chosen, ticking))


async def ticked(query: CallbackQuery, pressed: Pressed, context: Context) -> list[int]:
    """The workshops that are ticked; raises what check_may_combine does."""
    person, chosen = query.from_user.id, numbers(pressed.argument(0))
    trusted = context.trusted
    for number in chosen:
        await context.services.rights.confirm_to_hand_over(number, person)
    await context.do(lambda tx: handing_over.check_may_combine(tx, chosen, person, trusted))
    return chosen


async def take(context: Context, number: int, person: int) -> ForArchive:
    """What the archive of a workshop is made from, for a person who then has it. Raises
    SessionGone."""
    database = context.services.means.database
    try:
        return await gathering.for_archive(database, number, person)
    except KeyError:
        raise SessionGone(number=number) from None


def numbers(argument: str) -> list[int]:
    """The sessions that a button carries; ValueError if none of ours would."""
    parts = argument.split("-") if argument else []
    if not all(NUMBER.fullmatch(part) for part in parts):
        raise ValueError(argument)
    return sorted({int(part) for part in parts})


async def _combine_and_send(context: Context, chosen: list[int], person: int) -> None:
    try:
        sessions = [await take(context, number, person) for number in chosen]
        async with ProgressMessage.shown(context.services.means, person) as tell:
            wanted = ArchiveWanted(sessions=tuple(sessions))
            archive = await context.services.archivist.build(wanted, tell)
        name, caption = file_name(sessions), _caption(context, sessions)
        await context.outgoing.send_document(person, archive, name, caption)
    except SessionGone as gone:
        context.reply(person, View(say(context.texts, "error.session_gone", **gone.placeholders)))
    except (TelegramError, PictureFailed, ArchiveError):
        context.reply(person, View(context.texts("archives.not_combined")))


def _caption(context: Context, sessions: list[ForArchive]) -> str:
    numbers = ", ".join(str(session.session.id) for session in sessions)
    is_final = all(session.is_final for session in sessions)
    changing = "" if is_final else context.texts("archives.combined_changing")
    return paragraphs(context.texts("archives.combined_caption", numbers=numbers), changing)
