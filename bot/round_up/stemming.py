"""What the forms of an English word have in common: listen, listens, listened, listening.

Only endings of grammar go. Stemmers that also take off endings which make new words put "medical"
to "medication" and "friends" to "friendly", under a heading that people then did not say.
"""

import re

_HAS_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_NO_PLURAL = ("ss", "us", "is", "ous")
SHORTEST = 3


def stem(word: str) -> str:
    """What is left of a small-lettered word without plural, -ed, -ing and -isation."""
    if len(word) <= SHORTEST or not word.isascii():
        return word
    word = _without_plural(word)
    for ending in ("ization", "isation"):
        if word.endswith(ending):
            return f"{word.removesuffix(ending)}is"
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= SHORTEST and _HAS_VOWEL.search(bare):
            return _DOUBLED.sub(r"\1", bare).removesuffix("e")
    return word.removesuffix("e") if len(word) > SHORTEST else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_NO_PLURAL):
        return word[:-1]
    return word
