"""[People …]: what a facilitator does about people, apart from the moves."""

from functools import partial

from telegram import CallbackQuery

from bot.facilitation import joining
from bot.facilitation.facilitating import facilitated
from bot.workshop.session import Session
from handlers.context import Context
from handlers.views import people as views
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[People …] in the panel."""
    number, person = pressed.number(0), query.from_user.id
    session = await context.do(lambda tx: facilitated(tx, number, person))
    context.answer(query)
    context.reply(person, menu(session, context))


async def set_joining(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Close joining], [Open joining]."""
    session_id, person, closed = pressed.number(0), query.from_user.id, _closes(pressed)
    deed = partial(joining.set_joining, session_id=session_id, person=person, closed=closed)
    _show_anew(query, await context.do(deed), context)


async def set_browsers(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Close the way in by browser], [Open it]."""
    session_id, person, closed = pressed.number(0), query.from_user.id, _closes(pressed)
    deed = partial(joining.set_browsers, session_id=session_id, person=person, closed=closed)
    _show_anew(query, await context.do(deed), context)


def menu(session: Session, context: Context) -> View:
    """What can be done about people now."""
    return views.menu(context.texts, session, has_pages=bool(context.services.means.web_url))


def _show_anew(query: CallbackQuery, session: Session, context: Context) -> None:
    context.answer(query)
    context.show_in_place(query, menu(session, context))
    context.services.live_views.refresh(session.id, at_once=True)


def _closes(pressed: Pressed) -> bool:
    """Whether a door is to be closed; ValueError for what no button of ours says."""
    if pressed.argument(1) not in (views.CLOSE, views.OPEN):
        raise ValueError(pressed.argument(1))
    return pressed.argument(1) == views.CLOSE
