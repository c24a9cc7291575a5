"""[See the words so far] on a card: what others have said, for who has answered or passed."""

from telegram import CallbackQuery

from bot.facilitation import words_so_far
from handlers.context import Context
from handlers.views.buttons import Pressed


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """Post the picture of the words so far to who has pressed, below what stands there."""
    person, session_id, value = query.from_user.id, pressed.number(0), pressed.number(1)
    cloud = await context.do(lambda tx: words_so_far.see(tx, session_id, person, value))
    context.answer(query, context.texts("so_far.coming"))
    context.begin(context.services.words_so_far.show(cloud, person))
