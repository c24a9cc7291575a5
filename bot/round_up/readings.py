"""What was found in the answers to one value, as text: read in one call, and used in another.

Texts of answers are not in it, so whoever opens it needs them as well.
"""

import json
from collections.abc import Iterable, Sequence

from bot.round_up.candidates import Answer
from bot.round_up.findings import Finding
from bot.round_up.said import Said


def written(found: Iterable[Answer]) -> str:
    """The findings of all answers."""
    return json.dumps(
        [[one.index, one.language, one.is_held_back, one.findings] for one in found],
        ensure_ascii=False,
    )


def opened(text: str, said: Sequence[Said], value: int) -> list[Answer]:
    """The opposite of `written`, for the same answers, now those of the value of that number."""
    found = []
    for index, language, is_held_back, findings in json.loads(text):
        one = said[index]
        voice = value, one.voice
        entries = tuple(Finding(*entry) for entry in findings)
        found.append(Answer(index, one, voice, language, entries, is_held_back))
    return found
