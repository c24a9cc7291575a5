"""Which language a text is in: by its script, else by the small words that each language has."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

ENGLISH, WELSH, UNKNOWN = "en", "cy", ""
_SCRIPTS = (
    ("ckb", r"[\u06d5\u06ce\u06c6\u0695\u06b5]"),
    ("fa", r"[\u067e\u0686\u0698\u06af]"),
    ("ar", r"[\u0600-\u06ff]"),
    ("uk", r"[\u0404\u0406\u0407\u0454\u0456\u0457\u0490\u0491]"),
    ("ru", r"[\u0400-\u04ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("ta", r"[\u0b80-\u0bff]"),
    ("am", r"[\u1200-\u137f]"),
    ("el", r"[\u0370-\u03ff]"),
    ("ja", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
)
_OTHER_LETTERS = re.compile(r"[\u0370-\u30ff\u4e00-\u9fff]")
_WELSH_LOOK = re.compile(r"[\u0174-\u0177]|\b(?:ll|dd|ff|ngh|mh|nh)[a-z]", re.IGNORECASE)


def language_of(text: str, keys: Iterable[str]) -> str:
    """The code of the likeliest language, or UNKNOWN when nothing tells, or two tell as much."""
    if not text.isascii() and _OTHER_LETTERS.search(text):
        for language, letters in _SCRIPTS:
            if re.search(letters, text):
                return language
    telling = _telling()
    votes = Counter(language for key in keys for language in telling.get(key, ()))
    votes[WELSH] += len(_WELSH_LOOK.findall(text))
    (first, most), (_, second) = [*votes.most_common(2), (UNKNOWN, 0)][:2]
    needed = 1 if first in (ENGLISH, WELSH) else 2
    return first if most > second and most >= needed else UNKNOWN


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The words of each language that say nothing by themselves."""
    text = files(__package__).joinpath("languages.txt").read_text(encoding="utf-8")
    lines = [line.split(":") for line in text.splitlines() if not line.startswith("#")]
    return {language: frozenset(words.split()) for language, words in lines} | _english_and_welsh()


def _english_and_welsh() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("stop_words.txt").read_text(encoding="utf-8")
    _, _, both = text.partition("# English")
    english, _, welsh = both.partition("# Cymraeg")
    return {ENGLISH: frozenset(english.split()), WELSH: frozenset(welsh.split())}


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """The languages that each small word tells of; English words are no sign of another."""
    found: dict[str, tuple[str, ...]] = {}
    lists = small_words()
    for language, words in lists.items():
        for word in words - (lists[ENGLISH] if language != ENGLISH else frozenset()):
            found[word] = (*found.get(word, ()), language)
    return found
