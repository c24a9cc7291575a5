"""Words and two-word phrases that several people used, counted by people."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.plain_round_up.reading import (
    Word,
    clauses,
    is_content,
    is_everyday,
    is_negation,
    negates,
    words_of,
)
from bot.noticing.spelling import one_spelling
from bot.round_up.held_back import FLAGS, KINDS
from bot.round_up.said import Said
from bot.workshop.word_count import WordCount

MOST_WORDS = 8
LONGEST_DENIAL = 4
ABSORBED_FROM = 2 / 3
_POINTS_AT_SOMEBODY = re.compile("|".join(KINDS.values()), FLAGS)


@dataclass(slots=True)
class _Found:
    """A word or phrase: who used it, and how they wrote it."""

    is_phrase: bool
    voices: set[int] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def spelling(self) -> str:
        """The commonest, but without the capital of a sentence's beginning if anybody did so."""
        small = [text for text in self.spellings if not (text[0].isupper() and text[1:].islower())]
        return min(small or self.spellings, key=lambda text: (-self.spellings[text], text))


def words_in_common(answers: Sequence[Said], asked: Sequence[str]) -> tuple[WordCount, ...]:
    """Up to eight words or phrases that two or more people used, falling by people."""
    found: defaultdict[str, _Found] = defaultdict(lambda: _Found(is_phrase=False))
    known = _words_of_what_was_asked(asked)
    for said in answers:
        for key, text, is_phrase in _findings(said.text, known):
            found[key].is_phrase |= is_phrase
            found[key].voices.add(said.voice)
            found[key].spellings[text] += 1
    shared = [entry for entry in found.values() if len(entry.voices) > 1]
    best = sorted(_apart(shared), key=_weight)[:MOST_WORDS]
    counts = [WordCount(word=entry.spelling, people=len(entry.voices)) for entry in best]
    return tuple(sorted(counts, key=lambda count: (-count.people, count.word.casefold())))


def without_identifiers(text: str) -> str:
    """The text with a full stop in place of whatever could point at somebody."""
    return _POINTS_AT_SOMEBODY.sub(" . ", one_spelling(text))


def _weight(entry: _Found) -> tuple[int, bool, int, str]:
    """Most people first; of as many people phrases, then long words: they say more."""
    return -len(entry.voices), not entry.is_phrase, -len(entry.spelling), entry.spelling


def _words_of_what_was_asked(asked: Iterable[str]) -> frozenset[str]:
    """The words, their parts and pairs, each also without the s of a plural."""
    words = [word for text in asked for clause in clauses(text) for word in words_of(clause)]
    keys = {key for word in words for key in (word.key, *word.parts)}
    keys |= {first.key + second.key for first, second in pairwise(words)}
    return frozenset(keys | {key.removesuffix("s") for key in keys})


def _findings(text: str, known: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """Key, spelling, and whether it is a phrase, of each finding in one answer."""
    for clause in clauses(without_identifiers(text)):
        words = words_of(clause)
        denied = _denied(words)
        for at, word in enumerate(words):
            if not is_content(word):
                continue
            if at in denied:
                yield from _denial(words[denied[at] : at + 1])
                continue
            if _is_known(word, known):
                continue
            if not is_everyday(word):
                yield word.key, word.text, False
            if at and at - 1 not in denied and is_content(words[at - 1]):
                yield from _pair(words[at - 1], word, known)


def _pair(first: Word, second: Word, known: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    key = first.key + second.key
    if not _is_known(first, known) and key not in known:
        yield key, f"{first.text} {second.text}", True


def _denial(words: Sequence[Word]) -> list[tuple[str, str, bool]]:
    """What was denied, with the word that denies it and all between; nothing if that is long."""
    if len(words) > LONGEST_DENIAL:
        return []
    return [(" ".join(word.key for word in words), " ".join(word.text for word in words), True)]


def _is_known(word: Word, known: frozenset[str]) -> bool:
    parts = word.parts if len(word.parts) > 1 else ()
    bare = word.key.removesuffix("s")
    return word.key in known or bare in known or (bool(parts) and known.issuperset(parts))


def _denied(words: Sequence[Word]) -> dict[int, int]:
    """The words after a negation, to the end of the clause, with where that negation is."""
    reached: dict[int, int] = {}
    for at, (word, following) in enumerate(pairwise(words)):
        if is_negation(word) and negates(following):
            reached |= dict.fromkeys(range(at + 1, len(words)), at)
    return reached


def _apart(found: Sequence[_Found]) -> list[_Found]:
    """Without what is part of something else: "experience" where all said "lived experience"."""
    phrases = [entry for entry in found if entry.is_phrase]
    return [
        entry
        for entry in found
        if not any(_is_part_of(entry, phrase) for phrase in phrases if phrase is not entry)
    ]


def _is_part_of(entry: _Found, phrase: _Found) -> bool:
    inside = f" {entry.spelling} ".casefold() in f" {phrase.spelling} ".casefold()
    return inside and len(entry.voices & phrase.voices) >= ABSORBED_FROM * len(entry.voices)
