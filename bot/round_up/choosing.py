"""Which of the candidates are themes: those of most people that say something new.

Score and thresholds were measured on marked answers of two focus groups and on patients' feedback:
see benchmarks/round_up.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.round_up.candidates import Candidate, ReadAnswer
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.workshop.record import ThemeSource
from bot.workshop.reveal import PEOPLE_FOR_COUNTS

WEIGHTS = {"theme": 1.6, "pair": 1.4, "not": 1.3, "word": 0.9}
MOST_RAISED = 8
CONSIDERED = 150
ABSORBED_FROM = 2 / 3
TOO_LITTLE_NEW = 0.34
NEARLY_EVERYBODY = 0.6

SentencePlaces = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLimits:
    """How many themes so many people get, and how many of them a theme needs."""

    themes: int
    people: int
    also_said: int
    quotes: int = 2
    heard_again: int = 0


@dataclass(frozen=True, slots=True)
class ChosenThemes:
    """The keys of themes, and of what was raised besides, each falling by people."""

    themes: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    candidate: Candidate
    people: int
    sentences: SentencePlaces
    score: float

    @property
    def is_listed(self) -> bool:
        return self.candidate.source is ThemeSource.LIST

    def new(self, heard: set[tuple[int, int]]) -> float:
        """The share of its sentences that no chosen theme has."""
        return len(self.sentences - heard) / len(self.sentences)

    def rank(self, heard: set[tuple[int, int]]) -> tuple[float, int, str]:
        new = self.new(heard)
        factor = 0.8 + 0.2 * new if self.is_listed else 0.35 + 0.65 * new
        return -self.score * factor, -len(self.sentences), self.candidate.key


def limits(people: int) -> ThemeLimits:
    """The limits for a number of people."""
    if people < PEOPLE_FOR_COUNTS:
        return ThemeLimits(themes=0, people=2, also_said=people)
    if people < 10:
        return ThemeLimits(themes=4, people=2, also_said=people, heard_again=5)
    if people < 50:
        return ThemeLimits(themes=5 if people < 25 else 6, people=2, also_said=6)
    return ThemeLimits(themes=7, people=3, also_said=6)


def choose(
    candidates: Iterable[Candidate],
    answers: Sequence[ReadAnswer],
    people: int,
    counting: ByVoices = BY_VOICES,
) -> ChosenThemes:
    """The themes of a round-up, before anybody edits it."""
    bounds = limits(people)
    all_entries = [
        _entry(candidate, counting.people(candidate, answers).total(), people)
        for candidate in candidates
    ]
    is_listed = any(entry.is_listed and entry.people for entry in all_entries)
    entries = [
        entry
        for entry in all_entries
        if entry.people >= bounds.people and not (is_listed and _is_word(entry))
    ]
    waiting = sorted(entries, key=lambda entry: entry.rank(set()))[:CONSIDERED]
    chosen, passed_over = _greedily(waiting, bounds.themes)
    keys = {entry.candidate.key for entry in chosen}
    raised = [
        entry
        for entry in passed_over
        if entry.is_listed or _may_be_raised(entry, bounds, is_listed)
    ]
    if not bounds.themes:
        raised = _apart(waiting)
    return ChosenThemes(
        tuple(e.candidate.key for e in sorted(chosen, key=_falling) if e.candidate.key in keys),
        tuple(e.candidate.key for e in sorted(raised, key=_falling)[:MOST_RAISED]),
    )


def _entry(candidate: Candidate, count: int, people: int) -> _Entry:
    kind = candidate.key.partition(":")[0]
    score = (count - 0.5) * WEIGHTS.get(kind, 1)
    if people >= PEOPLE_FOR_COUNTS and count > NEARLY_EVERYBODY * people:
        score *= 0.8
    return _Entry(candidate, count, candidate.sentences, score)


def _may_be_raised(entry: _Entry, bounds: ThemeLimits, is_listed: bool) -> bool:
    """Beside a list that found something, what it misses needs one person more."""
    return entry.people > bounds.people or not is_listed


def _is_word(entry: _Entry) -> bool:
    return entry.candidate.key.startswith("word:")


def _falling(entry: _Entry) -> tuple[int, float, str]:
    return -entry.people, -entry.score, entry.candidate.key


def _greedily(waiting: Sequence[_Entry], most: int) -> tuple[list[_Entry], list[_Entry]]:
    """The best one by one, each seen beside those chosen before; and what is left of the rest."""
    chosen: list[_Entry] = []
    passed_over: list[_Entry] = []
    heard: set[tuple[int, int]] = set()
    left = list(waiting)
    while left and len(chosen) < most:
        best = min(left, key=lambda entry: entry.rank(heard))
        left.remove(best)
        if best.new(heard) < TOO_LITTLE_NEW and not _adds_words(best, chosen):
            passed_over.append(best)
            continue
        chosen.append(best)
        heard |= best.sentences
        left = [entry for entry in left if entry.is_listed or not _is_within(entry, best)]
    return chosen, [entry for entry in passed_over if entry.is_listed] + left


def _adds_words(entry: _Entry, chosen: Iterable[_Entry]) -> bool:
    """A listed theme may share its sentences with another one, but not its very words."""
    places = set(entry.candidate.places)
    return entry.is_listed and not any(places.issubset(other.candidate.places) for other in chosen)


def _is_within(entry: _Entry, other: _Entry) -> bool:
    shared = len(entry.sentences & other.sentences)
    return shared >= ABSORBED_FROM * len(entry.sentences)


def _apart(entries: Sequence[_Entry]) -> list[_Entry]:
    """Without those that live in the sentences of a better one."""
    kept: list[_Entry] = []
    for entry in entries:
        if entry.is_listed or not any(_is_within(entry, other) for other in kept):
            kept.append(entry)
    return kept
