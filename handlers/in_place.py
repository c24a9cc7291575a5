"""One message that is edited in place: posted once, and again only when it is gone.

That it is about to be posted is written down first. If the program is killed before Telegram's
answer is, the message is looked for: only the bot's own messages can be edited.
"""

from dataclasses import dataclass, replace
from functools import partial

from telegram.error import BadRequest, ChatMigrated, Forbidden

from handlers.known_messages import box_of
from handlers.means import Means
from handlers.outgoing import Found, Post
from storage import postings
from storage.database import Transaction
from storage.postings import Slot

MOST_LOOKED_AT = 24
GONE_IN_A_ROW, GONE_IN_A_ROW_OF_SHARED_IDS = 3, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where a message stands. The chat is another one once its group became a supergroup."""

    chat_id: int
    message_id: int


async def show(means: Means, slot: Slot, post: Post, message_id: int | None) -> Shown:
    """Make a message show a post; send it if it is not there (any more), or never was (None).

    Whoever records where it stands ends the posting of the slot in the same transaction. Where
    pictures are not allowed its words are shown alone. Raises TelegramError.
    """
    if message_id is None:
        message_id = await _find_orphan(means, slot, post)
    if message_id is not None and await means.outgoing.edit(post, message_id):
        return Shown(chat_id=post.chat_id, message_id=message_id)
    try:
        message = await means.outgoing.send(post, before=lambda: _begin(means, slot, post))
    except ChatMigrated:
        raise
    except (BadRequest, Forbidden) as error:
        await means.database.transaction(partial(postings.end, slot=slot))
        if not post.has_picture or "photos" not in error.message.lower():
            raise
        return await show(means, slot, replace(post, picture=None, newest=None), message_id)
    return Shown(chat_id=message.chat_id, message_id=message.message_id)


async def _begin(means: Means, slot: Slot, post: Post) -> None:
    """Write down that a message is about to be posted, unless it could not be told from others."""
    newest = means.outgoing.known.newest(slot.chat_id)

    def begin(tx: Transaction) -> None:
        after = newest
        if after is None and post.has_picture:
            after = max(postings.known_ids(tx, slot.chat_id), default=None)
        if after is not None:
            postings.begin(tx, slot, after)

    await means.database.transaction(begin)


async def _find_orphan(means: Means, slot: Slot, post: Post) -> int | None:
    """The slot's message, if it was posted and its id is not known; it shows the post's words."""
    after = await means.database.transaction(lambda tx: postings.begun_after(tx, slot))
    if after is None:
        return None
    known = set(
        await means.database.transaction(lambda tx: postings.known_ids(tx, slot.chat_id))
    ) | means.outgoing.known.others_of_ours(slot.chat_id)
    shares_ids = box_of(slot.chat_id) == 0
    patience = GONE_IN_A_ROW_OF_SHARED_IDS if shares_ids else GONE_IN_A_ROW
    gone = 0
    for message_id in range(after + 1, after + 1 + MOST_LOOKED_AT):
        if message_id in known:
            continue
        found = await means.outgoing.try_words(post, message_id)
        if found is Found.OURS:
            return message_id
        gone = gone + 1 if found is Found.NOTHING else 0
        if gone == patience:
            break
    return None
