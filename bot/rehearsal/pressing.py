"""Pressing buttons as a facilitator does: each after a rest, and none of a step that is over."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.rehearsal.bot_api import Message, Person
from bot.rehearsal.seen_buttons import Fits, anything, find_button
from handlers.views.buttons import Pressed, Verb, read

T = TypeVar("T")


class NotDone(Exception):
    """The bot did not do what a button promised; the text is what it said instead."""


class Pressing:
    """What a person presses. `patience` is how long they wait for a button, in seconds."""

    def __init__(
        self, person: Person, rest: Callable[[], Awaitable[None]], patience: float
    ) -> None:
        self.person = person
        self._rest = rest
        self._patience = patience
        self._step = -1

    def begin_anew(self) -> None:
        """Another workshop counts its steps from the beginning."""
        self._step = -1

    def is_new(self, pressed: Pressed) -> bool:
        """Whether a button is of a later step than the last that was pressed."""
        return pressed.number(1) > self._step

    def has_pressed(self, data: str) -> None:
        """A button with a step in it was pressed."""
        pressed = read(data)
        assert pressed is not None  # noqa: S101 it was read when it was found
        self._step = pressed.number(1)

    async def press(self, message: Message, data: str) -> None:
        """Press a button after a rest, until the bot has taken it. Raises NotDone if it has not."""
        await self._rest()
        toast = await self.person.presses(message, data=data).seen_through()
        if toast.alert:
            raise NotDone(toast.text)

    async def shown(self, verb: Verb, fits: Fits = anything) -> tuple[Message, str]:
        """Wait for such a button."""
        return await self.until(lambda: find_button(self.person.sees, verb, fits))

    async def until(self, look: Callable[[], T]) -> T:
        """Wait until there is what is looked for."""
        return await self.person.world.until(look, self._patience)
