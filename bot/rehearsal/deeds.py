"""What people of a cast do: deeds, and turns in which one person does some of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Deed(StrEnum):
    """One thing that a person does with their phone."""

    SAY = "says"
    EDIT = "edits the message"
    CHANGE = "presses Change"
    REMOVE = "presses Remove"
    PASS = "passes"  # noqa: S105 passing on a question
    UNPASS = "takes the pass back"
    CHOOSE = "chooses a prompt"
    SAY_IN_GROUP = "answers in the group by mistake"
    SEND_PHOTO = "sends a photo"
    SEND_STICKER = "sends a sticker"
    JOIN = "joins late"
    LEAVE = "leaves"
    BLOCK = "blocks the bot"
    COME_BACK = "comes back"
    TAKE_BACK = "removes something with /mydata"
    RECOGNISE = "recognises a round-up"
    ADD_MISSING = "says what is missing in a round-up"
    QUIET_WORD = "has a quiet word with the facilitator"
    SKIP_CHECK = "would rather not say how they come or go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A deed, with what is said in it; `prompt` (from 0) is the one that CHOOSE chooses, and
    `reply` what the facilitator says in a quiet word."""

    deed: Deed
    text: str = ""
    prompt: int = 0
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Acts of one person, counted from 0. `delay` is when it begins, from 0 to 1 of the time that
    the facilitator gives."""

    person: int
    delay: float
    acts: tuple[Act, ...]


class Script(Protocol):
    """What everybody does at each point of the workshop; values and prompts count from 0."""

    @property
    def latecomers(self) -> frozenset[int]:
        """Who is not there at the beginning."""

    @property
    def keeps_few(self) -> bool:
        """Whether the archive also has what only one or two people answered."""

    def come_and_go(self, *, leaving: bool) -> Sequence[Turn]:
        """When people are asked something as they come or, at the end, as they go."""

    def respond(self, value: int) -> Sequence[Turn]:
        """While a gut question is open."""

    def come_late(self, value: int) -> Sequence[Turn]:
        """After it has closed."""

    def answer(self, value: int, prompt: int | None) -> Sequence[Turn]:
        """To a prompt, or (None) to all prompts of a value together."""

    def react(self, value: int, number: int) -> Sequence[Turn]:
        """When a round-up of a value was posted; `number` counts those of the whole workshop."""

    def notes(self, value: int, prompt: int | None) -> Sequence[str]:
        """What the facilitator takes down of what is said aloud."""


def say(text: str) -> Act:
    """The act of saying something to the bot."""
    return Act(deed=Deed.SAY, text=text)
