"""Presses on the panel that bring the session on, and undo."""

from telegram import CallbackQuery, Message

from bot.facilitation import ending, idling, moves
from bot.facilitation.moves import Press
from bot.workshop.session import Move, Session
from handlers import members_only
from handlers.context import Context
from handlers.rounding_up import show_draft
from handlers.update_facts import has_button
from handlers.views import confirming
from handlers.views.buttons import Pressed
from handlers.views.view import View

LEAVES_A_VALUE = frozenset({Move.NEXT, Move.SKIP, Move.END})


async def move(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A move. Ending and skipping ask first: nobody does that by a slip of the thumb."""
    chosen = Move(pressed.argument(2))
    press = press_of(query, pressed)
    if chosen in ASKS_FIRST:
        await ASKS_FIRST[chosen](query, press, context)
        return
    session = await _make(press, chosen, context)
    context.answer(query, context.texts(f"moved.{chosen}"))
    await context.after_move(session.id)
    if chosen is Move.OPEN:
        await members_only.warn_if_blind(session.id, press.person, context)
    if chosen is Move.ROUND_UP:
        await show_draft(context, session, press.person)


async def skip(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Skip it]."""
    session = await _make(press_of(query, pressed), Move.SKIP, context)
    context.answer(query, context.texts("moved.skip"))
    put_away(query, context)
    await context.after_move(session.id)


async def end(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[End now]."""
    session = await _make(press_of(query, pressed), Move.END, context)
    context.answer(query, context.texts("moved.end"))
    put_away(query, context)
    await context.after_move(session.id)


async def stay(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Not yet]: only the question goes, so that the panel is the last message again."""
    context.answer(query)
    put_away(query, context)


async def keep_open(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Keep it open], in a session in which nothing happens: it is asked again after as long."""
    number, person = pressed.number(0), query.from_user.id
    await context.do(lambda tx: idling.keep(tx, number, person))
    context.answer(query)
    context.show_in_place(query, View(context.texts("idle.kept")))


async def undo(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The last move is taken back."""
    press, now = press_of(query, pressed), context.now()
    undone = await context.do(lambda tx: moves.undo(tx, press, now))
    is_end = undone.move is Move.END and undone.after.has_begun
    context.answer(query, context.texts("moved.undo_end" if is_end else "moved.undo"), alert=is_end)
    await context.after_move(undone.after.id)


def press_of(query: CallbackQuery, pressed: Pressed) -> Press:
    """Which session and step a button belongs to, and who pressed it."""
    return Press(session_id=pressed.number(0), step=pressed.number(1), person=query.from_user.id)


async def _make(press: Press, chosen: Move, context: Context) -> Session:
    now, trusted = context.now(), context.trusted
    moved = await context.do(lambda tx: moves.make(tx, press, chosen, now, trusted))
    if chosen in LEAVES_A_VALUE:
        context.back_up()
    return moved.after


async def _confirm_end(query: CallbackQuery, press: Press, context: Context) -> None:
    about = await context.do(lambda tx: ending.about_to_end(tx, press))
    context.answer(query)
    context.reply(press.person, confirming.confirm_end(context.texts, about))


async def _confirm_skip(query: CallbackQuery, press: Press, context: Context) -> None:
    session = await context.do(lambda tx: moves.about_to_skip(tx, press))
    context.answer(query)
    context.reply(press.person, confirming.confirm_skip(context.texts, session))


ASKS_FIRST = {Move.END: _confirm_end, Move.SKIP: _confirm_skip}


def put_away(query: CallbackQuery, context: Context) -> None:
    """The question whether to do something has been answered."""
    if isinstance(query.message, Message) and has_button(query):
        chat_id, message_id = query.message.chat_id, query.message.message_id
        context.begin(context.outgoing.delete(chat_id, message_id))
