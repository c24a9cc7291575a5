"""What says in the group why there is no cloud, kept to what is so."""

from functools import partial

from bot.facilitation import no_cloud
from handlers.on_screen.means import Means
from handlers.on_screen.taking_away import take_away
from handlers.views.view import View
from handlers.wire.outgoing import Post
from storage import shown_messages
from storage.database import Transaction
from storage.shown_messages import ShownMessage


async def keep_no_cloud_true(means: Means, session_id: int) -> bool:
    """Edit it when the reason is another, and take away what stands above another of its value;
    nothing is owed then. Raises TelegramError, and is then to be tried again."""
    work = means.database.transaction
    for one in await work(lambda tx: no_cloud.not_so(tx, session_id)):
        if one.why is None:
            await take_away(means, one.shown, "undone.too_early")
            continue
        view = View(means.texts_for(one.shown.chat_id)(f"no_cloud.{one.why}"))
        await means.outgoing.edit(Post(chat_id=one.shown.chat_id, view=view), one.shown.message_id)
        await work(partial(_remember, shown=one.said))
    return False


def _remember(tx: Transaction, shown: ShownMessage) -> None:
    """Unless it was taken away meanwhile."""
    if shown_messages.find(tx, shown.chat_id, shown.message_id) is not None:
        shown_messages.put(tx, shown)
