"""Edits of round-ups, and keys of themes, that would say what is in no text of a record."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bot.record.materials import Materials
from bot.round_up import quote_key
from bot.round_up.edits import own_key
from bot.round_up.replaying import OF_PEOPLES_WORDS
from bot.round_up.slices import slices
from bot.workshop.record import CandidateRecord, EditRecord, SessionRecord, ThemeRecord

OWN = "own:"
MAKE_THEMES = frozenset({"merge", "split", "add"})

T = TypeVar("T", ThemeRecord, CandidateRecord)


def that_give_nothing_away(record: SessionRecord, materials: Materials) -> Iterable[EditRecord]:
    """The edits without those that name a quote or a word that is not in the record: somebody has
    taken it back, or it may not leave. The digest of a short text is found by trying. Without them
    go those that name what they made, which may be named by that word."""
    keys = {theme.key for value in record.values for theme in value.themes}
    keys |= {candidate.key for candidate in record.candidates}
    keys = {key for key in keys if not key.startswith(OWN)}
    quotes: set[str] | None = None
    for edit in record.edits:
        named = json.loads(edit.edit)
        if quotes is None and "quote" in named:
            quotes = _quote_keys(materials)
        themes = [
            named.get("theme"),
            named.get("origin"),
            named.get("to"),
            *named.get("themes", ()),
        ]
        words = {key for key in themes if key and key.startswith((OWN, *OF_PEOPLES_WORDS))}
        if words <= keys and ("quote" not in named or named["quote"] in (quotes or ())):
            keys |= made_by([edit])
            yield edit


def made_by(edits: Iterable[EditRecord]) -> set[str]:
    """The keys of the themes that edits make."""
    named = [json.loads(edit.edit) for edit in edits]
    return {own_key(edit["heading"]) for edit in named if edit["edit"] in MAKE_THEMES}


def keyed_anew(record: SessionRecord, made: set[str]) -> SessionRecord:
    """The record with no theme left whose key says more than its heading does."""
    values = (
        replace(value, themes=tuple(_keyed(theme, made) for theme in value.themes))
        for value in record.values
    )
    candidates = (_keyed(theme, made) for theme in record.candidates)
    return replace(record, values=tuple(values), candidates=tuple(candidates))


def _keyed(theme: T, made: set[str]) -> T:
    is_as_made = not theme.key.startswith(OWN) or theme.key in made
    return theme if is_as_made else replace(theme, key=own_key(theme.heading))


def _quote_keys(materials: Materials) -> set[str]:
    return {
        quote_key(answer.text[start:end])
        for value in materials.values
        for answer in value.said
        for start, end in slices(answer.text)
    }
