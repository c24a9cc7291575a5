"""Looking for a post that may have gone out: only the bot's own messages can be edited.

The Bot API reads no message back. Editing one to what the post says is refused where the message is
somebody else's, or is not there, and changes nothing where it is the post.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.on_screen.means import Means
from handlers.wire.known_messages import box_of
from handlers.wire.outgoing import Found
from handlers.wire.posts import Post
from storage import postings

MOST_LOOKED_AT = 24
GONE_IN_A_ROW, GONE_IN_A_ROW_OF_SHARED_IDS = 3, 12
# What Telegram was slow to take may come about a moment after the way there broke.
SECONDS_BEFORE_LOOKING = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Where a message stands. The chat is another one once its group became a supergroup."""

    chat_id: int
    message_id: int


async def find(means: Means, post: Post, after: int) -> Shown | None:
    """A post that may stand with an id above `after`, or None. Raises TelegramError.

    It shows the post's words then, whatever it was: of a message that was another one, and in
    doubt too, whoever looks for it finds nothing, and posts it again, or asks. To leave it with
    these words and post them once more would make a copy, and take it for the post after a restart.
    """
    await asyncio.sleep(SECONDS_BEFORE_LOOKING)
    chat_id = post.chat_id
    known = set(await means.database.transaction(lambda tx: postings.known_ids(tx, chat_id)))
    known |= means.outgoing.known.not_looked_for(chat_id)
    gone, patience = 0, _patience(chat_id)
    for message_id in _unknown(after, known):
        found = await means.outgoing.try_words(post, message_id)
        if found in (Found.SAME, Found.OURS):
            means.outgoing.known.saw(chat_id, message_id)
            return Shown(chat_id=chat_id, message_id=message_id)
        if found is Found.OF_OTHER_KIND:
            # Another post that may have gone out: whoever looks for that one must come across it.
            means.outgoing.known.saw(chat_id, message_id)
        elif found is not Found.NOTHING:
            means.outgoing.known.came(chat_id, message_id)
        gone = gone + 1 if found is Found.NOTHING else 0
        if gone == patience:
            break
    return None


def _patience(chat_id: int) -> int:
    """How many ids without a message in a row say that there is none."""
    return GONE_IN_A_ROW_OF_SHARED_IDS if box_of(chat_id) == 0 else GONE_IN_A_ROW


def _unknown(after: int, known: set[int]) -> Iterator[int]:
    """The ids that are worth a look."""
    looked_at, message_id = 0, after
    while looked_at < MOST_LOOKED_AT:
        message_id += 1
        if message_id not in known:
            looked_at += 1
            yield message_id
