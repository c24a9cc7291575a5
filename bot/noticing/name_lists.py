"""The lists behind the rules for names, and what a word is by them."""

import unicodedata
from enum import StrEnum
from functools import cache

from bot.noticing.lists import lines, words, words_that_are


class WordKind(StrEnum):
    """What a word is, as far as somebody's name could be meant by it (names_and_words.txt)."""

    NAME = "name"
    CAPITAL = "capital"
    WORD = "word"
    TOWN = "town"
    VALUE = "value"
    PLACE = "place"
    NO_NAME = "no name"
    UNKNOWN = "unknown"


def kind_of(word: str) -> WordKind:
    """What a word in small letters is. Accents may be missing."""
    known = _by_meaning()
    found = known.get(word)
    return found if found is not None else known.get(without_accents(word), WordKind.UNKNOWN)


def is_surname(word: str) -> bool:
    """Whether a word in small letters is a surname, and hardly anything else."""
    bare = word.replace("'", "")
    return bare in words("surnames") or without_accents(bare) in words("surnames")


def is_known_to_all(name: str) -> bool:
    """Whether a name in small letters is that of somebody whom everybody knows."""
    return name in lines("known_to_all")


def without_accents(word: str) -> str:
    """The word as somebody types it who has no key for its accents."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def beside(what: str) -> frozenset[str]:
    """The words of one kind that stand beside names (beside_names.txt)."""
    return words_that_are(what, "beside_names")


@cache
def _by_meaning() -> dict[str, WordKind]:
    """Each word that is known; one that may be a name is that first."""
    no_names = words("no_names")
    meaning = dict.fromkeys(no_names, WordKind.NO_NAME)
    for name in words("first_names"):
        meaning |= dict.fromkeys((name, without_accents(name)), WordKind.NAME)
    for line in lines("names_and_words"):
        kind, *names = line.split()
        meaning |= dict.fromkeys(names, WordKind(kind))
    # With its accent it is another word: tîm is a team, tŷ a house.
    return meaning | {word: WordKind.NO_NAME for word in no_names if not word.isascii()}
