"""Edits of round-ups, and keys of themes, that would say what is in no text of a record."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from bot.record.materials import Materials
from bot.round_up import quote_key
from bot.round_up.edits import own_key
from bot.round_up.language import UNKNOWN
from bot.round_up.matching import Keywords
from bot.round_up.replaying import OF_PEOPLES_WORDS
from bot.round_up.slices import slices
from bot.round_up.tokens import Token, tokens
from bot.workshop.plan import Theme
from bot.workshop.record import EditRecord, SessionRecord
from bot.workshop.theme_record import CandidateRecord, ThemeRecord

OWN = "own:"
MAKE_THEMES = frozenset({"merge", "split", "add"})

T = TypeVar("T", ThemeRecord, CandidateRecord)


class Left:
    """What is left of people's words in a record: the texts that may leave."""

    def __init__(self, materials: Materials) -> None:
        self._texts = [said.text for value in materials.values for said in value.said]

    def has_quote(self, key: str) -> bool:
        """Whether one of the texts has the quote that a digest stands for."""
        return key in self._quotes

    def has_any(self, keywords: Sequence[str]) -> bool:
        """Whether one of these keywords stands in one of the texts."""
        theme = Theme(heading="", keywords=tuple(keywords), keywords_cy=tuple(keywords))
        sought = Keywords([("", theme)])
        return any(sought.matches(words, UNKNOWN) for words in self._words)

    @cached_property
    def _quotes(self) -> set[str]:
        return {quote_key(text[a:b]) for text in self._texts for a, b in slices(text)}

    @cached_property
    def _words(self) -> list[list[Token]]:
        return [list(tokens(text)) for text in self._texts]


def that_give_nothing_away(record: SessionRecord, materials: Materials) -> Iterable[EditRecord]:
    """The edits without those that name a quote or a word that is not in the record, or look for
    words that nobody in it uses: somebody has taken it back, or it may not leave. The digest of a
    short text is found by trying. Without them go those that name what they made, which may be
    named by that word."""
    keys = {theme.key for value in record.values for theme in value.themes}
    keys |= {candidate.key for candidate in record.candidates}
    keys = {key for key in keys if not key.startswith(OWN)}
    left = Left(materials)
    for edit in record.edits:
        named = json.loads(edit.edit)
        words = {key for key in _themes_in(named) if key.startswith((OWN, *OF_PEOPLES_WORDS))}
        if words <= keys and _names_what_is_left(named, left):
            keys |= made_by([edit])
            yield edit


def _themes_in(named: dict[str, Any]) -> list[str]:
    themes = [named.get(name) for name in ("theme", "origin", "to")]
    return [key for key in (*themes, *named.get("themes", ())) if key]


def _names_what_is_left(named: dict[str, Any], left: Left) -> bool:
    if "quote" in named and not left.has_quote(named["quote"]):
        return False
    return "keywords" not in named or left.has_any(named["keywords"])


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
