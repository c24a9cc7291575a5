"""What somebody reviews, kept where it stands: nothing in it moves because other texts change."""

from functools import partial

from telegram.error import TelegramError

from bot.facilitation import standing_reviews, taking_back
from handlers.on_screen.means import Means
from handlers.views import reviewing as views
from handlers.wire.outgoing import Post
from storage.shown_messages import ShownMessage


async def keep_review(means: Means, shown: ShownMessage) -> bool:
    """Whether a review goes on standing: its text does. It is edited if that stands otherwise.
    Raises TelegramError, and is then to be tried again."""
    work = means.database.transaction
    found = await work(partial(standing_reviews.look_again, shown=shown))
    if found is None or found.now is None:
        return found is not None
    post = Post(chat_id=shown.chat_id, view=views.review(means.texts_for(shown.chat_id), found.now))
    try:
        await means.outgoing.edit(post, shown.message_id)
    except TelegramError:
        await work(lambda tx: taking_back.overtaken(tx, shown))
        raise
    return True
