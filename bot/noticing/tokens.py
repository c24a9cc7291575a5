"""A text as words that know how they are written and what stands before them."""

import re
from dataclasses import dataclass

from bot.noticing.name_lists import WordKind, is_surname, kind_of

WORD = re.compile(r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*")
HYPHEN = re.compile("[-‐‑]")
POSSESSIVE = re.compile(r"['’][sS]$")
# A sentence begins behind these, and so does what is said in quotes, or stands in a list.
BEGINNING = re.compile(r"[.!?…:;\n\"“”«•*|]|^\s*[-–]|[-–]\s")
BUILT_AS_SURNAME = re.compile(r"(?:Mc|O['’]|Fitz)[A-Z][a-z]|Mac(?!Book)[A-Z][a-z]")
MAY_BE_NAMES = frozenset({WordKind.NAME, WordKind.CAPITAL})
TITLED_FROM, TITLED_SHARE, SHORT = 3, 0.75, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWord:
    """A word of a text. `key` is it in small letters, without what makes it a possessive; `gap` is
    what stands before it; one that `begins` has a capital anyway."""

    text: str
    start: int
    gap: str
    key: str
    begins: bool
    kind: WordKind

    @property
    def end(self) -> int:
        """Where the name ends that it may be."""
        return self.start + len(POSSESSIVE.sub("", self.text))

    @property
    def is_possessive(self) -> bool:
        """Whether something is said to be this one's."""
        return POSSESSIVE.search(self.text) is not None

    @property
    def is_letter(self) -> bool:
        """Whether it may be an initial."""
        return len(self.text) == 1

    @property
    def is_shouted(self) -> bool:
        """Whether it is all in capitals: the initials of a service, or a loud word."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital, and goes on without."""
        return self.text[0].isupper() and not self.is_shouted

    @property
    def is_surname(self) -> bool:
        """Whether it is known as a surname, or built like one."""
        last = HYPHEN.split(self.key)[-1]
        return is_surname(last) or BUILT_AS_SURNAME.match(self.text) is not None


def tokens_of(text: str) -> tuple[WrittenWord, ...]:
    """The words of a text, in their order."""
    found = list(WORD.finditer(text))
    ends = [0, *(match.end() for match in found)]
    gaps = [text[end : match.start()] for end, match in zip(ends, found, strict=False)]
    return tuple(
        _token(match, gap, number)
        for number, (match, gap) in enumerate(zip(found, gaps, strict=True))
    )


def is_titled(tokens: tuple[WrittenWord, ...]) -> bool:
    """Whether Nearly Every Word Has a Capital, so that capitals say nothing."""
    long = [token for token in tokens if len(token.text) > SHORT and not token.begins]
    capitals = sum(token.text[0].isupper() for token in long)
    return len(long) >= TITLED_FROM and capitals >= TITLED_SHARE * len(long)


def _token(match: re.Match[str], gap: str, number: int) -> WrittenWord:
    key = POSSESSIVE.sub("", match[0]).casefold().replace("’", "'")
    return WrittenWord(
        text=match[0],
        start=match.start(),
        gap=gap,
        key=key,
        begins=not number or BEGINNING.search(gap) is not None,
        kind=_kind(match[0], key),
    )


def _kind(text: str, key: str) -> WordKind:
    """What a word is. Words with a hyphen between them are a name if each may be one, and what the
    first of them is if each has a capital."""
    is_built = BUILT_AS_SURNAME.match(text) is not None
    if not is_built and kind_of(key.partition("'")[0]) is WordKind.NO_NAME:
        return WordKind.NO_NAME  # I'd, they're, Mae'r
    known = kind_of(key)
    if known is not WordKind.UNKNOWN or HYPHEN.search(key) is None:
        return known
    kinds = [kind_of(part) for part in HYPHEN.split(key)]
    if all(kind in MAY_BE_NAMES for kind in kinds):
        return WordKind.NAME
    have_capitals = all(part[:1].isupper() for part in HYPHEN.split(text))
    return kinds[0] if have_capitals else known
