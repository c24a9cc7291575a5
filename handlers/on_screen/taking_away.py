"""Taking a message of the bot away that may not stand any longer."""

from functools import partial

from handlers.on_screen.empty_picture import empty_picture
from handlers.on_screen.means import Means
from handlers.views.view import View
from handlers.wire.outgoing import Post
from storage import shown_messages
from storage.shown_messages import ShownMessage


async def take_away(means: Means, shown: ShownMessage, key: str) -> None:
    """Delete a message and forget it. Telegram deletes nothing that is two days old: it is emptied
    then, and says the sentence of this key. Raises TelegramError."""
    if not await means.outgoing.delete(shown.chat_id, shown.message_id):
        texts = means.texts_for(shown.chat_id)
        words = Post(chat_id=shown.chat_id, view=View(texts(key)))
        emptied = Post(chat_id=shown.chat_id, view=words.view, picture=empty_picture())
        if not await means.outgoing.edit(emptied, shown.message_id):
            await means.outgoing.edit(words, shown.message_id)
    gone = partial(shown_messages.forget, chat_id=shown.chat_id, message_id=shown.message_id)
    await means.database.transaction(gone)
