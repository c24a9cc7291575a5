"""Words that a facilitator chooses from, in private: remembered where they stand, so that what is
taken back leaves them too."""

from collections.abc import Callable
from dataclasses import dataclass

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.facilitation import taking_back
from bot.workshop.errors import WorkshopError
from handlers.context import Context
from handlers.update_facts import has_button
from handlers.views.view import View
from handlers.wire.outgoing import Post
from storage import shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage

Seeing = Callable[[Transaction], View]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """Words of which value are chosen from, or texts (`kind`); `look` is what is to be seen of
    them, and `content` what is remembered of that."""

    session_id: int
    value: int
    look: Seeing
    kind: Kind = Kind.CHOICES
    content: bytes | None = None


async def show_anew(context: Context, person: int, choosing: Choosing, view: View) -> None:
    """Send words to choose from, in the background."""
    context.begin(_send(context, person, choosing, view))


async def show(
    query: CallbackQuery, context: Context, choosing: Choosing, *, turns_page: bool
) -> None:
    """Send words to choose from, or let the message that was pressed show another page of them."""
    view = await context.do(choosing.look)
    context.answer(query)
    if turns_page:
        await show_in_place(query, context, choosing, view)
    else:
        await show_anew(context, query.from_user.id, choosing, view)


async def show_in_place(
    query: CallbackQuery, context: Context, choosing: Choosing, view: View
) -> None:
    """Let the message that was pressed show them."""
    context.show_in_place(query, view)
    if (at := _place_of(query)) and has_button(query):
        await _remember(context, choosing, view, at)


def stand_in(tx: Transaction, query: CallbackQuery, choosing: Choosing) -> None:
    """The message that was pressed is to show them as they are after a deed of the same unit."""
    if (at := _place_of(query)) and has_button(query):
        shown_messages.put(tx, _shown(choosing, at))


def leave(tx: Transaction, query: CallbackQuery) -> None:
    """The message that was pressed is to show no words any more."""
    if at := _place_of(query):
        shown_messages.forget(tx, *at)


async def _send(context: Context, person: int, choosing: Choosing, view: View) -> None:
    try:
        message = await context.outgoing.send(Post(chat_id=person, view=view))
    except TelegramError:
        return
    await _remember(context, choosing, view, (message.chat_id, message.message_id))


async def _remember(context: Context, choosing: Choosing, view: View, at: tuple[int, int]) -> None:
    """What was taken back while they were on their way leaves them at once."""

    def put(tx: Transaction) -> bool:
        shown_messages.put(tx, _shown(choosing, at))
        if _is_so(tx, choosing, view):
            return True
        taking_back.overtaken(tx, _shown(choosing, at))
        return False

    if not await context.services.means.database.transaction(put):
        context.services.live_views.refresh(choosing.session_id, at_once=True)


def _place_of(query: CallbackQuery) -> tuple[int, int] | None:
    message = query.message
    return (message.chat_id, message.message_id) if isinstance(message, Message) else None


def _shown(choosing: Choosing, at: tuple[int, int]) -> ShownMessage:
    return ShownMessage(
        chat_id=at[0],
        message_id=at[1],
        session_id=choosing.session_id,
        kind=choosing.kind,
        value=choosing.value,
        content=choosing.content,
    )


def _is_so(tx: Transaction, choosing: Choosing, view: View) -> bool:
    try:
        return choosing.look(tx) == view
    except WorkshopError:
        return False
