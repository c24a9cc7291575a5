"""What the words of one family have in common: stigma, stigmatised and stigmatisation.

An ending that makes a new word goes only where what is left means the same: "kindness" is of
"kind"; "medication" is not of "medical", nor "passion" of "pass". What is shown is always a form
that somebody used.
"""

import re
from functools import cache
from importlib.resources import files

# For each ending, how many letters have to be left and what is put in its place. An ending stands
# before those that it contains.
_ENDINGS = tuple(
    (rf"(?<={'.' * left}){ending}$", instead)
    for left, ending, instead in (
        *((4, "ional(?:ly)?", "ion"), (4, "ural(?:ly)?", "ur"), (4, "ically", "ic")),
        *((3, "mati[cs]", "ma"), (5, "etic", ""), (4, "istic", ""), (3, "ification", "if")),
        *((3, "bility", "bl"), (4, "ivity", "iv"), (4, "ency", "ent"), (4, "ancy", "ant")),
        *((4, "ative?", ""), (4, "ation", ""), (4, "ator", ""), (5, "ition", "")),
        *((4, "iness", "y"), (4, "ness", ""), (4, "ment", ""), (4, "ity", ""), (3, "ety", "")),
        *((4, "fully", ""), (4, "ly", ""), (4, "ful", ""), (4, "ship", ""), (5, "ist", "")),
        *((4, "ism", ""), (5, "ive?", ""), (5, "ion", ""), (5, "ee", ""), (5, "eer", "")),
        *((5, "or", ""), (4, "er", ""), (5, "ary", ""), (5, "ic", ""), (4, "at", "")),
        (4, "is", ""),
    )
)
_FORMS = tuple((re.compile(form), instead) for form, instead in _ENDINGS)
_HAS_ENDING = re.compile("|".join(form for form, _ in _ENDINGS))
MOST_ENDINGS = 2
_SILENT = re.compile(r"(?<=.{3})e$|(?<=.{4})[yi]$")
_AGAIN = re.compile(r"^(?:re-?)(?=trauma|train|traumat)")


def family(stem: str) -> str:
    """What a word's stem has in common with those of its family; most words are alone."""
    if not stem.isascii():
        return stem
    for _ in range(MOST_ENDINGS):
        if not _is_alone(stem):
            stem = _shorter(stem)
    if _is_alone(stem):
        return stem
    bare = _SILENT.sub("", _AGAIN.sub("", stem))
    return bare[:-1] if bare.endswith("ll") else bare


def _is_alone(stem: str) -> bool:
    return stem in _alone() or f"{stem}e" in _alone()


@cache
def _alone() -> frozenset[str]:
    text = files(__package__).joinpath("no_family.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _shorter(stem: str) -> str:
    if not _HAS_ENDING.search(stem):
        return stem
    for ending, instead in _FORMS:
        bare = ending.sub(instead, stem)
        if bare != stem:
            return bare
    return stem
