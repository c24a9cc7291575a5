"""What whoever hands out a report says of it: asked for once, in one message, and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.workshop.about import FACTS, MOST_IN_FACT, MOST_IN_TEXT, NOTHING_SAID, About
from bot.workshop.errors import AboutRefused
from storage import about
from storage.database import Transaction

ASKED = (*FACTS, "introduction")
"""In the order of the form. Summaries are written in a file, where there is room."""


def form_of(said: About, labels: Mapping[str, str]) -> str:
    """The lines that somebody fills in, with what is known already."""
    return "\n".join(f"{labels[name]}: {getattr(said, name)}".rstrip() for name in ASKED)


def said_in(text: str, labels: Mapping[str, str]) -> About:
    """What a form says that was filled in; a line without a label goes on with the one above it.
    AboutRefused where it begins with none, or something is too long."""
    found: dict[str, list[str]] = {}
    names = {label.casefold(): name for name, label in labels.items()}
    last = ""
    for line in text.strip().splitlines():
        label, colon, rest = line.partition(":")
        name = names.get(label.strip().casefold()) if colon else None
        if name is None and not last:
            raise AboutRefused(most=MOST_IN_TEXT)
        last = name or last
        found.setdefault(last, []).append(rest if name else line)
    texts = {name: "\n".join(lines).strip() for name, lines in found.items()}
    _check(texts.items())
    return replace(NOTHING_SAID, **_in_one_line(texts))


def find(tx: Transaction, session_id: int) -> About:
    """What is said of a session's report so far."""
    return about.find(tx, session_id)


def describe(tx: Transaction, session_id: int, said: About) -> None:
    """From now on this stands first in the report of a session."""
    about.put(tx, session_id, said)


def _check(texts: Iterable[tuple[str, str]]) -> None:
    for name, text in texts:
        if len(text) > (MOST_IN_FACT if name in FACTS else MOST_IN_TEXT):
            raise AboutRefused(most=MOST_IN_TEXT)


def _in_one_line(texts: Mapping[str, str]) -> dict[str, Any]:
    return {name: " ".join(t.split()) if name in FACTS else t for name, t in texts.items()}
