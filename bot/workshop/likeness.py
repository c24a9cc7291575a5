"""Words that may be the same: found for a facilitator, who decides. Nothing is joined by this.

Each way of being alike looks words up by what they would share, so that 300 words take a few
milliseconds and not the 45,000 comparisons of each with each.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from bot.workshop.mutations import mutated
from bot.workshop.negation import are_opposed
from bot.workshop.same_word import Word
from bot.workshop.slips import are_real_words, mistyped
from bot.workshop.traits import Keys, Pair, sharing
from bot.workshop.two_languages import in_two_languages
from bot.workshop.word_forms import is_often_one_with_its_plural, plurals

MOST_SUGGESTED = 10
SHORTEST_MUTATED = 5
SHORTEST_PAST = 4
SHORTEST_ABBREVIATION = 2
MOST_COMPARED = 150
ALIKE = 0.85
SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
ARTICLE = "ال"
WORD = re.compile(r"[^\W\d_]{4,}")


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
    """Plurals that no rule joins, as they may say something else; and those of abbreviations."""
    for key, text in said.items():
        for plural in plurals(key) or _of_abbreviation(key):
            if plural in said and is_often_one_with_its_plural(text):
                yield key, plural


def _of_abbreviation(key: str) -> tuple[str, ...]:
    """KPI and KPIs: an i at the end of English words is rare."""
    is_one = key.isascii() and key.isalpha() and len(key) >= SHORTEST_ABBREVIATION
    return (f"{key}s",) if is_one and not key.endswith("s") else ()


def _skin_tones(said: Keys) -> Iterator[Pair]:
    return sharing(said, lambda key, _: [SKIN_TONES.sub("", key)])


def _with_article(said: Keys) -> Iterator[Pair]:
    return ((key, ARTICLE + key) for key in said if ARTICLE + key in said)


def _mutated(said: Keys) -> Iterator[Pair]:
    """Welsh words that begin softer, or through the nose, after others: gobaith, obaith."""
    for key in (key for key in said if len(key) >= SHORTEST_MUTATED):
        for other in mutated(key):
            if other in said and not are_real_words(said[key], said[other]):
                yield key, other


def _past(said: Keys) -> Iterator[Pair]:
    for key in (key for key in said if len(key) >= SHORTEST_PAST):
        for past in (key + "ed", key + "d", key + key[-1] + "ed", key[:-1] + "ied"):
            if past in said and past.endswith("ed"):
                yield key, past


def _nearly_equal(said: Keys) -> Iterator[Pair]:
    """Phrases of the same words in another order, or of nearly the same."""
    phrases = {key: text for key, text in said.items() if len(text.split()) > 1}
    yield from sharing(phrases, lambda _, text: [" ".join(sorted(text.split()))])
    pairs = sharing(phrases, lambda _, text: WORD.findall(text))
    near = ((a, b) for a, b in pairs if 2 * min(len(a), len(b)) >= ALIKE * (len(a) + len(b)))
    for one, other in islice(near, MOST_COMPARED):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        is_near = matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
        if is_near and not are_real_words(said[one], said[other]):
            yield one, other


WAYS = (
    *(_plurals, _skin_tones, _with_article, mistyped, in_two_languages),
    *(_nearly_equal, _mutated, _past),
)
