"""What an error of Telegram's tells: that nothing went out, that nobody knows, or why not."""

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from handlers.wire.sending import NEVER_LEFT
from storage.announcements import Held

REFUSED = (
    BadRequest,
    Forbidden,
    ChatMigrated,
    RetryAfter,
    Conflict,
    InvalidToken,
    EndPointNotFound,
)
NOT_MODIFIED = "message is not modified"
NOT_FOUND = "message to edit not found"
NOTHING_TO_DELETE = "message to delete not found"
NO_CAPTION = "there is no caption in the message to edit"
NO_TEXT = "there is no text in the message to edit"
TOPIC_GONE = ("message thread not found", "topic_deleted", "topic deleted", "topic_id_invalid")
# As the official server and TDLib write them; the words in capitals come from Telegram's servers.
CAUSES: tuple[tuple[Held, tuple[str, ...]], ...] = (
    (Held.CLOSED, ("topic_closed", "topic is closed", "topic closed")),
    (Held.GONE, TOPIC_GONE),
    (Held.PICTURES, ("send photos", "send_photos", "send_media", "send media")),
    (
        Held.REMOVED,
        (
            "bot was kicked",
            "bot is not a member",
            "chat not found",
            "chat was deleted",
            "chat was deactivated",
            "channel_private",
        ),
    ),
    (
        Held.RIGHTS,
        (
            "not enough rights",
            "have no rights",
            "need administrator rights",
            "write_forbidden",
            "chat_restricted",
            "plain_forbidden",
            "admin_required",
            "user_restricted",
            "guest_send_forbidden",
        ),
    ),
)


def is_certain(error: BaseException) -> bool:
    """Whether what failed has surely not been done: it was refused, or never left this machine."""
    return isinstance(error, REFUSED) or never_left(error)


def never_left(error: BaseException) -> bool:
    """Whether there was no connection to send anything over."""
    return isinstance(error.__cause__, NEVER_LEFT)


def is_refusal(error: BaseException) -> bool:
    """Whether Telegram has understood, and says no."""
    return isinstance(error, (BadRequest, Forbidden))


def why(error: TelegramError) -> Held:
    """Why a group doesn't take a post."""
    told = error.message.lower()
    for held, signs in CAUSES:
        if any(sign in told for sign in signs):
            return held
    return Held.REMOVED if isinstance(error, Forbidden) else Held.REFUSED
