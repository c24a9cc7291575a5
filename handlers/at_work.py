"""[Already], [Partly], [Not yet] and [Rather not say], on the card of a value."""

from telegram import CallbackQuery

from bot.facilitation import saying_at_work
from bot.workshop.at_work import AtWork
from handlers.context import Context
from handlers.views.buttons import Pressed


async def say(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """Count it, or take it back when the same is pressed again. ValueError for what no button of
    ours carries."""
    session_id, value, said = pressed.number(0), pressed.number(1), AtWork(pressed.argument(2))
    person = query.from_user.id
    _, now = await context.erase(lambda tx: saying_at_work.say(tx, session_id, person, value, said))
    context.answer(query, context.texts("at_work.taken_back" if now is None else "at_work.noted"))
    await context.services.after_change(session_id)
