"""[Keep it as a word], under the answer to a pass that was typed."""

from telegram import CallbackQuery, Message

from bot.facilitation import passing
from bot.facilitation.answering import NotedAnswer
from bot.workshop.session import Mode
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.update_facts import check_stands_there, is_group
from handlers.views import private
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def keep_word(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """What was typed was no pass but a word, or an answer: whoever typed it says so."""
    check_stands_there(query)
    message, message_id = query.message, pressed.number(3)
    if message is None or not _has_typed_it(query, message_id):
        context.answer(query, context.texts("pass.not_yours"))
        return
    said = Utterance(
        person=query.from_user.id,
        chat_id=message.chat.id,
        message_id=message_id,
        text=pressed.key(4).decode(errors="ignore"),
    )
    at = (pressed.number(0), said, pressed.number(1), pressed.prompt(2))
    noted = await context.do(lambda tx: passing.keep_as_word(tx, *at))
    context.answer(query)
    texts = context.texts_under(query)
    if isinstance(noted, NotedAnswer):
        view = private.noted_answer(texts, noted)
    else:
        view = private.noted_responses(texts, noted)
    is_open = noted.session.mode is Mode.OPEN
    context.show_in_place(query, View(view.text) if is_open else view)
    context.services.live_views.refresh(noted.session.id)


def _has_typed_it(query: CallbackQuery, message_id: int) -> bool:
    """Whether who pressed wrote what is answered. In private nobody else can press; in a group,
    where everybody can, the answer is a reply to it."""
    message = query.message
    if message is None or not is_group(message.chat):
        return message is not None
    typed = message.reply_to_message if isinstance(message, Message) else None
    if typed is None or typed.message_id != message_id:
        return False
    return typed.from_user == query.from_user
