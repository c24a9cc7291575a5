"""[Time …]: when the workshop is to end, with one tap. Only facilitators see what comes of it."""

from telegram import CallbackQuery

from bot.facilitation import timing
from handlers.context import Context
from handlers.moves import put_away
from handlers.views import timing as views
from handlers.views.buttons import Pressed


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Time …] in the panel."""
    number, person = pressed.number(0), query.from_user.id
    session = await context.do(lambda tx: timing.see(tx, number, person))
    context.answer(query)
    context.reply(person, views.ends(context.texts, session))


async def set_end(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[90 min], [No end time]: the panel says what it comes to."""
    number, minutes, person = pressed.number(0), pressed.prompt(1), query.from_user.id
    now = context.now()
    await context.do(lambda tx: timing.set_end(tx, number, person, minutes, now))
    context.answer(query, context.texts("time.set" if minutes else "time.unset"))
    put_away(query, context)
    context.services.live_views.refresh(number, at_once=True)
