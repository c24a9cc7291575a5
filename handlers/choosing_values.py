"""[Values …]: which values are run, before the lobby opens; then the way to any of them."""

from functools import partial

from telegram import CallbackQuery

from bot.facilitation import choosing_values, moves
from bot.workshop.errors import WorkshopError
from bot.workshop.session import Session
from handlers.context import Context
from handlers.moves import press_of, put_away
from handlers.views import choosing_values as views
from handlers.views.buttons import Pressed
from storage.database import Work


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Values …] in the panel."""
    number, person = pressed.number(0), query.from_user.id
    session = await context.do(lambda tx: choosing_values.see(tx, number, person))
    context.answer(query)
    context.reply(person, views.values(context.texts, session))


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A value is left out, or taken in again."""
    number, value, person = pressed.number(0), pressed.number(1), query.from_user.id
    deed = partial(choosing_values.choose, session_id=number, person=person, value=value)
    await _change(query, context, deed)


async def bring_forward(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[↑]: a value is run earlier."""
    number, value, person = pressed.number(0), pressed.number(1), query.from_user.id
    deed = partial(choosing_values.bring_forward, session_id=number, person=person, value=value)
    await _change(query, context, deed)


async def choose_all(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[All, as the plan has them]."""
    number, person = pressed.number(0), query.from_user.id
    await _change(query, context, lambda tx: choosing_values.choose_all(tx, number, person))


async def go_to(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A value was chosen to go to: the list of them goes. If somebody was faster it stays, as it is
    now."""
    press, value, now = press_of(query, pressed), pressed.number(2), context.now()
    try:
        session = await context.do(lambda tx: moves.go_to(tx, press, value, now))
    except WorkshopError:
        await _show_newest(query, press.session_id, context)
        raise
    context.answer(query, context.texts("moved.go"))
    context.back_up()
    put_away(query, context)
    await context.after_move(session.id)


async def _change(query: CallbackQuery, context: Context, deed: Work[Session]) -> None:
    session = await context.do(deed)
    context.answer(query)
    context.show_in_place(query, views.values(context.texts, session))
    context.services.live_views.refresh(session.id, at_once=True)


async def _show_newest(query: CallbackQuery, session_id: int, context: Context) -> None:
    person = query.from_user.id
    session = await context.look(lambda tx: choosing_values.see(tx, session_id, person))
    context.show_in_place(query, views.values(context.texts, session))
