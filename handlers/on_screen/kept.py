"""One message of a slot that shows a view: edited in place, and remembered with what it shows."""

from handlers.on_screen import in_place
from handlers.on_screen.means import Means
from handlers.wire.posts import Post
from storage import postings, shown_messages
from storage.database import Transaction
from storage.postings import Slot
from storage.shown_messages import ShownMessage


async def standing(means: Means, slot: Slot) -> ShownMessage | None:
    """The message that shows what is kept up to date there, or None."""
    return await means.database.transaction(
        lambda tx: shown_messages.newest(tx, slot.session_id, slot.kind, slot.chat_id)
    )


async def keep(means: Means, slot: Slot, post: Post, old: ShownMessage | None) -> None:
    """Make the message that stands there show a post, or post it if there is none (None)."""
    if old is None or old.content != post.view.digest:
        await put(means, slot, post, old.message_id if old else None)


async def put(means: Means, slot: Slot, post: Post, message_id: int | None) -> None:
    """Let a message show a post, or a new one (None), and remember where it stands. Raises what
    `in_place.show` does."""
    now = await in_place.show(means, slot, post, message_id)
    shown = ShownMessage(
        chat_id=now.chat_id,
        message_id=now.message_id,
        session_id=slot.session_id,
        kind=slot.kind,
        content=post.view.digest,
    )

    def record(tx: Transaction) -> None:
        shown_messages.put(tx, shown)
        postings.end(tx, slot)

    await means.database.transaction(record)
