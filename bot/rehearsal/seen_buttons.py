"""Buttons of messages that somebody sees, found by what rides in them and not by their labels, so
that every language can be played."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.rehearsal.bot_api import InlineButton, Message
from bot.workshop import response
from bot.workshop.errors import WorkshopError
from handlers.views import buttons
from handlers.views.buttons import Pressed, Verb

QUOTED = re.compile("“([^”]+)”")
NUMBERED = re.compile(r"^[0-9]+\. (.*)$", re.MULTILINE)
LETTERS_COMPARED = 40
Fits = Callable[[Pressed], bool]


def anything(_: Pressed) -> bool:
    """Any button of a kind will do."""
    return True


def find_button(
    messages: Sequence[Message], verb: Verb, fits: Fits = anything
) -> tuple[Message, str]:
    """The newest message with such a button, and the data that rides in it. LookupError if none."""
    for message in reversed(messages):
        for button in buttons_of(message):
            pressed = buttons.read(button.data or "")
            if pressed is not None and pressed.verb is verb and fits(pressed):
                return message, button.data or ""
    raise LookupError(verb)


def has_button(message: Message, verb: Verb, fits: Fits = anything) -> bool:
    """Whether a message has such a button."""
    try:
        return bool(find_button([message], verb, fits))
    except LookupError:
        return False


def find_about_words(
    messages: Sequence[Message], verb: Verb, said: Message | None
) -> tuple[Message, str]:
    """The newest such button about words that were said (None: any), on their card or on a receipt.
    LookupError if there is none."""
    if said is None:
        return find_button(messages, verb)
    for message in reversed(messages):
        found = _data_in(message, verb)
        if not found:
            continue
        number = 0 if message.id > said.id else _number_of(said.words, message.words)
        if number is not None and number < len(found):
            return message, found[number]
    raise LookupError(verb)


def buttons_of(message: Message) -> Iterator[InlineButton]:
    """All of them, row by row."""
    return (button for row in message.buttons for button in row)


def verbs_on(message: Message) -> set[Verb]:
    """What the buttons of a message are for."""
    read = (buttons.read(button.data or "") for button in buttons_of(message))
    return {pressed.verb for pressed in read if pressed is not None}


def _data_in(message: Message, verb: Verb) -> list[str]:
    return [
        button.data or ""
        for button in buttons_of(message)
        if (pressed := buttons.read(button.data or "")) and pressed.verb is verb
    ]


def _number_of(said: str, card: str) -> int | None:
    """At which of the words on a card, counted from 0, stands what was said; None: at none."""
    beginning = " ".join(said.split())[:LETTERS_COMPARED]
    for number, answer in enumerate(NUMBERED.findall(card)):
        if answer.startswith(beginning):
            return number
    quoted = QUOTED.findall(card)
    try:
        return quoted.index(response.split(said)[0])
    except (ValueError, WorkshopError):
        return None
