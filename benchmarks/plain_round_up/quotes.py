"""Which slices of the answers speak for the group, readable alone and by different people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.round_up.held_back import is_held_back
from bot.round_up.said import Quote, Said
from bot.round_up.slices import is_cut, merit, slices


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
        for start, end in slices(said.text):
            text = said.text[start:end]
            quote = Quote(answer=index, start=start, end=end)
            words = frozenset(word for word in common if word.casefold() in text.casefold())
            points = merit(text, is_cut=is_cut(said.text, end))
            yield _Candidate(quote, said, words, points, authors[said.voice])
