"""How a text is read: where its sentences end, and what sets clauses apart."""

import re
from collections.abc import Iterator

_STOPS = r"[.!?\u2026\u061f\u06d4\u0964]"
# A run of stops is looked at once, from its beginning: tried from each of its signs, a thousand
# exclamation marks took as long as fifty answers.
_END_OF_SENTENCE = re.compile(rf"(?<!{_STOPS}){_STOPS}++[\"'\u2019\u201d)\]]*+(?=\s)|[。！？]|\n")
_SEEN = re.compile(r"\S")
_BETWEEN_CLAUSES = re.compile(
    r"[,;:.!?\u2026()\[\]{}\"\u201c\u201d\u2013\u2014\u060c\u061b]|\s-+\s|\n"
)
_TURNS = frozenset({"but", "although", "though", "whereas", "yet", "ond", "er", "eto"})


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence starts and ends, without the spaces around it."""
    start = 0
    for end in [*_ends(text), len(text)]:
        sentence = text[start:end]
        stripped = sentence.strip()
        if len(stripped) == end - start > 0:
            yield start, end
        elif stripped:
            first = start + sentence.index(stripped[0])
            yield first, first + len(stripped)
        start = end


def is_joint(gap: str) -> bool:
    """Whether what is between two words sets clauses apart."""
    return bool(_BETWEEN_CLAUSES.search(gap))


def turns(key: str) -> bool:
    """Whether a word such as "but" begins a clause."""
    return key in _TURNS


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: at a full stop, unless a small letter follows as in "e.g. this"."""
    for match in _END_OF_SENTENCE.finditer(text):
        first, end = match.span()
        if text[first] in "\n?!" or not _is_small_behind(text, end):
            yield end


def _is_small_behind(text: str, end: int) -> bool:
    """Whether the next sign that is seen is a small letter; mostly it is the very next one."""
    following = text[end : end + 1]
    if following.isspace():
        seen = _SEEN.search(text, end)
        following = seen[0] if seen else ""
    return following.islower()
