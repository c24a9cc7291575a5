"""Words that may be the same: found for a facilitator, who decides. Nothing is joined by this.

Each way of being alike looks words up by what they would share, so that 300 words take a few
milliseconds and not the 45,000 comparisons of each with each.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, islice

from bot.workshop.negation import are_opposed
from bot.workshop.same_word import Word
from bot.workshop.word_forms import plurals

MOST_SUGGESTED = 10
SHORTEST_TYPED, SHORTEST_WITH_TWO_SLIPS = 5, 9
SHORTEST_MUTATED = 5
SHORTEST_PAST = 4
LONGEST_LOOKED_UP = 20
MOST_SHARING = 40
MOST_COMPARED = 150
ALIKE = 0.85
SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
ARTICLE = "ال"
MUTATIONS = (
    *(("p", "b"), ("p", "mh"), ("p", "ph"), ("t", "d"), ("t", "nh"), ("t", "th")),
    *(("c", "g"), ("c", "ngh"), ("c", "ch"), ("b", "f"), ("b", "m"), ("d", "dd"), ("d", "n")),
    *(("g", ""), ("g", "ng"), ("m", "f"), ("ll", "l"), ("rh", "r")),
)
WORD = re.compile(r"[^\W\d_]{4,}")

Pair = tuple[str, str]
Keys = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two words that may be one, by their keys: `one` is that of more people."""

    one: str
    other: str


def suggest(
    words: Iterable[Word], apart: Iterable[frozenset[str]] = (), most: int = MOST_SUGGESTED
) -> tuple[Suggestion, ...]:
    """Pairs of words that may be the same, the surest first: never the negation of each other,
    nor what a facilitator keeps `apart`, by keys."""
    by_key = {form.key: word for word in words for form in word.forms}
    said = {form.key: form.spellings[0].casefold() for w in by_key.values() for form in w.forms}
    refused = set(apart)
    found: dict[Pair, Suggestion] = {}
    for way in WAYS:
        pairs = {(min(pair), max(pair)) for pair in islice(way(said), MOST_COMPARED)}
        for pair in sorted(pairs, key=lambda keys: _rank(by_key, keys)):
            one, other = sorted((by_key[key] for key in pair), key=_first)
            shown = one.forms[0].key, other.forms[0].key
            if one is not other and shown not in found and _may_be_one(said, pair, shown, refused):
                found[shown] = Suggestion(one=shown[0], other=shown[1])
            if len(found) == most:
                return tuple(found.values())
    return tuple(found.values())


def _may_be_one(said: Keys, pair: Pair, shown: Pair, refused: set[frozenset[str]]) -> bool:
    if frozenset(pair) in refused or frozenset(shown) in refused:
        return False
    return not are_opposed(said[pair[0]], said[pair[1]])


def _rank(by_key: Mapping[str, Word], pair: Pair) -> tuple[int, Pair]:
    return -sum(by_key[key].people for key in pair), pair


def _first(word: Word) -> tuple[int, int, str]:
    return -word.people, len(word.forms[0].key), word.forms[0].key


def _plurals(said: Keys) -> Iterator[Pair]:
    """Plurals that often say something else, so that no rule joins them."""
    return ((key, plural) for key in said for plural in plurals(key) if plural in said)


def _skin_tones(said: Keys) -> Iterator[Pair]:
    return _sharing(said, lambda key, _: [SKIN_TONES.sub("", key)])


def _with_article(said: Keys) -> Iterator[Pair]:
    return ((key, ARTICLE + key) for key in said if ARTICLE + key in said)


def _mutated(said: Keys) -> Iterator[Pair]:
    """Welsh words that begin softer, or through the nose, after others: gobaith, obaith."""
    for key in said:
        for start, softer in MUTATIONS:
            mutated = softer + key.removeprefix(start)
            if key.startswith(start) and len(key) >= SHORTEST_MUTATED and mutated in said:
                yield key, mutated


def _past(said: Keys) -> Iterator[Pair]:
    for key in said:
        if len(key) >= SHORTEST_PAST:
            for past in (key + "ed", key + "d", key + key[-1] + "ed", key[:-1] + "ied"):
                if past in said and past.endswith("ed"):
                    yield key, past


def _mistyped(said: Keys) -> Iterator[Pair]:
    """One slip, two in long words: a letter too few, too many, another, or two in turn."""
    typed = {key: text for key, text in said.items() if len(key) >= SHORTEST_TYPED}
    short = {key: text for key, text in typed.items() if len(key) <= LONGEST_LOOKED_UP}
    long = {key: text for key, text in typed.items() if len(key) >= SHORTEST_WITH_TWO_SLIPS}
    near = _sharing(short, lambda key, _: _without_a_letter(key))
    ends = _sharing(long, lambda key, _: [f"{key[:4]}…", f"{key[0]}…{key[-3:]}"])
    could_be = (pair for pair in ends if _could_be_mistyped(*pair))
    for one, other in islice(near, MOST_COMPARED):
        if one[0] == other[0] and _has_slips(one, other, 1):
            yield one, other
    for one, other in islice(could_be, MOST_COMPARED):
        if _has_slips(one, other, 2):
            yield one, other


def _nearly_equal(said: Keys) -> Iterator[Pair]:
    """Phrases of the same words in another order, or of nearly the same."""
    phrases = {key: text for key, text in said.items() if len(text.split()) > 1}
    yield from _sharing(phrases, lambda _, text: [" ".join(sorted(text.split()))])
    pairs = _sharing(phrases, lambda _, text: WORD.findall(text))
    near = ((a, b) for a, b in pairs if 2 * min(len(a), len(b)) >= ALIKE * (len(a) + len(b)))
    for one, other in islice(near, MOST_COMPARED):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            yield one, other


WAYS = (_plurals, _skin_tones, _with_article, _mistyped, _nearly_equal, _mutated, _past)


def _sharing(said: Keys, traits: Callable[[str, str], Iterable[str]]) -> Iterator[Pair]:
    """Pairs that have a trait in common; what too many have in common says nothing."""
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for key, text in said.items():
        for trait in traits(key, text):
            sharing[trait].add(key)
    seen: set[Pair] = set()
    for keys in sharing.values():
        if 1 < len(keys) <= MOST_SHARING:
            fresh = [pair for pair in combinations(sorted(keys), 2) if pair not in seen]
            seen.update(fresh)
            yield from fresh


def _without_a_letter(key: str) -> Iterator[str]:
    yield key
    yield from (key[:place] + key[place + 1 :] for place in range(len(key)))


def _could_be_mistyped(one: str, other: str) -> bool:
    """What is quickly seen: two slips change two letters, and two for others, at most."""
    return abs(len(one) - len(other)) <= 2 and len(set(one) ^ set(other)) <= 4


def _has_slips(one: str, other: str, most: int) -> bool:
    """Whether there are at most so many edits from one to the other: letters left out, put in,
    changed, or two in turn (optimal string alignment, in the band that so few can reach)."""
    far = most + 1
    above: list[int] = []
    before = [min(place, far) for place in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        row = [far] * (len(other) + 1)
        row[0] = min(i, far)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            same = letter == other[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (not same))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, above[j - 2] + 1)
            row[j] = cost
        if min(row) >= far:
            return False
        above, before = before, row
    return before[-1] <= most
