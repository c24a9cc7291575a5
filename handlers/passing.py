"""[Keep it as a word], under the answer to a pass that was typed."""

from telegram import CallbackQuery

from bot.facilitation import passing
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.saying import Utterance
from bot.workshop.errors import NotNow
from bot.workshop.session import Mode
from handlers.context import Context, is_group, stands_there
from handlers.views import private
from handlers.views.buttons import Pressed
from handlers.views.view import View


async def keep_word(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """What was typed was no pass but a word, or an answer."""
    if query.message is None or (is_group(query.message.chat) and not stands_there(query)):
        raise NotNow
    said = Utterance(
        person=query.from_user.id,
        chat_id=query.message.chat.id,
        message_id=pressed.number(3),
        text=pressed.key(4).decode(errors="ignore"),
    )
    at = (pressed.number(0), said, pressed.number(1), pressed.prompt(2))
    noted = await context.do(lambda tx: passing.keep_as_word(tx, *at))
    context.answer(query)
    if isinstance(noted, NotedAnswer):
        view = private.noted_answer(context.texts, noted)
    else:
        view = private.noted_responses(context.texts, noted)
    is_open = noted.session.mode is Mode.OPEN
    context.show_in_place(query, View(view.text) if is_open else view)
    context.services.live_views.refresh(noted.session.id)
