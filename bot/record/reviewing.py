"""Reviewing what was held back when a session was sealed: it is kept beside the record, without any
mark, and a text that somebody includes goes into the record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot import archive
from bot.record.holding_back import HeldBack, HeldBackKind
from bot.round_up.masking import masked
from bot.workshop.record import PromptRecord, SessionRecord, ValueRecord
from bot.workshop.review import Verdict

COUNTS = {
    Verdict.INCLUDED: "included",
    Verdict.MASKED: "masked",
    Verdict.LEFT_OUT: "left_out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """A text that is kept beside a record: its place among them, and what was decided, if anything
    was."""

    number: int
    held: HeldBack
    verdict: Verdict | None


def kept_back(kept: str) -> Iterator[KeptBack]:
    """What can be decided about: texts of questions of which the record has others, too. Beside
    none it could give somebody away."""
    found = json.loads(kept)
    record = archive.record_of(found["session"].encode())
    for number, entry in enumerate(found["held_back"]):
        held = _held(entry)
        verdict = _verdict(entry)
        if verdict in (Verdict.INCLUDED, Verdict.MASKED) or _has_others(record, held):
            yield KeptBack(number=number, held=held, verdict=verdict)


def decided(kept: str, number: int, verdict: Verdict) -> str:
    """The same, when it was decided of one of the texts whether it leaves."""
    found = json.loads(kept)
    entry = found["held_back"][number]
    held, before = _held(entry), _verdict(entry)
    record = archive.record_of(found["session"].encode())
    if before is not None:
        record = _moved(record, held, before, -1)
    record = _moved(record, held, verdict, 1)
    found["session"] = archive.session_file_of(record).decode()
    entry["verdict"] = verdict
    return json.dumps(found, ensure_ascii=False)


def _held(entry: dict[str, Any]) -> HeldBack:
    return HeldBack(
        value=entry["value"],
        prompt=entry["prompt"],
        kind=HeldBackKind(entry["kind"]),
        text=entry["text"],
    )


def _verdict(entry: dict[str, Any]) -> Verdict | None:
    return Verdict(entry["verdict"]) if entry.get("verdict") else None


def _has_others(record: SessionRecord, held: HeldBack) -> bool:
    value = record.values[held.value]
    match held.kind:
        case HeldBackKind.WORD:
            return bool(value.words or value.late)
        case HeldBackKind.THOUGHT:
            return bool(value.thoughts.texts)
        case HeldBackKind.ANSWER:
            return bool(value.prompts[held.prompt or 0].answers)
        case HeldBackKind.NOTE | HeldBackKind.ADDED:
            return True


def _moved(record: SessionRecord, held: HeldBack, verdict: Verdict, by: int) -> SessionRecord:
    """Put what somebody decided into a record (1), or take it out again (-1)."""
    count = COUNTS[verdict]
    record = replace(record, **{count: max(0, getattr(record, count) + by)})
    if verdict is Verdict.LEFT_OUT:
        return record
    text = held.text if verdict is Verdict.INCLUDED else masked(held.text) or held.text
    values = list(record.values)
    values[held.value] = _in_value(values[held.value], held, text, by)
    return replace(record, values=tuple(values))


def _in_value(value: ValueRecord, held: HeldBack, text: str, by: int) -> ValueRecord:
    if held.kind is HeldBackKind.THOUGHT:
        thoughts = value.thoughts
        texts, left = _texts(thoughts.texts, text, by), _less(thoughts.held_back, by)
        return replace(value, thoughts=replace(thoughts, texts=texts, held_back=left))
    if held.prompt is not None:
        prompts = list(value.prompts)
        prompts[held.prompt] = _in_prompt(prompts[held.prompt], held, text, by)
        return replace(value, prompts=tuple(prompts))
    left = _less(value.held_back, by)
    match held.kind:
        case HeldBackKind.NOTE:
            return replace(value, notes=_texts(value.notes, text, by), held_back=left)
        case HeldBackKind.ADDED:
            return replace(value, added=_texts(value.added, text, by), held_back=left)
        case _:  # In the cloud it would count as a person more, who may be in it already.
            return replace(value, late=_texts(value.late, text, by), held_back=left)


def _in_prompt(prompt: PromptRecord, held: HeldBack, text: str, by: int) -> PromptRecord:
    left = _less(prompt.held_back, by)
    match held.kind:
        case HeldBackKind.NOTE:
            return replace(prompt, notes=_texts(prompt.notes, text, by), held_back=left)
        case HeldBackKind.ADDED:
            return replace(prompt, added=_texts(prompt.added, text, by), held_back=left)
        case _:
            return replace(prompt, answers=_texts(prompt.answers, text, by), held_back=left)


def _texts(texts: tuple[str, ...], text: str, by: int) -> tuple[str, ...]:
    found = list(texts)
    if by > 0:
        found.append(text)
    elif text in found:
        found.remove(text)
    return tuple(sorted(found))


def _less(count: int | None, by: int) -> int | None:
    return None if count is None else max(0, count - by)
