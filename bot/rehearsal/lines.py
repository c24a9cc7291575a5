"""What a cast may say when nobody tells it: names, words and answers, from cast.toml.

[people]      names
[general]     answers to each prompt (lists of lists) that fit any value, and in other languages;
              what may be missing in any round-up; words that name somebody; words of distress;
              how people come and go; a quiet word
[[value]]     words that come to mind, those of most people first; the same in other languages;
              answers to each prompt; notes that a facilitator takes down
"""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLines:
    """What comes to people's minds about one value. `foreign` are words by language."""

    words: tuple[str, ...]
    foreign: dict[str, tuple[str, ...]]
    answers: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Everything that the cast may say. `answers` fit any value, one tuple for each prompt;
    `foreign_answers` fit any value and prompt, by language; `emoji` stand alone; `missing` may be
    missing in any round-up; `naming` names somebody, `in_distress` is to be answered with care;
    `coming` and `going` is how people come and go; `quiet` is what is said in a quiet word, and
    what is answered."""

    names: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    foreign_answers: dict[str, tuple[str, ...]]
    emoji: tuple[str, ...]
    missing: tuple[str, ...]
    naming: tuple[str, ...]
    in_distress: tuple[str, ...]
    coming: tuple[str, ...]
    going: tuple[str, ...]
    quiet: tuple[str, str]
    values: tuple[ValueLines, ...]

    def of_value(self, number: int) -> ValueLines:
        """The lines for a value, counted from 0; a longer plan begins again."""
        return self.values[number % len(self.values)]


@cache
def load() -> Lines:
    """The lines that come with the program."""
    text = files(__package__).joinpath("cast.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    general = found["general"]
    return Lines(
        names=tuple(found["people"]["names"]),
        answers=_lists(general["answers"]),
        foreign_answers=_by_language(general["foreign"]),
        emoji=tuple(general["emoji"]),
        missing=tuple(general["missing"]),
        naming=tuple(general["naming"]),
        in_distress=tuple(general["in_distress"]),
        coming=tuple(general["coming"]),
        going=tuple(general["going"]),
        quiet=(general["quiet"][0], general["quiet"][1]),
        values=tuple(map(_value, found["value"])),
    )


def name_people(lines: Lines, people: int, seed: int) -> list[str]:
    """Names for so many people, no two alike: beyond the first round with a number behind."""
    names = list(lines.names)
    random.Random(seed).shuffle(names)
    rounds = (divmod(number, len(names)) for number in range(people))
    return [f"{names[at]} {count + 1}" if count else names[at] for count, at in rounds]


def _value(entry: dict[str, Any]) -> ValueLines:
    return ValueLines(
        words=tuple(entry["words"]),
        foreign=_by_language(entry["foreign"]),
        answers=_lists(entry["answers"]),
        notes=tuple(entry.get("notes", ())),
    )


def _lists(lists: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, lists))


def _by_language(lines: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in lines.items()}
