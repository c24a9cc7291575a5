"""The words of one value in several sessions, added up: what is one word in any of them, stays one.

Rules hold over all sessions. A record that shows two words apart though a rule would join them is
that of a facilitator who took them apart: so they are left, unless another put them together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.workshop.record import ValueRecord
from bot.workshop.response import shown as bare
from bot.workshop.response import word_key
from bot.workshop.same_word import Decision, commonest_first, join, kin_by_rule, told_apart
from bot.workshop.traits import Pair
from bot.workshop.word_count import MergedBy, MergedWords, WordCount

People = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedWords:
    """What ValueRecord says of words."""

    words: tuple[WordCount, ...]
    merged: tuple[MergedWords, ...]


def add_words(records: Sequence[ValueRecord]) -> AddedWords:
    """The people of each word added up, shown as most of them said it. Who said two words that
    only another session put together counts twice, but no more people than answered."""
    people = _spellings(records)
    ruled = _together(_pairs(records, MergedBy.RULE))
    most = sum(record.answered or 0 for record in records)
    words: list[WordCount] = []
    merged: list[MergedWords] = []
    for keys in _one_word_each(records, people):
        word = commonest_first(people[keys[0]])[0]
        count = sum(people[key].total() for key in keys)
        words.append(WordCount(word=word, people=min(count, most) if len(keys) > 1 else count))
        merged += _merged(word, {key: people[key] for key in keys}, ruled)
    return AddedWords(words=tuple(words), merged=tuple(merged))


def words_in_each(records: Sequence[ValueRecord]) -> list[tuple[str, tuple[int, ...]]]:
    """The words of `add_words` as they are shown there, each with its people in each of the
    records: no more than answered."""
    people = _spellings(records)
    of_each = [(_spellings([record]), record.answered or 0) for record in records]
    return [
        (
            commonest_first(people[keys[0]])[0],
            tuple(min(most, sum(own[key].total() for key in keys)) for own, most in of_each),
        )
        for keys in _one_word_each(records, people)
    ]


def _one_word_each(records: Sequence[ValueRecord], people: People) -> Iterator[list[str]]:
    """For each word that anybody is known to have said, the keys that are counted as it; that by
    which it is shown comes first."""
    put = set(_pairs(records, MergedBy.FACILITATOR))
    together = _together(put | set(_pairs(records, MergedBy.RULE)))
    apart = [Decision(one=a, other=b, together=False) for a, b in _apart(records, people, put)]
    yielding = {one.other for one in together}
    for keys in join(people.keys(), kin_by_rule(people), together + apart):
        if any(people[key].total() for key in keys):
            yield _ranked(keys, people, yielding)


def _spellings(records: Iterable[ValueRecord]) -> defaultdict[str, Counter[str]]:
    """By key how many people are known to have used each spelling; 0 for those that are only known
    to have been said."""
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for merged in record.merged:
            for text in merged.others:
                people[word_key(text)][bare(text)] += 0
        for count in record.words:
            people[word_key(count.word)][bare(count.word)] += count.people
    return people


def _pairs(records: Iterable[ValueRecord], by: MergedBy) -> Iterator[Pair]:
    """What was put together in any session: what is shown, and what is counted with it."""
    for merged in (one for record in records for one in record.merged if one.by is by):
        shown = word_key(merged.word)
        yield from ((shown, word_key(other)) for other in merged.others if word_key(other) != shown)


def _apart(records: Iterable[ValueRecord], people: People, put: Iterable[Pair]) -> set[Pair]:
    """What a rule would join, and a record shows as two."""
    listed = [{word_key(count.word) for count in record.words} for record in records]
    return {
        pair
        for kin in kin_by_rule(people)
        for shown in listed
        for pair in combinations(sorted((set(kin) & shown) - _keys(put)), 2)
    }


def _keys(pairs: Iterable[Pair]) -> set[str]:
    return {key for pair in pairs for key in pair}


def _ranked(keys: Iterable[str], people: People, yielding: set[str]) -> list[str]:
    """The key that is shown first: that of most people."""
    return sorted(keys, key=lambda key: (-people[key].total(), key in yielding, len(key), key))


def _together(pairs: Iterable[Pair]) -> list[Decision]:
    return [Decision(one=one, other=other, together=True) for one, other in pairs]


def _merged(word: str, people: People, ruled: Sequence[Decision]) -> Iterator[MergedWords]:
    """What is counted with a word: by rule what would be, if no facilitator had said so. The first
    of the keys is its own."""
    shown = next(iter(people))
    by_rule = next(kin for kin in join(people, kin_by_rule(people), ruled) if shown in kin)
    for by in MergedBy:
        found = [key for key in people if (key in by_rule) is (by is MergedBy.RULE)]
        others = told_apart(word, (text for key in found for text in commonest_first(people[key])))
        if others:
            yield MergedWords(word=word, others=others, by=by)
