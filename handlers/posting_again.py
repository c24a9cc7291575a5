"""What a facilitator decides about posts that wait: they are there, go out again, or elsewhere."""

from telegram import CallbackQuery, Message, Update

from bot.facilitation import waiting_posts
from handlers.context import Context
from handlers.views.buttons import Pressed


async def again(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Post again]: what was refused is tried again; what is in doubt, and is not there, too."""
    session_id, person, number = pressed.number(0), query.from_user.id, pressed.number(1)
    await context.do(lambda tx: waiting_posts.post_again(tx, session_id, person, number))
    context.answer(query, context.texts("waits.trying"))
    await _go_on(query, session_id, context)


async def is_there(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[It is there]: somebody has looked, and the group has it."""
    session_id, person, number = pressed.number(0), query.from_user.id, pressed.number(1)
    await context.do(lambda tx: waiting_posts.settle(tx, session_id, person, number))
    context.answer(query, context.texts("waits.settled"))
    await _go_on(query, session_id, context)


async def to_general(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Go on in General]: the topic is gone, and the whole group may read what people say."""
    session_id, person = pressed.number(0), query.from_user.id
    await context.do(lambda tx: waiting_posts.go_on_in_general(tx, session_id, person))
    context.answer(query, context.texts("waits.in_general"))
    await _go_on(query, session_id, context)


async def place_changed(update: Update, context: Context) -> None:
    """A topic was opened again: what it refused may be taken now."""
    message = update.effective_message
    if message is not None:
        await try_all_again(message.chat_id, context)


async def try_all_again(chat_id: int, context: Context) -> None:
    """Something has changed in a group: what was refused there is tried again."""
    for session_id in await context.do(lambda tx: waiting_posts.refused_in(tx, chat_id)):
        context.services.live_views.forgive(session_id)
        await context.services.announcer.try_refused_again(session_id)
        context.services.live_views.refresh(session_id, at_once=True)


async def _go_on(query: CallbackQuery, session_id: int, context: Context) -> None:
    """The question has been answered: its buttons go, but for those of the panel."""
    live_views = context.services.live_views
    live_views.forgive(session_id)
    await context.services.announcer.try_refused_again(session_id)
    live_views.refresh(session_id, at_once=True)
    message = query.message
    if isinstance(message, Message) and not await context.do(
        lambda tx: waiting_posts.is_panel(tx, message.chat_id, message.message_id)
    ):
        context.begin(context.outgoing.delete(message.chat_id, message.message_id))
