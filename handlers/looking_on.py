"""/panel of an organiser who leads nothing: how a workshop stands, without what moves it."""

from functools import partial

from telegram import CallbackQuery

from bot.facilitation import looking_on
from handlers.context import Context
from handlers.views import panel
from handlers.views.buttons import Pressed

# Whoever organises more at a time finds them in the groups.
MOST_SHOWN = 5


async def show_all(person: int, context: Context) -> bool:
    """The workshops that a person organises; whether there are any."""
    trusted, now = context.trusted, context.now()
    numbers = await context.do(lambda tx: looking_on.organised(tx, person, trusted))
    for number in numbers[:MOST_SHOWN]:
        see = partial(looking_on.see, session_id=number, person=person, trusted=trusted, now=now)
        shown = await context.look(see)
        context.reply(person, panel.to_read(context.texts, shown))
    return bool(numbers)


async def look_again(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Look again]: the same message says how it stands now."""
    number, person = pressed.number(0), query.from_user.id
    trusted, now = context.trusted, context.now()
    shown = await context.do(lambda tx: looking_on.see(tx, number, person, trusted, now))
    context.answer(query)
    context.show_in_place(query, panel.to_read(context.texts, shown))
