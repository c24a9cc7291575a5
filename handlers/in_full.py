"""[All of it] under a statement or prompts that two languages had no room for in one message."""

from telegram import CallbackQuery

from bot.facilitation import asked_in_groups
from bot.workshop.scope import Scope
from handlers.context import Context
from handlers.views import in_full as views
from handlers.views.buttons import Pressed


async def show(query: CallbackQuery, _: Pressed, context: Context) -> None:
    """Post it whole, unless it stands there since a minute: anybody in the group may press it."""
    chat_id = query.message.chat.id if query.message else 0
    message_id = query.message.message_id if query.message else 0
    asked = await context.look(lambda tx: asked_in_groups.at(tx, chat_id, message_id))
    texts = context.services.means.texts_in(asked.session)
    if asked.is_statement:
        whole = views.statement(texts, asked.session, asked.scope.value or 0)
    else:
        whole = views.prompts(texts, asked.session, Scope(asked.scope.value, asked.scope.prompt))
    context.answer(query, context.texts("in_full.below"))
    for number, view in enumerate(whole):
        about = ("in full", message_id, number)
        context.say_aside(asked.place, view, about, is_needed=True)
