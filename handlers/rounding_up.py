"""The draft of a round-up: looked at, quotes taken out, posted."""

from telegram import CallbackQuery, Message

from bot.facilitation import rounding_up
from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import Draft
from bot.workshop.errors import DraftChanged
from bot.workshop.session import Session
from handlers.context import Context
from handlers.outgoing import Post
from handlers.views import panel
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def show_draft(context: Context, session: Session, person: int) -> None:
    """Send the draft of what the session is at."""
    press = Press(session_id=session.id, step=session.step, person=person)
    draft = await context.do(lambda tx: rounding_up.see_draft(tx, press, session.position.prompt))
    context.reply(person, panel.draft(context.texts, draft))


async def draft(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Show the draft] in the panel, or under a draft [The whole value], [This prompt only]."""
    found = await context.do(
        lambda tx: rounding_up.see_draft(tx, _press(query, pressed), pressed.prompt(2))
    )
    context.answer(query)
    if len(pressed.arguments) > 3:
        _show_again(query, found, context)
    else:
        context.reply(query.from_user.id, panel.draft(context.texts, found))


async def hide(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take out 2]."""
    key = pressed.argument(3)
    found = await context.do(
        lambda tx: rounding_up.hide_quote(tx, _press(query, pressed), pressed.prompt(2), key)
    )
    context.answer(query)
    _show_again(query, found, context)


async def unhide(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Put all back]."""
    found = await context.do(
        lambda tx: rounding_up.show_quotes_again(tx, _press(query, pressed), pressed.prompt(2))
    )
    context.answer(query)
    _show_again(query, found, context)


async def post(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Post to the group]."""
    version, prompt, press = pressed.argument(3), pressed.prompt(2), _press(query, pressed)
    try:
        session = await context.do(lambda tx: rounding_up.post(tx, press, prompt, version))
    except DraftChanged:
        found = await context.do(lambda tx: rounding_up.see_draft(tx, press, prompt))
        _show_again(query, found, context)
        raise
    context.answer(query, context.texts("draft.posted"))
    _edit(query, View(context.texts("draft.posted")), context)
    await context.after_move(session.id)
    await context.services.live_views.show_panel_anew(session.id, press.person)


def _press(query: CallbackQuery, pressed: Pressed) -> Press:
    return Press(session_id=pressed.number(0), step=pressed.number(1), person=query.from_user.id)


def _show_again(query: CallbackQuery, found: Draft, context: Context) -> None:
    _edit(query, panel.draft(context.texts, found), context)


def _edit(query: CallbackQuery, view: View, context: Context) -> None:
    if isinstance(query.message, Message):
        shown = Post(chat_id=query.message.chat_id, view=view)
        outgoing = context.outgoing
        context.begin(outgoing.edit(shown, query.message.message_id))
