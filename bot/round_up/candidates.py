"""Everything that could become a theme: who spoke of it, where, and in which words."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bot.round_up.clauses import ECHO, Finding
from bot.round_up.findings import Reader
from bot.round_up.language import WELSH
from bot.round_up.said import Said
from bot.workshop.mutations import mutated
from bot.workshop.plan import Theme
from bot.workshop.theme_source import ThemeSource

MOST_WORDS = 4
TELLING = 60

Voice = tuple[int, int]
"""The number of a value, and that of a person in it."""


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """One answer as it was read. `index` is its place in what came in; the same `voice` is the
    same person."""

    index: int
    said: Said
    voice: Voice
    language: str
    findings: tuple[Finding, ...]

    @property
    def value(self) -> int:
        """The number of the value that it belongs to."""
        return self.voice[0]


class Mention(NamedTuple):
    """Where something was found: the answer's place in the list of all, and the slice of it."""

    answer: int
    sentence: int
    start: int
    end: int

    def is_within(self, other: "Mention") -> bool:
        """Whether it is a piece of another one."""
        return self.answer == other.answer and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A possible theme. `places` are in the order of the answers."""

    key: str
    heading: str
    heading_cy: str = ""
    source: ThemeSource = ThemeSource.WORDS
    places: tuple[Mention, ...] = ()

    def voices(self, answers: Sequence[ReadAnswer]) -> set[Voice]:
        """The people who spoke of it."""
        return {answers[place.answer].voice for place in self.places}

    @property
    def places_by_answer(self) -> Mapping[int, Sequence[Mention]]:
        """The places in each answer that has any."""
        return {
            answer: tuple(places)
            for answer, places in groupby(self.places, key=attrgetter("answer"))
        }

    @property
    def sentences(self) -> frozenset[tuple[int, int]]:
        """The sentences that speak of it."""
        return frozenset((place.answer, place.sentence) for place in self.places)

    @property
    def is_echo(self) -> bool:
        """Whether people only said again what was asked."""
        return self.key.startswith(ECHO)

    def without(self, places: Iterable[Mention]) -> "Candidate":
        """The candidate without some of its places."""
        gone = set(places)
        return replace(self, places=tuple(place for place in self.places if place not in gone))


@dataclass(slots=True)
class _Spellings:
    """How people wrote something: a capital at the beginning of a sentence is none."""

    people: defaultdict[str, set[Voice]] = field(default_factory=lambda: defaultdict(set))

    def commonest(self) -> list[str]:
        """One spelling for each, those of most people first."""
        by_text: defaultdict[str, list[str]] = defaultdict(list)
        for text in self.people:
            by_text[" ".join(text.casefold().replace("-", " ").split())].append(text)
        merged = [
            (len(set[Voice]().union(*(self.people[text] for text in texts))), self._best(texts))
            for texts in by_text.values()
        ]
        return [text for _, text in sorted(merged, key=lambda entry: (-entry[0], entry[1]))]

    def _best(self, texts: Sequence[str]) -> str:
        small = [text for text in texts if not (text[:1].isupper() and text[1:].islower())]
        return min(small or texts, key=lambda text: (-len(self.people[text]), text))


def read(said: Sequence[Said], reader: Reader, value: int = 0) -> list[ReadAnswer]:
    """The answers to one thing that was asked that count: without those that were added later, and
    those that are held back."""
    found = []
    for index, answer in enumerate(said):
        if not (answer.is_counted and any(map(str.isalnum, answer.text))):
            continue
        language, findings = reader.findings(answer.text)
        voice = value, answer.voice
        found.append(ReadAnswer(index, answer, voice, language, tuple(findings)))
    return found


def written(answers: Iterable[ReadAnswer]) -> str:
    """The findings of all answers, as text without a word of theirs: read in one call, used in
    another."""
    return json.dumps(
        [[one.index, one.language, one.findings] for one in answers],
        ensure_ascii=False,
    )


def opened(text: str, said: Sequence[Said], value: int) -> list[ReadAnswer]:
    """What was `written` of the same answers, which are now those of the value of that number."""
    found = []
    for index, language, findings in json.loads(text):
        one = said[index]
        voice = value, one.voice
        entries = tuple(Finding(*entry) for entry in findings)
        found.append(ReadAnswer(index, one, voice, language, entries))
    return found


def candidates(
    answers: Sequence[ReadAnswer], themes: Iterable[tuple[str, Theme]]
) -> dict[str, Candidate]:
    """What answers have in common, by key. Words and phrases need two people."""
    places: defaultdict[str, list[Mention]] = defaultdict(list)
    for number, answer in enumerate(answers):
        for key, *place in answer.findings:
            places[key].append(Mention(number, *place))
    _join_mutations(places, answers)
    found = {
        key: Candidate(
            key=key,
            heading=theme.heading,
            heading_cy=theme.heading_cy,
            source=ThemeSource.LIST,
            places=tuple(places[key]),
        )
        for key, theme in themes
    }
    for key, where in places.items():
        if key not in found and _is_shared(where, answers):
            listed = found.get(key.removeprefix(ECHO))
            if listed is not None and listed.source is ThemeSource.LIST:
                found[key] = replace(listed, key=key, places=tuple(where))
            else:
                heading = words_of(where, answers)[0]
                found[key] = Candidate(key=key, heading=heading, places=tuple(where))
    return found


def words_of(places: Iterable[Mention], answers: Sequence[ReadAnswer]) -> tuple[str, ...]:
    """The words that stand there, those of most people first."""
    spellings = _Spellings()
    for place in places:
        answer = answers[place.answer]
        text = _spelled(answer.said.text[place.start : place.end])
        spellings.people[text].add(answer.voice)
    return tuple(spellings.commonest())


def _spelled(text: str) -> str:
    """Words without the quotation marks that stand between them: "to 'train" is a piece."""
    if all(map(str.isalpha, text.split())):
        return " ".join(text.split())
    from bot.workshop.response import shown  # noqa: PLC0415 takes a third of the time to start

    return " ".join(map(shown, text.split()))


def people_by_key(answers: Sequence[ReadAnswer]) -> Counter[str]:
    """How many people spoke of each thing, alone or not."""
    return Counter(key for key, _ in {(f.key, a.voice) for a in answers for f in a.findings})


def _is_shared(places: Sequence[Mention], answers: Sequence[ReadAnswer]) -> bool:
    if len({answers[place.answer].voice for place in places}) < 2:
        return False
    sentences = (_beginning(answers[place.answer].said.text, place.sentence) for place in places)
    first = next(sentences)
    return len(first.split()) <= MOST_WORDS or any(one != first for one in sentences)


def _beginning(text: str, start: int) -> str:
    """What tells a sentence from another: a piece of one that several people send word for word is
    no theme, and they are quoted with the whole of it."""
    return " ".join(text[start : start + TELLING].casefold().split())


def _join_mutations(places: defaultdict[str, list[Mention]], answers: Sequence[ReadAnswer]) -> None:
    """Welsh words that are a mutation of one that was said as well are the same word."""
    welsh = {number for number, answer in enumerate(answers) if answer.language == WELSH}
    words = {
        key
        for key, where in places.items()
        if key.startswith("word:") and welsh.issuperset(place.answer for place in where)
    }
    for key in sorted(words):
        for form in mutated(key.removeprefix("word:")):
            if (other := f"word:{form}") in words and other in places and key in places:
                places[key] = sorted(places[key] + places.pop(other))
