"""What people answer a round-up in the group: they recognise it, or something is missing in it."""

from telegram import CallbackQuery

from bot.facilitation import adding, recognising
from bot.workshop.errors import NoSession, NotNow, SessionOver
from bot.workshop.scope import Scope
from handlers.context import Context
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def recognise(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[I recognise this], and the same again to take it back. Only who pressed is told."""
    session_id, scope, person = pressed.number(0), pressed.scope(1), query.from_user.id
    chat_id = query.message.chat.id if query.message else 0
    done = await context.do(lambda tx: recognising.press(tx, session_id, person, scope, chat_id))
    key = "recognise.taken_back" if done.is_taken_back else "recognise.thanks"
    context.answer(query, context.texts(key))
    if done.is_news:
        context.services.live_views.refresh(session_id)


async def say_how(query: CallbackQuery, _: Pressed, context: Context) -> None:
    """[Something is missing] in an open session: people say it where they say everything."""
    context.answer(query, context.texts("recognise.reply"))


async def ask_missing(token: str, scope: Scope, person: int, context: Context) -> bool:
    """The link under a round-up: ask what is missing; False: the person has to join first."""
    try:
        return await context.do(lambda tx: adding.begin(tx, token, person, scope))
    except (NoSession, NotNow):
        context.reply(person, View(context.texts("join.leads_nowhere")))
    except SessionOver:
        context.reply(person, View(context.texts("join.over")))
    return True


async def never_mind(query: CallbackQuery, _: Pressed, context: Context) -> None:
    """[Nothing is missing]: what comes next belongs to what is asked."""
    person, asked = query.from_user.id, query.message.message_id if query.message else 0
    await context.do(lambda tx: adding.stop(tx, person, asked))
    context.answer(query)
    context.show_in_place(query, View(context.texts("recognise.never_mind")))
