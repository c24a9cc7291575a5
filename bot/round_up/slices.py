"""Which slices of an answer can be quoted: sentences, or parts of them, that can be read alone."""

import re
from collections.abc import Iterator

from bot.round_up.leaning import leans, needs_what_is_before
from bot.round_up.reading import sentences

LONGEST = 200
BEST_LENGTH = 110
# More than anything else but to quote somebody twice: where another sentence serves, it is quoted.
LEANING = 6
_JOINT = re.compile(r";\s+|\s[\u2013\u2014-]\s")
_QUOTATION_MARKS = "'\"\u2018\u201c("
_WITHIN_A_SENTENCE = (";", "-", "\u2013", "\u2014")
_GAP = re.compile(r"\s")
_BEST_CUT = re.compile(r"[,;:]\s|\s[\u2013\u2014-]\s")


def slices(text: str) -> Iterator[tuple[int, int]]:
    """Sentences; one that leans on the one before it takes it along, and is none by itself: where
    there is no room for both, only the first can be quoted."""
    before: int | None = None
    is_first = True
    for start, end in sentences(text):
        needs_more = not is_first and needs_what_is_before(text, start, end)
        is_first = False
        if end - start > LONGEST:
            parts = _parts(text, start, end)
            yield from (part for part in parts if not (needs_more and part[0] == start))
            before = None
        elif not needs_more:
            yield start, end
            before = start
        elif before is not None and end - before <= LONGEST:
            yield before, end


def is_fragment(text: str, start: int) -> bool:
    """Whether a slice that starts here begins in the middle of a sentence."""
    return text[:start].rstrip().endswith(_WITHIN_A_SENTENCE)


def is_cut(text: str, end: int) -> bool:
    """Whether a slice that ends here stops in the middle of a sentence."""
    return end < len(text) and text[end - 1].isalnum()


def starts_within(text: str, start: int) -> bool:
    """Whether what is shown from here on leaves out the beginning of its sentence."""
    return any(first < start < last for first, last in sentences(text))


def stops_within(text: str, end: int) -> bool:
    """Whether what is shown up to here leaves out the end of its sentence."""
    return any(first < end < last for first, last in sentences(text))


def merit(text: str, *, is_cut: bool) -> float:
    """How well a slice reads alone: of a good length, whole, and leaning on nothing before it."""
    points = -abs(len(text) - BEST_LENGTH) / 80
    points -= LEANING if leans(text) else 0
    points -= 2 if len(text) < 40 else 0
    points -= 3 if len(text) < 15 else 0
    points -= 2 if is_cut or text.lstrip(_QUOTATION_MARKS)[:1].islower() else 0
    return points - (9 if is_one_word(text) else 0)


def is_one_word(text: str) -> bool:
    """ "Yes." or "Training." is counted, not quoted; scripts without spaces are left alone."""
    return len(text.split()) < 2 and text.isascii()


def shortened(text: str, start: int, end: int, most: int) -> int:
    """Where to stop so that no more than `most` characters follow `start`: between two clauses if
    that leaves more than half of them, else between two words, if the text has such a place."""
    if end - start <= most:
        return end
    stretch = text[start : start + most]
    joints = [match.start() for match in _BEST_CUT.finditer(stretch)]
    if joints and joints[-1] > 0.55 * most:
        return start + joints[-1]
    gaps = [match.start() for match in _GAP.finditer(stretch)]
    return start + (gaps[-1] if gaps and gaps[-1] else most)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a long sentence that stand alone; if there are none, its beginning."""
    joints = [(match.start(), match.end()) for match in _JOINT.finditer(text, start, end)]
    starts = [start, *(after for _, after in joints)]
    ends = [*(at for at, _ in joints), end]
    whole = [(a, b) for a, b in zip(starts, ends, strict=True) if 0 < b - a <= LONGEST]
    yield from whole or [(start, _last_gap(text, start))]


def _last_gap(text: str, start: int) -> int:
    """Where to stop after `start`, between two words if the text has such a place."""
    stretch = text[start : start + LONGEST]
    gaps = [match.start() for match in _GAP.finditer(stretch)]
    return start + (gaps[-1] if gaps else LONGEST)
