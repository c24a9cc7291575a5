"""Presses under a question or a receipt: pass, change, remove, answer another prompt."""

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.facilitation import answering, my_data, saying
from bot.facilitation.answering import Passed
from bot.workshop.session import Mode
from handlers.context import Context
from handlers.outgoing import Post, keyboard
from handlers.views import private
from handlers.views.buttons import Pressed
from handlers.views.view import View, say


async def pass_on(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Pass], and taking it back."""
    passed = await context.do(
        lambda tx: answering.record_pass(
            tx, pressed.number(0), query.from_user.id, pressed.number(1), pressed.prompt(2)
        )
    )
    key = "pass.passed" if passed.has_passed else "pass.taken_back"
    context.answer(query, context.texts(key), alert=passed.session.mode is Mode.OPEN)
    if passed.session.mode is Mode.PRIVATE and isinstance(query.message, Message):
        context.application.create_task(_relabel(query.message, passed, context))
    context.services.live_views.refresh(passed.session.id)


async def change(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Change]: the next message replaces these words."""
    person, session_id = query.from_user.id, pressed.number(0)
    words = await context.do(lambda tx: saying.begin_change(tx, session_id, person, pressed.key(1)))
    context.answer(query)
    context.reply(person, private.changing(context.texts, session_id, words))


async def keep(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Leave it as it is]."""
    person = query.from_user.id
    await context.do(lambda tx: saying.stop_change(tx, pressed.number(0), person))
    context.answer(query, context.texts("change.kept"))


async def remove(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Remove]: words are taken back, from the store and from everything that shows them."""
    person, session_id = query.from_user.id, pressed.number(0)
    await context.do(lambda tx: my_data.remove(tx, session_id, person, pressed.key(1)))
    context.answer(query, context.texts("receipt.removed_toast"))
    if isinstance(query.message, Message):
        _show_removed(query.message, pressed, context)
    context.services.live_views.refresh(session_id)


async def answer_to(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Answer 2]: the next answers belong to this prompt."""
    person = query.from_user.id
    asked = await context.do(
        lambda tx: answering.choose_prompt(tx, pressed.number(0), person, pressed.number(1))
    )
    context.answer(query)
    context.reply(person, View(say(context.texts, "prompt.chosen", prompt=asked)))


async def move_answer(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Put it under 2]: an answer belongs to another prompt."""
    noted = await context.do(
        lambda tx: answering.move_to_prompt(
            tx, pressed.number(0), query.from_user.id, pressed.key(1), pressed.number(2)
        )
    )
    context.answer(query)
    if isinstance(query.message, Message):
        view = private.noted_answer(context.texts, noted)
        post = Post(chat_id=query.from_user.id, view=view)
        outgoing = context.outgoing
        context.application.create_task(outgoing.edit(post, query.message.message_id))
    context.services.live_views.refresh(noted.session.id)


async def _relabel(message: Message, passed: Passed, context: Context) -> None:
    """[Pass] becomes [I'd like to answer after all], and back."""
    view = private.asked(context.texts, passed)
    await _edit_buttons(message, keyboard(view.buttons), context)


def _show_removed(message: Message, pressed: Pressed, context: Context) -> None:
    """Take the buttons of removed words off the message; a receipt of nothing else says so."""
    gone = pressed.argument(1)
    shown = message.reply_markup.inline_keyboard if message.reply_markup else ()
    rows = [[b for b in row if not _belongs(b, gone)] for row in shown]
    rows = [row for row in rows if row]
    if rows:
        context.application.create_task(_edit_buttons(message, InlineKeyboardMarkup(rows), context))
        return
    post = Post(chat_id=message.chat_id, view=View(context.texts("receipt.removed")))
    outgoing = context.outgoing
    context.application.create_task(outgoing.edit(post, message.message_id))


def _belongs(button: InlineKeyboardButton, words_id: str) -> bool:
    data = button.callback_data
    return isinstance(data, str) and words_id in data.split(":")


async def _edit_buttons(
    message: Message, markup: InlineKeyboardMarkup | None, context: Context
) -> None:
    try:
        await context.outgoing.sender.send(
            message.chat_id,
            lambda chat: context.bot.edit_message_reply_markup(
                chat, message.message_id, reply_markup=markup
            ),
            repeatable=True,
        )
    except TelegramError:
        return
