"""The keyed mark that links a person to what they said, and is all that does.

A mark is HMAC-SHA-256 under a random key of the session, cut to 16 bytes. Without the key nobody
can tell whose a word is, nor that two words of different prompts are one person's; with it the
person's own id finds the words again, so that they can be changed, listed and withdrawn. An
unkeyed hash would not do: all ids that Telegram ever gave out can be tried in an hour.
"""

import hmac
from typing import NewType

from bot.workshop.scope import stored

MARK_BYTES = 16

LinkKey = NewType("LinkKey", bytes)
Mark = NewType("Mark", bytes)


def mark(key: LinkKey, purpose: str, *parts: int) -> Mark:
    """The mark for `purpose` and some numbers; other purposes and numbers give unrelated marks."""
    message = "\x1f".join((purpose, *map(str, parts))).encode()
    return Mark(hmac.digest(key, message, "sha256")[:MARK_BYTES])


def author(key: LinkKey, person: int, value: int, prompt: int | None) -> Mark:
    """Whose words to one question these are; each question gives the same person another mark."""
    return mark(key, "author", person, value, stored(prompt))


def adder(key: LinkKey, person: int, value: int, prompt: int | None) -> Mark:
    """Whose words say what is missing in a round-up: another mark than for the question itself."""
    return mark(key, "adder", person, value, stored(prompt))


def recogniser(key: LinkKey, person: int, value: int | None, prompt: int | None) -> Mark:
    """Who recognised a round-up; linked to no words, and to no other round-up."""
    return mark(key, "recogniser", person, stored(value), stored(prompt))


def taken_out(key: LinkKey, person: int) -> Mark:
    """Who was taken out of the session; linked to no words."""
    return mark(key, "taken out", person)


def checked(key: LinkKey, person: int, *, leaving: bool) -> Mark:
    """Who answered what is asked as people come or go; linked to no other words."""
    return mark(key, "checked", person, leaving)


def at_work(key: LinkKey, person: int, value: int) -> Mark:
    """Who said whether a value is so where they work; linked to no words, and no other value."""
    return mark(key, "at work", person, value)


def message(key: LinkKey, chat: int, message_id: int) -> Mark:
    """From which message words came, so that editing it replaces them."""
    return mark(key, "message", chat, message_id)
