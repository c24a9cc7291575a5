"""What a workshop's moves should bring to the group and to everybody, and how often it is there."""

import asyncio
import re
from collections.abc import Iterator
from typing import Any

from benchmarks.trials.staging import Trial

ASKED_ABOUT = re.compile(r"whether (the question of )?value (\d+)")
QUESTION, STATEMENT, CLOUD = "What comes to mind?", "x", "Answered:"
BUTTONS = ("Close and reveal", "Show the value in full", "Next value")


def in_group(stage: Trial, value: int, label: str) -> int:
    """How often the group has what a move brings; a picture may have come as words alone."""
    shown = [m.words.split("\n") for m in stage.group.messages if m.from_bot]
    of_value = [lines for lines in shown if f"Value {value:02}" in lines[0]]
    clouds = [lines for lines in of_value if any(CLOUD in line for line in lines)]
    if label == BUTTONS[0]:
        return len(clouds)
    sign = QUESTION if label == BUTTONS[2] else STATEMENT
    return sum(sign in lines for lines in of_value if lines not in clouds)


def expected(stage: Trial, value: int, label: str) -> Iterator[int]:
    """How often each post that a move brings is there."""
    yield in_group(stage, value, label)
    if label == BUTTONS[2]:
        for person in stage.people:
            yield sum(f"Value {value:02}" in m.words and m.from_bot for m in _questions(person))


def of_all(stage: Trial, values: int) -> Iterator[int]:
    """The same of each move of so many values, once the last one was shown in full."""
    for value in range(1, values + 1):
        for label in BUTTONS if value > 1 else BUTTONS[:2]:
            yield from expected(stage, value, label)


async def help_out(stage: Trial) -> None:
    """Press what a person would who is asked whether a post is there, and has looked."""
    asking = next((m for m in reversed(stage.fran.private.messages) if m.labels), None)
    about = ASKED_ABOUT.search(asking.words) if asking is not None else None
    if asking is None or "Post again" not in asking.labels:
        return
    label = BUTTONS[2] if about and about[1] else BUTTONS[1]
    is_there = about is not None and in_group(stage, int(about[2]), label)
    stage.fran.presses(asking, "It is there" if is_there else "Post again")
    await asyncio.sleep(1)


def _questions(person: Any) -> list[Any]:
    return [m for m in person.private.messages if QUESTION in m.words]
