"""The words of a text, with where they stand in it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_VOWEL_SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e\u1000-\u109f\u135d-\u135f\u1780-\u17d3\u200c"
)
_RUN = re.compile(rf"[\w{_VOWEL_SIGNS}]+(?:['\u2019][\w{_VOWEL_SIGNS}]+)*")
_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLITIC = re.compile(r"(?<=\w)'(?:s|r|n|u|m|w|ch)$")


class Token(NamedTuple):
    """A word: as it is compared, and its slice of the text."""

    key: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words between two places. Those in a compound with a hyphen are words of their own, and
    so is each sign of a script without spaces; what has no letter is none."""
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        if word.isascii():
            if word.isalpha() or not word.isdigit():
                yield Token(as_key(word), match.start(), match.end())
        elif _WITHOUT_SPACES.search(word):
            yield from _signs(match)
        elif any(map(str.isalpha, word)):
            yield Token(as_key(word), match.start(), match.end())


def keys(text: str) -> list[str]:
    """The words of a text as they are compared, where nobody asks where they stand."""
    if not text.isascii():
        return [token.key for token in tokens(text)]
    words = (word for word in _RUN.findall(text.casefold()) if not word.isdigit())
    return [_CLITIC.sub("", word) if "'" in word else word for word in words]


def runs(text: str) -> list[str]:
    """What stands between spaces and signs, as it is written."""
    return _RUN.findall(text)


def as_key(word: str) -> str:
    """One spelling of a word: small, with straight apostrophes, and without an 's or Welsh 'n."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).replace("\u2019", "'")
    word = word.casefold()
    return _CLITIC.sub("", word) if "'" in word else word


def are_joined(text: str, one: Token, other: Token) -> bool:
    """Whether nothing but a space, a hyphen or a slash is between two neighbours."""
    gap = text[one.end : other.start]
    return gap in ("", " ", "-") or gap.strip() in ("", "-", "\u2010", "\u2011", "/")


def _signs(match: re.Match[str]) -> Iterator[Token]:
    for at, sign in enumerate(match[0], start=match.start()):
        if sign.isalpha():
            yield Token(sign, at, at + 1)
