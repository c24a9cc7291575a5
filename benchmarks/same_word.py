"""Which words that a room typed count as one, which are only suggested, and how long it takes.

The baselines are what most tools do: the exact text, and its small letters.
"""

import time
from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product

from benchmarks.said_words import LINES, SAME_IDEAS
from benchmarks.table import Row
from bot.workshop.likeness import suggest
from bot.workshop.response import word_key
from bot.workshop.same_word import Word, words_of

ROUNDS = 11
MANY = 300

Pairs = set[tuple[int, int]]


def rows() -> list[Row]:
    """Pairs of responses against what a reader says of them, and milliseconds for many words."""
    said, same, maybe = _sorted_by_hand()
    words = words_of(list(enumerate(said)))
    exact, small = _alike(said, str), _alike(said, str.casefold)
    joined = _joined(words)
    note = f"of {len(same)} pairs in {len(said)} responses; baseline: small letters"
    return [
        _right("the same word: exact text", exact & same, len(exact & same), note),
        _right("the same word: small letters", small & same, len(small & same)),
        _right("the same word: by key", _alike(said, word_key) & same, len(small & same)),
        Row(
            what="the same word: by key and rule",
            measured=len(joined & same),
            unit="pairs",
            reach=0.97 * len(same),
            at_most=False,
            baseline=len(small & same),
            note=_told(said, same - joined),
        ),
        _wrong("different words as one: exact or small letters", said, (exact | small) - same),
        _wrong("different words as one: by key and rule", said, joined - same),
        *_suggested(said, words, maybe | same, maybe),
        *_times(said),
    ]


def _right(what: str, pairs: Pairs, reach: int, note: str = "") -> Row:
    return Row(what=what, measured=len(pairs), unit="pairs", reach=reach, at_most=False, note=note)


def _wrong(what: str, said: Sequence[str], pairs: Pairs) -> Row:
    return Row(what=what, measured=len(pairs), unit="pairs", reach=0, note=_told(said, pairs))


def _suggested(said: Sequence[str], words: Sequence[Word], fair: Pairs, maybe: Pairs) -> list[Row]:
    """How much of what may be the same is suggested, and how much of what is suggested is not."""
    by_key = {form.key: word for word in words for form in word.forms}
    suggested = [
        {(min(pair), max(pair)) for pair in product(*(_numbers(by_key[k]) for k in keys))}
        for keys in ((one.one, one.other) for one in suggest(words, most=1000))
    ]
    found = set[tuple[int, int]]().union(*suggested)
    wrong = [pairs for pairs in suggested if not pairs & fair]
    return [
        Row(
            what="perhaps the same, and suggested",
            measured=100 * len(maybe & found) / len(maybe),
            unit="%",
            reach=80,
            at_most=False,
            note=f"of {len(maybe)} pairs; not " + _told(said, maybe - found),
        ),
        Row(
            what="suggested, and not the same",
            measured=100 * len(wrong) / len(suggested),
            unit="%",
            reach=35,
            note=f"of {len(suggested)}: " + _told(said, {min(pairs) for pairs in wrong}),
        ),
    ]


def _times(said: Sequence[str]) -> list[Row]:
    """What a value with many different words takes."""
    phrases = [f"{one} {other}" for one, other in zip(said, said[::-1], strict=True)]
    many = list(enumerate([*phrases[: MANY * 2 // 3], *said]))[: MANY + MANY // 5]
    words = words_of(many)
    note = f"best of {ROUNDS}"
    counting = _milliseconds(lambda: words_of(many))
    keys = _milliseconds(lambda: {word_key(text) for _, text in many})
    suggesting = _milliseconds(lambda: suggest(words))
    return [
        Row(
            what=f"count {len(many)} responses",
            measured=counting,
            unit="ms",
            reach=20,
            baseline=keys,
            note=f"{note}; baseline: their keys alone",
        ),
        Row(what=f"suggest among {len(words)} words", measured=suggesting, unit="ms", reach=20),
    ]


def _sorted_by_hand() -> tuple[list[str], Pairs, Pairs]:
    """The responses, pairs that are the same word, and pairs that may be."""
    said: list[str] = []
    same: Pairs = set()
    maybe: Pairs = set()
    for line in LINES:
        sides = []
        for forms in (side.strip().split(", ") for side in line.split(" ~ ")):
            sides.append(range(len(said), len(said) + len(forms)))
            said += forms
        for side in sides:
            same |= set(combinations(side, 2))
        for one, other in combinations(sides, 2):
            maybe |= set(product(one, other))
    return said, same, maybe | _same_ideas(said)


def _same_ideas(said: Sequence[str]) -> Pairs:
    """The pairs of an English word and a Welsh one that say the same."""
    found: Pairs = set()
    for english, welsh in (line.split(" ~ ") for line in SAME_IDEAS):
        pairs = product([said.index(english)], map(said.index, welsh.split(", ")))
        found |= {(min(pair), max(pair)) for pair in pairs}
    return found


def _alike(said: Sequence[str], key: Callable[[str], Hashable]) -> Pairs:
    return {(a, b) for a, b in combinations(range(len(said)), 2) if key(said[a]) == key(said[b])}


def _joined(words: Sequence[Word]) -> Pairs:
    return {pair for word in words for pair in combinations(_numbers(word), 2)}


def _numbers(word: Word) -> list[int]:
    """Each response is somebody else's: who said it is its number."""
    return sorted(number for form in word.forms for number in form.voices)


def _told(said: Sequence[str], pairs: Pairs) -> str:
    return "; ".join(f"{said[a]} + {said[b]}" for a, b in sorted(pairs)[:12]) or "none"


def _milliseconds(deed: Callable[[], object]) -> float:
    """Of the processor: others on the machine do not count."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        deed()
        times.append((time.process_time() - start) * 1000)
    return min(times)
