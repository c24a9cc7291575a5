"""By which door somebody takes part: a chat, or a browser.

Whoever comes by a browser is known by a secret that stays there. What stands for them here is a
number that is made from it, and that no account of Telegram has: those have at most 52 bits (Bot
API, User).
"""

import hashlib
from enum import StrEnum

from bot.workshop.reveal import is_enough

SECRET_BYTES = 16
_FIRST = 1 << 62
_BITS = 61


class Door(StrEnum):
    """A way to take part."""

    CHAT = "chat"
    BROWSER = "browser"


def door_of(person: int) -> Door:
    """By which door somebody takes part."""
    return Door.BROWSER if person >= _FIRST else Door.CHAT


def told_of_browsers(by_browser: int, joined: int, minimum: int) -> int | None:
    """How many of those who joined came by a browser, as others may read it: None where some came
    by each door, and so few by one of them that who knows two of these knows all."""
    doors = by_browser, joined - by_browser
    if 0 in doors or all(is_enough(people, minimum) for people in doors):
        return by_browser
    return None


def person_of(secret: bytes) -> int:
    """What stands for whoever has a secret: from the number nobody gets to the secret."""
    digest = hashlib.sha256(b"gair browser\x00" + secret).digest()
    return _FIRST | int.from_bytes(digest[:8]) >> (64 - _BITS)
