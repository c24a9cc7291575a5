"""One message that is edited in place: posted once, and again only when it is gone.

That it is about to be posted is written down first. If Telegram's answer never comes, or the
program is killed before it does, the message is looked for, and posted once more at most: if that
is in doubt too and it had a picture, its words alone.
"""

from dataclasses import replace

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.workshop.clock import is_recent
from handlers.on_screen import looking
from handlers.on_screen.looking import Shown
from handlers.on_screen.means import Means
from handlers.wire.outgoing import Found, Post
from handlers.wire.refusals import is_certain
from storage import postings
from storage.database import Transaction
from storage.place import is_supergroup
from storage.postings import Begun, Slot
from storage.shown_messages import Kind

__all__ = ["Deleted", "InDoubt", "Shown", "show"]
CLOUDS = frozenset({Kind.CLOUD, Kind.RARE_FIRST})
MOST_TRIES = 2
MOST_TRIES_WITHOUT_PICTURE = 3
SECONDS_UNTIL_SURE = 60.0


class Deleted(Exception):
    """Somebody has deleted a picture of what people said: whoever that was may have had a reason,
    and it is not posted again by itself."""


class InDoubt(Exception):
    """It was tried as often as may be, and can't be told whether it is there."""


async def show(means: Means, slot: Slot, post: Post, message_id: int | None) -> Shown:
    """Make a message show a post; send it if it is not there (any more), or never was (None).

    Whoever records where it stands ends the posting of the slot in the same transaction. Where
    pictures are not allowed, or don't come through, its words are shown alone. Raises InDoubt,
    TelegramError, or Deleted for clouds.
    """
    begun = await means.database.transaction(lambda tx: postings.begun(tx, slot))
    if begun is not None:
        found = await _find(means, slot, post, begun)
        message_id = found.message_id if found else message_id
    if message_id is not None:
        if await means.outgoing.edit(post, message_id):
            return Shown(chat_id=post.chat_id, message_id=message_id)
        await check_is_there(means, slot, post, message_id)
    tries = await _tries(means, slot, post, begun)
    if tries >= MOST_TRIES:
        means.outgoing.without_pictures.add(slot.chat_id)
        post = post.words_alone
    return await _send(means, slot, post, tries)


async def check_is_there(means: Means, slot: Slot, post: Post, message_id: int) -> None:
    """Raise Deleted if it is a cloud, and was deleted in the group."""
    if slot.kind not in CLOUDS:
        return
    if await means.outgoing.try_words(post, message_id) is Found.NOTHING:
        raise Deleted


async def _send(means: Means, slot: Slot, post: Post, tries: int) -> Shown:
    try:
        message = await means.outgoing.send(
            post,
            before=lambda: _begin(means, slot, post, tries + 1),
            held=lambda: _not_sent(means, slot, tries),
        )
    except ChatMigrated:
        raise
    except TelegramError as error:
        if is_certain(error):
            await _not_sent(means, slot, tries)
        if not _is_about_pictures(error, post):
            raise
        return await _send(means, slot, post.words_alone, tries)
    return Shown(chat_id=message.chat_id, message_id=message.message_id)


def _is_about_pictures(error: TelegramError, post: Post) -> bool:
    """Whether the words alone might be taken."""
    refused = isinstance(error, (BadRequest, Forbidden)) and "photos" in error.message.lower()
    return refused and post.has_picture


async def _find(means: Means, slot: Slot, post: Post, begun: Begun) -> Shown | None:
    """The slot's message, if it was posted and its id is not known; it shows the post's words."""
    if not begun.after:
        return None
    found = await looking.find(means, post, begun.after)
    if found is None and post.has_picture and begun.tries > MOST_TRIES:
        return await looking.find(means, post.words_alone, begun.after)
    return found


async def _tries(means: Means, slot: Slot, post: Post, begun: Begun | None) -> int:
    """How often it was tried, and may have gone out. Raises InDoubt if that was often enough."""
    if begun is None:
        return 0
    most = MOST_TRIES_WITHOUT_PICTURE if post.has_picture else MOST_TRIES
    if begun.tries < most:
        return begun.tries
    began = means.outgoing.tried_at.get(slot.key, float("-inf"))
    if slot.chat_id > 0 and not is_recent(means.now(), began, SECONDS_UNTIL_SURE):
        # Nobody else sees a private chat, who could say whether it is there; it was looked for
        # so late that it would be.
        return MOST_TRIES - 1
    means.outgoing.known.lost_sight(slot.chat_id)
    raise InDoubt


async def _begin(means: Means, slot: Slot, post: Post, tries: int) -> None:
    """Write down that a message is about to be posted, and where it could be told from others."""
    newest = means.outgoing.known.newest(slot.chat_id)
    means.outgoing.tried_at[slot.key] = means.now()

    def begin(tx: Transaction) -> None:
        after = newest
        if after is None and post.has_picture:
            after = max(postings.known_ids(tx, slot.chat_id), default=None)
        earlier = postings.begun(tx, slot) if tries > 1 and post.has_picture else None
        if earlier is not None and earlier.after and is_supergroup(slot.chat_id):
            # A picture that was slow to come the first time stands before what has come since. Of
            # words that is not so: what stands there may be another text that is in doubt.
            after = earlier.after
        postings.begin(tx, slot, Begun(after=after or 0, tries=tries))

    await means.database.transaction(begin)


async def _not_sent(means: Means, slot: Slot, tries: int) -> None:
    """The last try has surely not gone out."""
    means.outgoing.tried_at.pop(slot.key, None)

    def take_back(tx: Transaction) -> None:
        begun = postings.begun(tx, slot)
        if begun is not None and tries:
            postings.begin(tx, slot, replace(begun, tries=tries))
        elif begun is not None:
            postings.end(tx, slot)

    await means.database.transaction(take_back)
