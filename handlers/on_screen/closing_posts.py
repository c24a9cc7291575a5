"""The post at the end of a workshop, kept to what nobody has taken back."""

from dataclasses import replace
from functools import partial

from bot.facilitation import clouds, unsaying
from handlers.on_screen.means import Means
from handlers.views import farewell
from handlers.wire.outgoing import Post
from storage import shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage


async def withdraw_from_closing_posts(means: Means, session_id: int) -> bool:
    """Edit what was said to the group at the end, when words in it were changed or taken back;
    nothing is owed then. A post that is gone is not made again.

    Raises TelegramError, and is then to be tried again.
    """
    work = means.database.transaction
    end = farewell.Farewell(signposting=means.signposting, days=means.sealing_days)
    shown = await work(partial(_standing, session_id=session_id))
    if not shown:
        return False
    session, words = await work(lambda tx: clouds.most_said(tx, session_id))
    view = farewell.ended(means.texts_in(session), session, words, end)
    for one in shown:
        content = one.content or unsaying.mark(0)
        step, shows = content[: unsaying.STEP_BYTES], content[unsaying.STEP_BYTES :]
        if shows != view.digest:
            await means.outgoing.edit(Post(chat_id=one.chat_id, view=view), one.message_id)
            await work(partial(_remember, shown=replace(one, content=step + view.digest)))
    return False


def _remember(tx: Transaction, shown: ShownMessage) -> None:
    """Unless it was taken away meanwhile: the end was undone."""
    if shown_messages.find(tx, shown.chat_id, shown.message_id) is not None:
        shown_messages.put(tx, shown)


def _standing(tx: Transaction, session_id: int) -> list[ShownMessage]:
    return shown_messages.of_kind(tx, session_id, Kind.CLOSING)
