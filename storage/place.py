"""Where a session's posts go."""

from dataclasses import dataclass

from storage.database import Transaction

# As Telegram numbers chats: supergroups and channels are below, basic groups and people above.
HIGHEST_SUPERGROUP_ID = -1_000_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A group, and a topic of it if it is a forum."""

    chat_id: int
    thread_id: int | None = None
    title: str = ""


def is_supergroup(chat_id: int) -> bool:
    """Whether a chat is a supergroup, which counts its messages by itself."""
    return chat_id < HIGHEST_SUPERGROUP_ID


def storable(title: str) -> str:
    """A title as it can be stored: half a letter, as JSON may carry it, becomes a question mark."""
    return title.encode("utf-8", "replace").decode()


def leave_topic(tx: Transaction, session_id: int) -> bool:
    """Hold a session in the whole of its group, not in a topic; False if another is held there."""
    another = tx.row(
        "SELECT 1 FROM session AS this JOIN session AS that ON this.chat = that.chat"
        " WHERE this.id = ? AND that.id != this.id AND that.thread_id IS NULL"
        " AND that.stage != 'ended'",
        session_id,
    )
    if another is None:
        tx.write("UPDATE session SET thread_id = NULL WHERE id = ?", session_id)
    return another is None
