"""Edits, done again on the themes that were chosen: exact operations on sets of answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch

from bot.round_up.candidates import Candidate, Mention, ReadAnswer
from bot.round_up.choosing import ChosenThemes
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.round_up.edits import (
    AddTheme,
    DropTheme,
    Edit,
    HideQuote,
    KeyTheme,
    MergeThemes,
    MoveQuote,
    RenameTheme,
    SplitTheme,
    own_key,
)
from bot.round_up.heard import quote_key
from bot.round_up.matching import Keywords
from bot.round_up.slices import slices
from bot.round_up.tokens import tokens
from bot.workshop.plan import Theme
from bot.workshop.theme_source import ThemeSource

OF_PEOPLES_WORDS = ("word:", "pair:", "set:", "not:")
"""How the keys of themes begin that people's own words name."""
Slice = tuple[int, int, int]
"""The place of an answer in the list of all, and a slice of it."""


@dataclass(slots=True)
class ThemeBoard:
    """The themes while they are edited: all candidates, which of them are shown, quotes that were
    put to a theme or taken out, and which themes a person has named key themes."""

    answers: Sequence[ReadAnswer]
    candidates: dict[str, Candidate]
    themes: list[str]
    raised: list[str]
    pinned: dict[str, list[Slice]] = field(default_factory=dict)
    hidden: list[Slice] = field(default_factory=list)
    key_themes: set[str] = field(default_factory=set)
    counting: ByVoices = BY_VOICES

    def people(self, key: str) -> int:
        """How many people spoke of a theme."""
        return self.counting.people(self.candidates[key], self.answers).total()

    def show(self, key: str) -> None:
        """Show what a facilitator made, if two people spoke of it."""
        shown = key in self.themes or key in self.raised
        if not shown and key in self.candidates and self.people(key) > 1:
            self.themes.append(key)

    def tidy(self) -> None:
        """Two edits may give two themes one name: it is shown once."""
        self.themes = list(dict.fromkeys(self.themes))
        self.raised = [key for key in dict.fromkeys(self.raised) if key not in self.themes]

    def take_out(self, key: str) -> None:
        """Show a theme nowhere."""
        self.themes = [other for other in self.themes if other != key]
        self.raised = [other for other in self.raised if other != key]


def replay(
    edits: Iterable[Edit],
    answers: Sequence[ReadAnswer],
    candidates: dict[str, Candidate],
    chosen: ChosenThemes,
    counting: ByVoices = BY_VOICES,
) -> ThemeBoard:
    """The board after all edits, its themes falling by people."""
    board = ThemeBoard(answers, dict(candidates), list(chosen.themes), list(chosen.raised))
    board.counting = counting
    for edit in edits:
        _do(edit, board)
    board.themes = [key for key in board.themes if board.people(key)]
    board.raised = [key for key in board.raised if board.people(key)]
    board.themes.sort(key=lambda key: -board.people(key))
    board.raised.sort(key=lambda key: -board.people(key))
    board.tidy()
    return board


def added_themes(edits: Iterable[Edit]) -> tuple[tuple[str, Theme], ...]:
    """The themes that edits add, by key."""
    added = {edit.heading: edit for edit in edits if isinstance(edit, AddTheme)}
    return tuple((own_key(heading), _theme(edit)) for heading, edit in added.items())


def _theme(edit: AddTheme | SplitTheme) -> Theme:
    return Theme(heading=edit.heading, keywords=edit.keywords, keywords_cy=edit.keywords)


@singledispatch
def _do(edit: Edit, board: ThemeBoard) -> None:
    raise TypeError(f"{edit!r} is no edit that can be done")


@_do.register
def _hide(edit: HideQuote, board: ThemeBoard) -> None:
    board.hidden += _slices_named(board.answers, edit.quote)


@_do.register
def _drop(edit: DropTheme, board: ThemeBoard) -> None:
    board.take_out(edit.theme)


@_do.register
def _name_key_theme(edit: KeyTheme, board: ThemeBoard) -> None:
    if edit.theme in board.candidates:
        board.key_themes ^= {edit.theme}


@_do.register
def _rename(edit: RenameTheme, board: ThemeBoard) -> None:
    if edit.theme in board.candidates:
        board.candidates[edit.theme] = _named(board.candidates[edit.theme], edit.heading)


def _named(candidate: Candidate, heading: str) -> Candidate:
    return replace(candidate, heading=heading, heading_cy="", source=ThemeSource.FACILITATOR)


@_do.register
def _merge(edit: MergeThemes, board: ThemeBoard) -> None:
    parts = [board.candidates[key] for key in edit.themes if key in board.candidates]
    key, named = own_key(edit.heading), _heading_of(edit, parts, board)
    places = sorted({place for part in parts for place in part.places})
    shown = [part.key for part in parts if part.key in board.themes]
    raised = [part.key for part in parts if part.key in board.raised]
    if board.key_themes.intersection(edit.themes):
        board.key_themes = board.key_themes.difference(edit.themes) | {key}
    for part in parts:
        board.take_out(part.key)
        board.pinned.setdefault(key, []).extend(board.pinned.pop(part.key, ()))
    board.take_out(key)
    board.candidates[key] = replace(
        _made(key, named.heading, places), heading_cy=named.heading_cy, source=named.source
    )
    if raised and not shown and len(parts) == 1:
        board.raised.append(key)
    board.show(key)


def _heading_of(edit: MergeThemes, parts: Sequence[Candidate], board: ThemeBoard) -> Candidate:
    """The part whose heading all of them take. Where people have taken back the words that one was
    named by, that may be the heading: then it is the part that most people speak of."""
    there = [part for part in parts if part.places or part.source is not ThemeSource.WORDS]
    for part in there:
        if own_key(part.heading) == own_key(edit.heading):
            return part
    known = {part.key for part in there}
    taken_back = [key for key in edit.themes if key not in known and _is_of_words(key, board)]
    if not taken_back:
        return _made("", edit.heading, ())
    unnamed = Candidate(key="", heading="")
    return max(there, key=lambda part: board.people(part.key), default=unnamed)


def _is_of_words(key: str, board: ThemeBoard) -> bool:
    """Whether a theme is, or was, named by people's own words."""
    return key.startswith(OF_PEOPLES_WORDS) or key in board.candidates


@_do.register
def _split(edit: SplitTheme, board: ThemeBoard) -> None:
    if edit.theme not in board.candidates:
        return
    old = board.candidates[edit.theme]
    key = own_key(edit.heading)
    numbers = sorted({place.answer for place in old.places})
    found = _found(board, ((key, _theme(edit)),), numbers)
    taken = {(place.answer, place.sentence) for place in found}
    board.candidates[key] = _made(key, edit.heading, found)
    board.candidates[edit.theme] = old.without(
        place for place in old.places if (place.answer, place.sentence) in taken
    )
    if found:
        board.themes.append(key)


@_do.register
def _add(edit: AddTheme, board: ThemeBoard) -> None:
    key = own_key(edit.heading)
    if key in board.candidates:
        board.candidates[key] = _named(board.candidates[key], edit.heading)
    board.show(key)


@_do.register
def _move(edit: MoveQuote, board: ThemeBoard) -> None:
    if edit.to not in board.candidates:
        return
    for number, start, end in _slices_named(board.answers, edit.quote):
        for pinned in board.pinned.values():
            pinned[:] = [one for one in pinned if one != (number, start, end)]
        if old := board.candidates.get(edit.origin):
            gone = [place for place in old.places if place.answer == number]
            board.candidates[edit.origin] = old.without(gone)
        new = board.candidates[edit.to]
        if all(place.answer != number for place in new.places):
            places = sorted((*new.places, Mention(number, start, start, end)))
            board.candidates[edit.to] = replace(new, places=tuple(places))
        board.pinned.setdefault(edit.to, []).append((number, start, end))


def _made(key: str, heading: str, places: Iterable[Mention]) -> Candidate:
    return Candidate(key=key, heading=heading, source=ThemeSource.FACILITATOR, places=tuple(places))


def _found(
    board: ThemeBoard, themes: Iterable[tuple[str, Theme]], numbers: Iterable[int]
) -> list[Mention]:
    """Where keywords stand in some of the answers."""
    keywords = Keywords(themes)
    found = []
    for number in numbers:
        answer = board.answers[number]
        words = list(tokens(answer.said.text))
        for match in keywords.matches(words, answer.language):
            start, end = words[match.first].start, words[match.after - 1].end
            found.append(Mention(number, _sentence_at(answer, start), start, end))
    return found


def _sentence_at(answer: ReadAnswer, at: int) -> int:
    starts = [finding.sentence for finding in answer.findings if finding.sentence <= at]
    return max(starts, default=at)


def _slices_named(answers: Sequence[ReadAnswer], key: str) -> list[Slice]:
    return [
        (number, start, end)
        for number, answer in enumerate(answers)
        for start, end in slices(answer.said.text)
        if quote_key(answer.said.text[start:end]) == key
    ]
