"""What the words of an answer are worth: stems, and which of them say something."""

from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from bot.round_up.families import family
from bot.round_up.language import ENGLISH, UNKNOWN, small_words
from bot.round_up.stemming import stem as stem_of
from bot.workshop.mutations import mutated

SHORTEST = 3


class Meaning(NamedTuple):
    """A word's stem (a word that says nothing is its own), what it has in common with those of its
    family, and its stem whatever it says; whether it says something, beside another word or even
    alone; whether it says something else in every sentence; whether it denies what follows."""

    stem: str
    family: str
    root: str
    is_content: bool = False
    stands_alone: bool = False
    is_bare: bool = False
    denies: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it says so much that it can be a heading by itself."""
        return self.stands_alone and not self.is_bare


class Lexicon:
    """Looks words up, and remembers them for as long as a round-up takes."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Meaning] = {}

    def __call__(self, key: str, language: str) -> Meaning:
        """The meaning of a word of a text in this language."""
        found = self._known.get((key, language))
        if found is None:
            found = self._known[key, language] = self._meaning(key, language)
        return found

    def _meaning(self, key: str, language: str) -> Meaning:
        is_english = language in (ENGLISH, UNKNOWN)
        stem = stem_of(key) if is_english else key
        denies = key.endswith("n't") or key in _list("negations")
        is_small = key in _stop_words() or key in small_words().get(language, ())
        if denies or is_small or key in _list("weak_words"):
            return Meaning(key, key, stem, denies=denies)
        is_everyday = stem in _everyday_stems() or key in _list("everyday_words")
        return Meaning(
            stem,
            family(stem) if is_english else stem,
            stem,
            is_content=True,
            stands_alone=not is_everyday and len(key) >= SHORTEST,
            is_bare=stem in _bare_stems() or key in _bare_stems(),
        )


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(map(stem_of, _list("everyday_words")))


@cache
def _bare_stems() -> frozenset[str]:
    """English words as they are compared, and Welsh ones with each mutation."""
    words, welsh = _list("bare_words"), _list("bare_words_cy")
    mutations = chain.from_iterable(map(mutated, welsh))
    return frozenset({*words, *map(stem_of, words), *welsh, *mutations})


@cache
def _stop_words() -> frozenset[str]:
    lists = small_words()
    return lists["en"] | lists["cy"]


@cache
def _list(name: str) -> frozenset[str]:
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
