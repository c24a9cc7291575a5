"""What a cast is told to say, from a file: its words and its answers, by number of the value.

    {"responses": {"1": ["word", …]}, "answers": {"1": ["text", …]}}

Each text is sent as one message, exactly as it stands, so it becomes what a person who typed it
would get: "hope, trust" is two responses, and one of more than 60 characters is refused.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import plan_file
from bot.rehearsal.bot_api.entities import arriving_text, utf16_length

PLAN = "heart-of-help"
KEYS = ("responses", "answers")
MAX_BYTES = 5_000_000
MAX_UNITS = 4096
MOST_LINES = 5

TextsByValue = Mapping[int, tuple[str, ...]]


class SaidError(Exception):
    """The file can't be played. Its text has one line for each problem, of the first few."""

    def __init__(self, *lines: str) -> None:
        more = len(lines) - MOST_LINES
        shown = [*lines[:MOST_LINES], *([f"and {more} more"] if more > 0 else [])]
        super().__init__("\n".join(shown))
        self.lines = tuple(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWords:
    """What is said: gut responses, and answers to prompts, by number of the value from 1."""

    responses: TextsByValue = field(default_factory=dict)
    answers: TextsByValue = field(default_factory=dict)


def read(path: Path) -> GivenWords:
    """What the file holds. Raises SaidError if it can't be read, or can't be played as it is."""
    found = _parse(_text(path))
    values = len(plan_file.built_in()[PLAN].values)
    problems = list(_problems(found, values))
    if problems:
        raise SaidError(*problems)
    return GivenWords(**{key: _by_number(found.get(key, {})) for key in KEYS})


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SaidError(f"it can't be read: {error.strerror}") from None
    if len(content) > MAX_BYTES:
        raise SaidError(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SaidError(f"line {line} is not UTF-8; save the file as UTF-8 text") from None


def _parse(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise SaidError(f"line {error.lineno} is not JSON: {error.msg.lower()}") from None
    except (RecursionError, ValueError):
        raise SaidError("it is not JSON that can be read") from None
    if not isinstance(found, dict):
        raise SaidError('it should be an object: {"responses": {"1": ["word"]}, "answers": {}}')
    return found


def _problems(entries: Mapping[str, Any], values: int) -> Iterator[str]:
    for key, by_number in entries.items():
        if key not in KEYS:
            yield f"{_short(key)} is not known; there are {' and '.join(KEYS)}"
        elif not isinstance(by_number, dict):
            yield f'{key} should be an object by value number: {{"1": ["word"]}}'
        else:
            for number, texts in by_number.items():
                yield from _problems_of_value(
                    f"{key}, value {_short(number)}", number, texts, values
                )


def _problems_of_value(where: str, number: str, texts: Any, values: int) -> Iterator[str]:
    if number not in map(str, range(1, values + 1)):
        yield f"{where}: there is no such value; they are 1 to {values}"
    elif not isinstance(texts, list):
        yield f"{where}: it should be a list of texts"
    else:
        for count, text in enumerate(texts, start=1):
            if problem := _problem_of_text(text):
                yield f"{where}, number {count}: {problem}"


def _problem_of_text(text: Any) -> str:
    """What keeps a person from sending this as a message; "" if nothing does."""
    if not isinstance(text, str):
        return "it is not a text"
    if any("\ud800" <= character <= "\udfff" for character in text):
        return "it has half a character in it (a lone surrogate)"
    arriving, entities = arriving_text(text)
    if not arriving:
        return "it is empty"
    if utf16_length(arriving) > MAX_UNITS:
        return f"it is longer than a Telegram message ({MAX_UNITS:,})"
    if entities and entities[0]["type"] == "bot_command" and entities[0]["offset"] == 0:
        return "Telegram would take it for a command, for its /"
    return ""


def _by_number(texts: Mapping[str, list[str]]) -> TextsByValue:
    return {int(number): tuple(texts[number]) for number in texts}


def _short(name: str) -> str:
    return repr(name if len(name) <= 30 else f"{name[:29]}…")
