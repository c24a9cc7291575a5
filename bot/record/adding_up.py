"""How many people spoke of something in several sessions: what their records count, added up.

Whose texts belong together is not known any more. A record has everything that two people spoke
of, so where a text fits and the record says nothing it was one person. Archives of a former format
have no themes: there texts are counted, within each prompt, up to how many people answered it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.round_up import Edit, MergeThemes
from bot.round_up.candidates import Candidate, ReadAnswer
from bot.round_up.counting import ByVoices
from bot.round_up.edits import own_key
from bot.round_up.said import Said
from bot.round_up.themed import NAMED
from bot.workshop.mutations import mutated

WORD, OWN = "word:", "own:"

SessionValue = tuple[int, int]
"""The number of a session, and that of a value in what is combined."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text is from: a prompt of a value in one of the sessions, or none (THOUGHT), and how
    many people said something there."""

    session: int
    value: int
    prompt: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedUp(ByVoices):
    """Counts by records. `sources` has that of each voice; of `recorded` a place is missing whose
    record has no themes. `numbers` are those of values as answers have them; `parts` are the themes
    that were merged into one."""

    sources: Mapping[int, Source]
    recorded: Mapping[SessionValue, Mapping[str, int]]
    numbers: Mapping[int, int]
    parts: Mapping[str, frozenset[str]]

    def everybody(self, said: Sequence[Said]) -> int:
        """At least so many people answered: nobody knows who answered two prompts of a value."""
        most: Counter[SessionValue] = Counter()
        for answer in said:
            source = self.sources[answer.voice]
            place = source.session, source.value
            most[place] = max(most[place], source.answered)
        return most.total()

    def people(self, candidate: Candidate, answers: Sequence[ReadAnswer]) -> Counter[int]:
        """What the records say of a theme, by the number of the value."""
        texts: defaultdict[SessionValue, Counter[Source]] = defaultdict(Counter)
        for number in {place.answer for place in candidate.places}:
            source = self.sources[answers[number].voice[1]]
            texts[source.session, source.value][source] += 1
        found: Counter[int] = Counter()
        for place, by_prompt in texts.items():
            found[self.numbers[place[1]]] += self._at(place, candidate.key, by_prompt)
        if candidate.key.startswith(NAMED):
            for place in self.recorded.keys() - texts.keys():
                found[self.numbers[place[1]]] += self.recorded[place].get(candidate.key, 0)
        return +found

    def recorded_in(self, session: int, value: int, key: str) -> int:
        """How many people of a session spoke of a theme, as its record says it; 0 where it says
        nothing: that is one person at most."""
        recorded = self.recorded.get((session, value), {})
        known = [recorded.get(part, 0) for part in (key, *self._parts(key))]
        return known[0] or max(known)

    def _at(self, place: SessionValue, key: str, by_prompt: Counter[Source]) -> int:
        by_texts = max(min(count, source.answered) for source, count in by_prompt.items())
        if place not in self.recorded:
            return by_texts
        recorded = self.recorded[place]
        if key in recorded:
            return recorded[key]
        known = [recorded[part] for part in self._parts(key) if part in recorded]
        if known:
            return max(known)
        # A theme that another session's facilitator made is in no other record.
        return by_texts if key.startswith(OWN) else 1

    def _parts(self, key: str) -> Iterable[str]:
        if key.startswith(WORD):
            return (f"{WORD}{form}" for form in mutated(key.removeprefix(WORD)))
        return self.parts.get(key, ())


def merged_parts(edits: Iterable[Edit]) -> dict[str, frozenset[str]]:
    """For each theme that edits make of others, all of those, however often they were merged."""
    parts: dict[str, frozenset[str]] = {}
    for edit in edits:
        if isinstance(edit, MergeThemes):
            key = own_key(edit.heading)
            known = (parts.get(part, frozenset()) | {part} for part in edit.themes)
            parts[key] = parts.get(key, frozenset()).union(*known)
    return parts
