"""Whether two phrases say the opposite of each other: these are never put before a facilitator as
the same word, however near their letters are."""

import re
from collections.abc import Iterable, Iterator

NEGATING_WORDS = (
    "no not non nor never none nothing nobody without lack lacking less few little cannot"
    " dim ddim heb nid nad na neb peidio"
    " لا لیس غیر بدون عدم بلا نه بی не без ні нет"
)
NEGATING = frozenset(NEGATING_WORDS.split())
OPPOSED = (
    *(
        "un",
        "in",
        "im",
        "il",
        "ir",
        "dis",
        "mis",
        "non",
        "anti",
        "an",
        "di",
        "ex",
        "en",
        "em",
        "de",
    ),
    *("re", "under", "over", "pre", "post", "pro", "mal", "counter"),
)
ENDINGS = ("ful", "less", "free")
NEGATIVE = frozenset({"un", "in", "im", "il", "ir", "dis", "mis", "non", "no", "not", "an", "n't"})
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def are_opposed(one: str, other: str) -> bool:
    """Whether one of two phrases may be the other's negation, or its opposite: by a word, a
    prefix, an ending or a number. Phrases are in small letters."""
    first, second = _words(one), _words(other)
    return (
        _count_negating(first) != _count_negating(second)
        or _digits(one) != _digits(other)
        or _differs_by_negative("".join(first), "".join(second))
        or any(
            _stems(a) & _stems(b)
            for a in set(first) - set(second)
            for b in set(second) - set(first)
        )
    )


def _words(text: str) -> list[str]:
    return WORDS.findall(text)


def _count_negating(words: Iterable[str]) -> int:
    return sum(word in NEGATING or word.endswith("n't") for word in words)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _differs_by_negative(one: str, other: str) -> bool:
    """Also where words are written as one: feelingsafe, feelingunsafe."""
    short, long = sorted((one, other), key=len)
    extra = len(long) - len(short)
    return any(
        long[start : start + extra] in NEGATIVE and long[:start] + long[start + extra :] == short
        for start in range(len(short) + 1)
    )


def _stems(word: str) -> set[str]:
    """The word, and what is left of it without what may turn it round."""
    return {word, *_without(word)}


def _without(word: str) -> Iterator[str]:
    for prefix in OPPOSED:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            yield word.removeprefix(prefix)
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending)
