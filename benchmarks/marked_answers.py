"""Answers that people marked by hand: what the round-up is measured against.

They lie in `shared/data` beside the project. Where there are none, a small sample written for this
takes their place, and shows little.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.plan_file import built_in
from bot.round_up import Said

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
ANSWERS, FEEDBACK = "discussion_answers.json", "nhs_feedback.csv"
SAMPLE = Path(__file__).with_suffix(".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Answers to one thing that was asked, and the themes that a reader marked in them."""

    asked: Sequence[str]
    answers: Sequence[Said]
    themes: Sequence["MarkedTheme"]


@dataclass(frozen=True, slots=True)
class MarkedTheme:
    """A theme, by words of which one has to be shown; `members` are indexes of answers."""

    keywords: re.Pattern[str]
    members: frozenset[int]


def said_by_each(texts: Iterable[str]) -> list[Said]:
    """Every text by another person."""
    return [Said(voice=voice, text=text) for voice, text in enumerate(texts)]


def source_of(name: str) -> str:
    """Where the answers of a file are from: a number from the sample says little."""
    return name if (SHARED / name).exists() else "SAMPLE ONLY"


def marked(*, are_short: bool = False) -> Iterator[Marked]:
    """The marked answers of the focus groups, or the sample's; `are_short`: in pieces of one or
    two sentences, as people write them on a phone, each by somebody else."""
    answers, marks = SHARED / ANSWERS, SHARED / "discussion_themes_gold.json"
    if not answers.exists() or not marks.exists():
        for value in _read(SAMPLE)["values"]:
            yield _group(value["asked"], enumerate(value["answers"]), value["themes"])
        return
    plan, themes = built_in()["heart-of-help"], _read(marks)["values"]
    said = _read(answers)
    for value, group in zip(plan.values, said["long"], strict=False):
        asked = [value.title, value.statement, value.question or "", *value.prompts]
        number = group["n"]
        pieces = [
            (piece["parent"], piece["text"]) for piece in said["short"] if piece["value"] == number
        ]
        whole = [(answer["id"], answer["text"]) for answer in group["answers"]]
        yield _group(asked, pieces if are_short else whole, themes[str(number)])


def feedback() -> Iterator[tuple[str, Sequence[str]]]:
    """What was asked, and the first 500 answers by hundreds; or those of the sample."""
    path = SHARED / FEEDBACK
    if not path.exists():
        yield from ((each["asked"], each["answers"]) for each in _read(SAMPLE)["feedback"])
        return
    with path.open(encoding="utf-8", newline="") as file:
        entries = list(csv.DictReader(file))
    for asked in dict.fromkeys(entry["question"] for entry in entries):
        texts = [entry["answer"] for entry in entries if entry["question"] == asked][:500]
        yield from ((asked, texts[at : at + 100]) for at in range(0, len(texts), 100))


def _group(
    asked: Sequence[str], answers: Iterable[tuple[object, str]], themes: Sequence[Mapping[str, Any]]
) -> Marked:
    said = list(answers)
    marks = [
        MarkedTheme(
            _pattern(theme["kw"]),
            frozenset(number for number, (name, _) in enumerate(said) if name in theme["members"]),
        )
        for theme in themes
    ]
    return Marked(asked=asked, answers=said_by_each(text for _, text in said), themes=marks)


def _pattern(keywords: Sequence[str]) -> re.Pattern[str]:
    words = (re.escape(k.rstrip("*")) + ("" if k.endswith("*") else r"(?!\w)") for k in keywords)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})")


def _read(path: Path) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
