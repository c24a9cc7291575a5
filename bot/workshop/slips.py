"""Words that somebody typed or spelled wrong: a letter too few, too many, another, two in turn, or
as it sounds. Two words that are both real English ones are no slips of each other."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, takewhile

from bot.workshop.traits import Keys, Pair, sharing

SHORTEST_TYPED, SHORTEST_WITH_TWO_SLIPS, SHORTEST_BY_SOUND = 5, 9, 8
LONGEST_LOOKED_UP = 20
MOST_COMPARED = 150
MOST_BY_SOUND = 4
MOST_LETTERS_MORE = 3
SHORTEST_STEM = 3
WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = frozenset({"", "s", "es", "d", "ed", "r", "er", "ers", "ing", "ings"})
_LEFT_OUT = ({"d", "ed"}, {"s", "es"}, {"r", "er"})
_SOUNDS = (("ph", "f"), ("ck", "k"), ("sc", "s"), ("q", "k"), ("c", "k"), ("z", "s"), ("x", "ks"))
_SILENT = re.compile(r"[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")


def mistyped(said: Keys) -> Iterator[Pair]:
    """One slip, two in long words, or more where the consonants stay as they sound."""
    typed = {key: text for key, text in said.items() if len(key) >= SHORTEST_TYPED}
    short = {key: text for key, text in typed.items() if len(key) <= LONGEST_LOOKED_UP}
    long = {key: text for key, text in typed.items() if len(key) >= SHORTEST_WITH_TWO_SLIPS}
    heard = {key: text for key, text in short.items() if len(key) >= SHORTEST_BY_SOUND}
    near = sharing(short, lambda key, _: _without_a_letter(key))
    ends = sharing(long, lambda key, _: [f"{key[:4]}…", f"{key[0]}…{key[-3:]}"])
    could_be = (pair for pair in ends if _could_be_mistyped(*pair))
    found = [
        *(pair for pair in islice(near, MOST_COMPARED) if _has_one_slip(*pair)),
        *(pair for pair in islice(could_be, MOST_COMPARED) if has_slips(*pair, 2)),
        *(pair for pair in _alike_in_sound(heard) if _is_misheard(*pair)),
    ]
    return (pair for pair in found if _may_be_slip(said[pair[0]], said[pair[1]]))


def are_real_words(one: str, other: str) -> bool:
    """Whether two phrases differ in words that are both common English ones, and no forms of one:
    "being heard", "being hard"."""
    pairs = _differing(one, other)
    return any(_real() >= {*pair} and not _are_forms(*pair) for pair in pairs)


def has_slips(one: str, other: str, most: int) -> bool:
    """Whether there are at most so many edits from one to the other: letters left out, put in,
    changed, or two in turn (optimal string alignment, in the band that so few can reach)."""
    far = most + 1
    above: list[int] = []
    before = [min(place, far) for place in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        row = [far] * (len(other) + 1)
        row[0] = min(i, far)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            same = letter == other[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (not same))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, above[j - 2] + 1)
            row[j] = cost
        if min(row) >= far:
            return False
        above, before = before, row
    return before[-1] <= most


def _has_one_slip(one: str, other: str) -> bool:
    return one[0] == other[0] and has_slips(one, other, 1)


def _is_misheard(one: str, other: str) -> bool:
    """Whether nearly the same letters stand there, perhaps in another order: beaurocracy."""
    letters, others = Counter(one), Counter(other)
    only_in_one = sorted(((letters - others).total(), (others - letters).total()))
    is_near = only_in_one[0] <= 1 and only_in_one[1] <= MOST_LETTERS_MORE
    return is_near and has_slips(one, other, MOST_BY_SOUND)


def _may_be_slip(one: str, other: str) -> bool:
    """Whether no word in which two phrases differ is another one, or only another form."""
    pairs = _differing(one, other)
    return not any(_are_forms(*pair) or _real() >= {*pair} for pair in pairs)


def _differing(one: str, other: str) -> list[Pair]:
    """The words in which two phrases of as many differ."""
    first, second = (WORD.findall(text.replace("iz", "is")) for text in (one, other))
    if len(first) != len(second):
        return []
    return [(a, b) for a, b in zip(first, second, strict=True) if a != b]


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in an ending of grammar alone: that is no slip, unless a
    letter of it is left out: "overwhelmd", "kindnes"."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    ends = {one[same:], other[same:]}
    is_slip = ends in _LEFT_OUT or (ends == {"", "s"} and one[:same].endswith("s"))
    return same >= SHORTEST_STEM and ends <= _ENDINGS and not is_slip


def _alike_in_sound(said: Keys) -> Iterator[Pair]:
    return islice(sharing(said, lambda key, _: [_sound(key)]), MOST_COMPARED)


def _sound(key: str) -> str:
    """Its first letter, and the consonants behind it, those that sound alike as one."""
    rest = key[1:]
    for written, heard in _SOUNDS:
        rest = rest.replace(written, heard)
    return key[0] + _TWICE.sub(r"\1", _SILENT.sub("", rest))


@cache
def _real() -> frozenset[str]:
    text = files(__package__).joinpath("alike.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _without_a_letter(key: str) -> Iterator[str]:
    yield key
    yield from (key[:place] + key[place + 1 :] for place in range(len(key)))


def _could_be_mistyped(one: str, other: str) -> bool:
    """What is quickly seen: two slips change two letters, and two for others, at most."""
    return abs(len(one) - len(other)) <= 2 and len(set(one) ^ set(other)) <= 4
