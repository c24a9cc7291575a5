"""/about and [First page …]: what stands first in a report, asked for once, in private."""

from telegram import CallbackQuery, Update

from bot.facilitation import describing
from bot.facilitation.archiving import handing_over
from bot.facilitation.describing import ASKED
from handlers.context import Context
from handlers.update_facts import is_group, place_of, written
from handlers.views import describing as views
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[First page …] under an archive: the form, with what is known already."""
    person, number = query.from_user.id, pressed.number(0)
    await _check(context, number, person)
    said = await context.do(lambda tx: describing.find(tx, number))
    context.answer(query)
    context.reply(person, views.form(context.texts, number, said, _labels(context)))


async def take(update: Update, context: Context) -> None:
    """/about NUMBER and the form, filled in: it is kept. Without them, how it is done."""
    message, user = written(update)
    if is_group(message.chat):
        view = View(context.texts("archives.only_private"))
        context.say_aside(place_of(message), view, "archives")
        return
    _, _, behind = (message.text or "").partition(" ")
    number, _, form = behind.strip().partition("\n")
    if not number.strip().isdecimal() or not form.strip():
        context.reply(user.id, View(context.texts("about.how")))
        return
    context.has_taken_words = True
    session, said = int(number), describing.said_in(form, _labels(context))
    await _check(context, session, user.id)
    await context.do(lambda tx: describing.describe(tx, session, said))
    context.reply(user.id, views.kept(context.texts, session))


async def _check(context: Context, session: int, person: int) -> None:
    """Raise unless a person may have the archive of a session."""
    trusted = context.trusted
    await context.services.rights.confirm_to_hand_over(session, person)
    await context.look(lambda tx: handing_over.check_may_have(tx, session, person, trusted))


def _labels(context: Context) -> dict[str, str]:
    return {name: context.texts(f"about.{name}") for name in ASKED}
