"""Round-ups that stand in the group: what somebody takes back leaves them too."""

from functools import partial

from bot.facilitation import rounding_up
from handlers.means import Means
from handlers.outgoing import Post
from handlers.sending import Urgency
from handlers.views import group
from storage import shown_messages


async def withdraw_from_posts(means: Means, session_id: int) -> bool:
    """Edit what may quote words that were changed or taken back; False: nothing is owed.

    A post that is gone is not made again. Raises TelegramError, and is then to be tried again.
    """
    outdated = await means.database.transaction(lambda tx: rounding_up.outdated(tx, session_id))
    for shown, left in outdated:
        view = group.round_up(means.texts, left)
        post = Post(chat_id=shown.chat_id, view=view, urgency=Urgency.RECEIPT)
        await means.outgoing.edit(post, shown.message_id)
        done = partial(shown_messages.mark_round_up_current, shown=shown)
        await means.database.transaction(done)
    return False
