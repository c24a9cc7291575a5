"""Which of the candidates are themes: those of most people that say something new.

Score and thresholds were measured on marked answers of two focus groups and on patients' feedback:
see benchmarks/round_up.py.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.round_up.candidates import Candidate, ReadAnswer
from bot.round_up.clauses import ECHO
from bot.round_up.counting import BY_VOICES, ByVoices
from bot.workshop.reveal import PEOPLE_FOR_COUNTS
from bot.workshop.theme_source import ThemeSource

WEIGHTS = {"theme": 1.6, "pair": 1.4, "not": 1.3, "set": 0.9, "word": 0.9}
MOST_RAISED = 8
CONSIDERED = 150
ABSORBED_FROM = 2 / 3
TOO_LITTLE_NEW = 0.34
NEARLY_EVERYBODY = 0.6
FEWEST_THEMES = 3
FEWEST_WHO_COME_BACK, MOST_WHO_COME_BACK = 3, 0.5

SentencePlaces = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLimits:
    """How many themes so many people get, and how many of them a theme needs: a few from `people`
    up, and the others from `sure`."""

    themes: int
    people: int
    also_said: int
    sure: int = 0
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
        return ThemeLimits(themes=5 if people < 25 else 6, people=2, also_said=6, sure=3)
    return ThemeLimits(themes=7, people=3, also_said=6)


def choose(
    candidates: Iterable[Candidate],
    answers: Sequence[ReadAnswer],
    people: int,
    counting: ByVoices = BY_VOICES,
) -> ChosenThemes:
    """The themes of a round-up, before anybody edits it."""
    bounds = limits(people)
    everything = [
        _entry(candidate, counting.people(candidate, answers).total(), people)
        for candidate in candidates
    ]
    all_entries = [entry for entry in everything if not entry.candidate.is_echo]
    is_listed = any(entry.is_listed and entry.people for entry in all_entries)
    entries = [
        entry
        for entry in all_entries
        if entry.people >= bounds.people and not (is_listed and _is_word(entry))
    ]
    waiting = sorted(entries, key=lambda entry: entry.rank(set()))[:CONSIDERED]
    chosen, passed_over = _sure(*_greedily(waiting, bounds.themes), bounds.sure)
    keys = {entry.candidate.key for entry in chosen}
    raised = [
        entry
        for entry in passed_over
        if entry.is_listed or _may_be_raised(entry, bounds, is_listed)
    ]
    if not bounds.themes:
        raised = _apart(waiting)
    raised = sorted(raised, key=_falling)
    keys |= {entry.candidate.key for entry in raised}
    raised += [
        echo
        for echo in sorted(everything, key=_falling)
        if _comes_back(echo, people) and not (is_listed and not echo.is_listed)
        if echo.candidate.key.removeprefix(ECHO) not in keys
    ]
    return ChosenThemes(
        tuple(entry.candidate.key for entry in sorted(chosen, key=_falling)),
        tuple(entry.candidate.key for entry in raised[:MOST_RAISED]),
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


def _comes_back(entry: _Entry, people: int) -> bool:
    """Whether some people come back to what was asked, beside many who do not: where most say it
    again, it says nothing."""
    few, many = FEWEST_WHO_COME_BACK, MOST_WHO_COME_BACK * people
    return entry.candidate.is_echo and people >= PEOPLE_FOR_COUNTS and few <= entry.people <= many


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
    return chosen, passed_over + left


def _sure(
    chosen: Sequence[_Entry], passed_over: Sequence[_Entry], people: int
) -> tuple[list[_Entry], list[_Entry]]:
    """Themes of so many people, and others only until there are three: what two of twenty say is
    raised."""
    sure = [entry for entry in chosen if entry.people >= people]
    others = [entry for entry in chosen if entry.people < people]
    fewest = max(0, FEWEST_THEMES - len(sure))
    return [*sure, *others[:fewest]], [*passed_over, *others[fewest:]]


def _adds_words(entry: _Entry, chosen: Iterable[_Entry]) -> bool:
    """A listed theme may share its sentences with another one, but not its very words."""
    places = set(entry.candidate.places)
    return entry.is_listed and not any(places.issubset(other.candidate.places) for other in chosen)


def _is_within(entry: _Entry, other: _Entry) -> bool:
    """Whether one stands where the other stands: in all of its sentences, or mostly in its very
    words."""
    if entry.sentences <= other.sentences:
        return True
    places, around = entry.candidate.places, other.candidate.places_by_answer
    inside = sum(any(map(place.is_within, around.get(place.answer, ()))) for place in places)
    return inside >= ABSORBED_FROM * len(places)


def _apart(entries: Sequence[_Entry]) -> list[_Entry]:
    """Without those that live in the sentences of a better one."""
    kept: list[_Entry] = []
    for entry in entries:
        if entry.is_listed or not any(_is_within(entry, other) for other in kept):
            kept.append(entry)
    return kept
