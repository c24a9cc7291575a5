"""/language, and the question at joining: in which language somebody wants to be spoken to."""

from telegram import CallbackQuery, Update

from bot.facilitation import speaking
from handlers import joining
from handlers.context import Context
from handlers.menus import show_menu_of
from handlers.update_facts import is_group, place_of, written
from handlers.views import speaking as views
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def ask(update: Update, context: Context) -> None:
    """/language in private: asks; in a group it says where."""
    message, user = written(update)
    if is_group(message.chat):
        view = View(context.texts("my_data.only_private"))
        context.say_aside(place_of(message), view, "private")
        return
    context.reply(user.id, views.change(context.texts.language))


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A language was chosen: all that stands in the chat and is kept up says so by and by. Whoever
    was asked as they came reads next what they are to agree to."""
    person, language = query.from_user.id, pressed.argument(0)
    led = await context.do(lambda tx: speaking.choose(tx, person, language))
    context.answer(query)
    if pressed.arguments[1:]:
        missing = pressed.scope(2) if pressed.arguments[2:] else None
        agreeing = await joining.to_agree(pressed.argument(1), person, context, missing)
        context.show_in_place(query, agreeing)
        return
    context.show_in_place(query, views.chosen(context.texts))
    await context.services.deliver()
    for session_id in led:
        context.services.live_views.refresh(session_id, at_once=True)
    if not context.services.quiet.talks(person):
        # While a quiet word goes on, the menu says so, and is the only thing that outlives a crash.
        context.begin(show_menu_of(context.services.means, person, leads=bool(led)))
