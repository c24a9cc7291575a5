"""/compare: several workshops side by side, for organisers and facilitators."""

from collections.abc import Mapping

from telegram import CallbackQuery, Update
from telegram.error import TelegramError

from bot.archive import ArchiveError
from bot.archivist import comparing, file_name
from bot.facilitation import naming_groups
from bot.facilitation.archiving.handing_over import ForArchive
from bot.record.comparing import MOST_GROUPS, TooManyGroups
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import SessionGone, TooManyToCompare
from handlers import combining
from handlers.context import Context
from handlers.on_screen.progress import ProgressMessage
from handlers.update_facts import is_group, utterance, written
from handlers.views.archives import TO_COMPARE
from handlers.views.buttons import Pressed
from handlers.views.view import View, paragraphs, say


async def list_sessions(update: Update, context: Context) -> None:
    """/compare in private: the workshops of one plan, to tick. Behind it stands what groups are
    called, if anything does."""
    said = utterance(update)
    message, user = written(update)
    if said.behind_command and not is_group(message.chat):
        context.has_taken_words = True
        names, trusted = naming_groups.names_in(said.behind_command), context.trusted
        await context.services.rights.confirm_all(user.id)
        await context.do(lambda tx: naming_groups.name(tx, names, user.id, trusted))
    await combining.show_list(update, context, TO_COMPARE)


async def tick(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A workshop in the list, or another plan: the list is edited in place."""
    await combining.tick_in_list(query, pressed, context, TO_COMPARE)


async def compare(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Side by side]: what is ticked is compared, and sent."""
    if len(combining.numbers(pressed.argument(0))) > MOST_GROUPS:
        raise TooManyToCompare(most=MOST_GROUPS)
    chosen = await combining.ticked(query, pressed, context)
    context.answer(query, context.texts("archives.building"))
    context.begin(_compare_and_send(context, chosen, query.from_user.id))


async def _compare_and_send(context: Context, chosen: list[int], person: int) -> None:
    try:
        sessions = [await combining.take(context, number, person) for number in chosen]
        async with ProgressMessage.shown(context.services.means, person) as tell:
            made = await comparing.compare(context.services.archivist, sessions, tell)
        name, caption = file_name(sessions, "compared"), _caption(context, sessions, made.names)
        await context.outgoing.send_document(person, made.archive, name, caption)
    except SessionGone as gone:
        context.reply(person, View(say(context.texts, "error.session_gone", **gone.placeholders)))
    except (TelegramError, PictureFailed, ArchiveError, TooManyGroups):
        context.reply(person, View(context.texts("archives.not_compared")))


def _caption(context: Context, sessions: list[ForArchive], names: Mapping[int, str]) -> str:
    """Which group is which workshop, and that it may be out of date."""
    groups = ", ".join(f"{name} ({number})" for number, name in names.items())
    is_final = all(session.is_final for session in sessions)
    changing = "" if is_final else context.texts("archives.compared_changing")
    return paragraphs(say(context.texts, "archives.compared_caption", groups=groups), changing)
