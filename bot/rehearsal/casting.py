"""Who is who in a cast: languages, habits, and the few who do something out of the ordinary."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = ("en", "cy", "en", "en", "ar", "en", "en", "uk", "en", "en", "fa", "en", "en", "ti")
ORDINARY = 5
# Of 25 people who are asked, ten want the language that stands first: Welsh, in Wales.
OF_FIVE_THE_FIRST = (True, False, True, False, False)


class Habit(StrEnum):
    """How a person writes."""

    PLAIN = "plainly"
    ALL_AT_ONCE = "several in one message"
    TYPOS = "with slips"
    CAPITALS = "in capitals"
    PUNCTUATED = "with full stops and exclamation marks"
    EMOJI = "with emoji"


class Role(StrEnum):
    """What a person does in the course of a workshop that most people don't."""

    ORDINARY = "takes part"
    LATECOMER = "joins when the second value is asked"
    BLOCKER = "blocks the bot, and comes back"
    LEAVER = "leaves before the end"
    SILENT = "joins, and says nothing"
    MISTAKEN = "answers in the group by mistake"


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """One person of the cast; `slowness` from 0 to 1."""

    language: str
    habit: Habit
    part: Role
    slowness: float


def spoken_by(people: int, languages: Sequence[str]) -> tuple[str, ...]:
    """The language that each of the cast wants to be spoken to in, of those of a workshop."""
    first, *others = languages
    wants = (OF_FIVE_THE_FIRST[number % len(OF_FIVE_THE_FIRST)] for number in range(people))
    return tuple(first if is_first or not others else others[0] for is_first in wants)


def cast(people: int, seed: int, spoken: Sequence[str] = ()) -> tuple[Character, ...]:
    """Characters for so many people: the first few are ordinary, so that small casts get on. Who
    wants to be spoken to in Welsh, or another language than English, has the words of it, too; and
    where a workshop is held in that alone, whoever would say English words says its words."""
    chance = random.Random(f"cast {seed}")
    extraordinary = [part for part in Role if part is not Role.ORDINARY]
    parts = [Role.ORDINARY] * people
    places = list(range(ORDINARY, people))
    chance.shuffle(places)
    for part, place in zip(extraordinary, places, strict=False):
        parts[place] = part
    return tuple(
        Character(
            language=_language(number, spoken),
            habit=chance.choice([*Habit, Habit.PLAIN, Habit.PLAIN]),
            part=part,
            slowness=chance.random(),
        )
        for number, part in enumerate(parts)
    )


def _language(number: int, spoken: Sequence[str]) -> str:
    usual = LANGUAGES[number % len(LANGUAGES)]
    wants = spoken[number] if spoken else "en"
    is_asked = len(set(spoken)) > 1
    return wants if (is_asked and wants != "en") or usual == "en" else usual
