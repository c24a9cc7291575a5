"""Drafts in facilitators' chats, remembered so that words that are taken back leave them too."""

from collections.abc import Sequence

from telegram.error import TelegramError

from bot.facilitation.rounding_up import standing_drafts
from bot.facilitation.rounding_up.posting import Wanted
from bot.round_up.laying_out import Basis
from handlers.context import Context
from handlers.views.view import View
from handlers.wire.outgoing import Post
from storage import shown_messages


def send(context: Context, basis: Basis, person: int, shown: Sequence[View]) -> None:
    """Send a draft, or what is held back from it, in the background."""
    context.begin(_send(context, basis, person, shown))


async def forget(context: Context, chat_id: int, message_id: int) -> None:
    """A message shows no draft any more."""
    work = context.services.means.database.transaction
    await work(lambda tx: shown_messages.forget(tx, chat_id, message_id))


async def _send(context: Context, basis: Basis, person: int, shown: Sequence[View]) -> None:
    for view in shown:
        try:
            message = await context.outgoing.send(Post(chat_id=person, view=view))
        except TelegramError:
            return
        await remember(context, basis, message.chat_id, message.message_id)


async def remember(context: Context, basis: Basis, chat_id: int, message_id: int) -> None:
    """A message shows a draft; if something in it was taken back meanwhile, it goes at once."""
    database = context.services.means.database
    if not await database.transaction(
        lambda tx: standing_drafts.remember(tx, basis, chat_id, message_id)
    ):
        context.services.live_views.refresh(basis.session.id, at_once=True)


async def remember_unfinished(
    context: Context, wanted: Wanted, chat_id: int, message_id: int
) -> None:
    """A message says that a draft is being worked out."""
    context.services.means.at_work.add((chat_id, message_id))
    work = context.services.means.database.transaction
    await work(lambda tx: standing_drafts.remember_unfinished(tx, wanted, chat_id, message_id))
