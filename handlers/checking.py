"""[Rather not] and [Take it back], under what people are asked as they come and go."""

from telegram import CallbackQuery

from bot.facilitation import checking
from handlers.context import Context
from handlers.views.buttons import Pressed
from handlers.views.checking import IN, OUT
from handlers.views.view import View


async def skip(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """Nothing is counted of whoever presses. ValueError for what no button carries."""
    session_id, which, person = pressed.number(0), pressed.argument(1), query.from_user.id
    if which not in (IN, OUT):
        raise ValueError(which)
    leaving = which == OUT
    session = await context.erase(lambda tx: checking.skip(tx, session_id, person, leaving=leaving))
    context.answer(query)
    context.show_in_place(query, View(context.texts("check.skipped")))
    await context.services.after_change(session.id)
