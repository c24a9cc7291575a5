"""Which slices of the answers speak for the group, readable alone and by different people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.round_up.held_back import is_held_back
from bot.round_up.reading import sentences
from bot.round_up.said import Quote, Said

LONGEST = 200
BEST_LENGTH = 110
_LEANS_ON_ANOTHER = re.compile(
    r"(?:this|that|these|those|they|he|she|his|her|their|them|others?|another|however|also|and|but"
    r"|so|then|therefore|additionally|similarly|instead|which|as such|for example|for instance"
    r"|finally|again|hyn|hynny|maen|felly|ond|hefyd|er enghraifft)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r";\s+|\s[\u2013\u2014-]\s")


@dataclass(frozen=True, slots=True)
class _Candidate:
    quote: Quote
    said: Said
    words: frozenset[str]
    merit: float
    author: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.said.text[self.quote.start : self.quote.end]


def choose_quotes(answers: Sequence[Said], common: Sequence[str], most: int) -> tuple[Quote, ...]:
    """Up to `most` quotes: everybody once, who can be quoted, before anybody a second time."""
    waiting = [candidate for candidate in _candidates(answers, common) if candidate.merit > -8]
    chosen: list[_Candidate] = []
    while waiting and len(chosen) < most:
        best = min(waiting, key=lambda candidate: _rank(candidate, chosen))
        chosen.append(best)
        waiting = [other for other in waiting if not _is_same(other, best)]
    return tuple(candidate.quote for candidate in chosen)


def _rank(candidate: _Candidate, chosen: Sequence[_Candidate]) -> tuple[object, ...]:
    """Who was quoted least comes first, then who brings words that are not yet heard. Ties fall by
    what was said, never by who or when: what is left are people who said the same throughout."""
    before = sum(other.said.voice == candidate.said.voice for other in chosen)
    heard = frozenset[str]().union(*(other.words for other in chosen))
    merit = candidate.merit + 2 * min(3, len(candidate.words - heard))
    whole = candidate.said.text
    return before, -merit, candidate.text, candidate.author, whole, candidate.quote.start


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two overlap, or say the same to the letter."""
    if one.text.casefold() == other.text.casefold():
        return True
    first, second = one.quote, other.quote
    return first.answer == second.answer and first.start < second.end and second.start < first.end


def _candidates(answers: Sequence[Said], common: Sequence[str]) -> Iterator[_Candidate]:
    authors = {
        voice: tuple(sorted(said.text for said in answers if said.voice == voice))
        for voice in {said.voice for said in answers}
    }
    for index, said in enumerate(answers):
        if is_held_back(said.text):
            continue
        for start, end in _slices(said.text):
            text = said.text[start:end]
            quote = Quote(answer=index, start=start, end=end)
            words = frozenset(word for word in common if word.casefold() in text.casefold())
            merit = _merit(text, is_cut=end < len(said.text) and text[-1].isalnum())
            yield _Candidate(quote, said, words, merit, authors[said.voice])


def _slices(text: str) -> Iterator[tuple[int, int]]:
    """Sentences; one that leans on the one before it takes it along, where there is room."""
    before: int | None = None
    for start, end in sentences(text):
        if end - start > LONGEST:
            yield from _parts(text, start, end)
            before = None
            continue
        leans = before is not None and _LEANS_ON_ANOTHER.match(text, start)
        if leans and before is not None and end - before <= LONGEST:
            yield before, end
        else:
            yield start, end
            before = start


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
    gaps = [match.start() for match in re.finditer(r"\s", stretch)]
    return start + (gaps[-1] if gaps else LONGEST)


def _merit(text: str, *, is_cut: bool) -> float:
    """How well a slice reads alone: of a good length, whole, and leaning on nothing before it."""
    merit = -abs(len(text) - BEST_LENGTH) / 80
    merit -= 1.5 if _LEANS_ON_ANOTHER.match(text) else 0
    merit -= 2 if len(text) < 40 else 0
    merit -= 3 if len(text) < 15 else 0
    merit -= 2 if is_cut or text[0].islower() else 0
    return merit - (9 if _is_one_word(text) else 0)


def _is_one_word(text: str) -> bool:
    """ "Yes." or "Training." is counted, not quoted; scripts without spaces are left alone."""
    return len(text.split()) < 2 and text.isascii()
