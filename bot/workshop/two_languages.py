"""The same idea in two languages, from a short list: suggested to a facilitator, never joined."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bot.workshop.mutations import mutated
from bot.workshop.response import word_key
from bot.workshop.traits import Keys, Pair

BETWEEN = " = "
CIRCUMFLEX = "\u0302"


def in_two_languages(said: Keys) -> Iterator[Pair]:
    """Words of which one is English and the other Welsh for the same idea: hope and obaith."""
    english, welsh = _ideas()
    there = [key for key in said if key in welsh]
    for key in said:
        for idea in english.get(key, ()):
            yield from ((key, other) for other in there if idea in welsh[other] and other != key)


Ideas = dict[str, frozenset[int]]


@cache
def _ideas() -> tuple[Ideas, Ideas]:
    """The ideas that a word may stand for, by its key: in English, and in Welsh."""
    text = files(__package__).joinpath("two_languages.txt").read_text(encoding="utf-8")
    lines = [line.split(BETWEEN) for line in text.splitlines() if BETWEEN in line[1:]]
    english: Ideas = {}
    welsh: Ideas = {}
    for idea, (said, translated) in enumerate(lines):
        for word in said.split(", "):
            _add(english, word, idea)
        for word in translated.split(", "):
            for form in _spellings(word):
                _add(welsh, form, idea)
    return english, welsh


def _add(ideas: Ideas, word: str, idea: int) -> None:
    key = word_key(word)
    ideas[key] = ideas.get(key, frozenset()) | {idea}


def _spellings(word: str) -> Iterator[str]:
    """As it stands, mutated, and without the circumflexes that many keyboards hide."""
    for form in (word, *mutated(word)):
        yield form
        plain = unicodedata.normalize("NFD", form).replace(CIRCUMFLEX, "")
        yield unicodedata.normalize("NFC", plain)
