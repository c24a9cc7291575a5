"""The post at the end of a workshop, kept to what nobody has taken back."""

from dataclasses import replace
from functools import partial

from bot.facilitation import clouds
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
    view = farewell.ended(means.texts, session, words, end)
    for one in shown:
        if one.content != view.digest:
            await means.outgoing.edit(Post(chat_id=one.chat_id, view=view), one.message_id)
            await work(partial(shown_messages.put, shown=replace(one, content=view.digest)))
    return False


def _standing(tx: Transaction, session_id: int) -> list[ShownMessage]:
    return shown_messages.of_kind(tx, session_id, Kind.CLOSING)
