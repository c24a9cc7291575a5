"""Where the keywords of themes stand in a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.round_up.language import UNKNOWN, WELSH
from bot.round_up.mutations import mutated
from bot.round_up.tokens import Token, tokens
from bot.workshop.plan import Theme

INDEXED = 3
SAFE_IN_WELSH = 5


class Match(NamedTuple):
    """A theme's key, and the first token that matched and the one after the last."""

    theme: str
    first: int
    after: int


class _Pattern(NamedTuple):
    theme: str
    words: tuple[tuple[str, bool], ...]
    is_welsh: bool

    def stands_in(self, language: str) -> bool:
        """Welsh keywords are for Welsh texts; there, short beginnings of other words are not:
        "wait*" would be found in "waith"."""
        if self.is_welsh:
            return language in (WELSH, UNKNOWN)
        word, is_beginning = self.words[0]
        return language != WELSH or not is_beginning or len(word) >= SAFE_IN_WELSH

    def stands_at(self, place: int, found: Sequence[Token]) -> bool:
        """Whether the tokens from this place on are the words of the pattern."""
        if place + len(self.words) > len(found):
            return False
        return all(
            found[at].key.startswith(word) if is_beginning else found[at].key == word
            for at, (word, is_beginning) in enumerate(self.words, start=place)
        )


class Keywords:
    """The keywords of themes by key, ready to be found."""

    def __init__(self, themes: Iterable[tuple[str, Theme]]) -> None:
        self._exact: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._seen: dict[str, tuple[_Pattern, ...]] = {}
        for key, theme in themes:
            for pattern in _patterns(key, theme):
                word, is_beginning = pattern.words[0]
                index = self._beginnings if is_beginning else self._exact
                index[word[:INDEXED] if is_beginning else word].append(pattern)

    def matches(self, found: Sequence[Token], language: str) -> list[Match]:
        """The matches among the tokens of a sentence. One within a longer one of another theme is
        none: "funding bodies" are not funding."""
        matches = {
            Match(pattern.theme, place, place + len(pattern.words))
            for place, token in enumerate(found)
            for pattern in self._starting_with(token.key)
            if pattern.stands_at(place, found) and pattern.stands_in(language)
        }
        if len(matches) < 2:
            return list(matches)
        return sorted(match for match in matches if not any(_hides(m, match) for m in matches))

    def _starting_with(self, key: str) -> tuple[_Pattern, ...]:
        known = self._seen.get(key)
        if known is None:
            beginnings = self._beginnings.get(key[:INDEXED], ())
            known = (*self._exact.get(key, ()), *beginnings)
            self._seen[key] = known
        return known


def _hides(one: Match, other: Match) -> bool:
    is_longer = one.after - one.first > other.after - other.first
    return is_longer and one.first <= other.first and other.after <= one.after


def _patterns(key: str, theme: Theme) -> Iterator[_Pattern]:
    for keyword in theme.keywords:
        words = _words(keyword)
        yield from (_Pattern(key, words, is_welsh=False) for words in _numbers(words) if words)
    for keyword in theme.keywords_cy:
        for words in _mutations(_words(keyword)):
            yield _Pattern(key, words, is_welsh=True)


def _words(keyword: str) -> tuple[tuple[str, bool], ...]:
    """Each word, and whether it is only a beginning."""
    return tuple(
        (token.key, keyword[token.end : token.end + 1] == "*" and len(token.key) >= INDEXED)
        for token in tokens(keyword)
    )


def _numbers(words: tuple[tuple[str, bool], ...]) -> Iterator[tuple[tuple[str, bool], ...]]:
    """The words as they are, and as a plural."""
    yield words
    if words and not words[-1][1] and words[-1][0].isascii() and words[-1][0][-1] != "s":
        yield (*words[:-1], (f"{words[-1][0]}s", False))


def _mutations(words: tuple[tuple[str, bool], ...]) -> Iterator[tuple[tuple[str, bool], ...]]:
    """The words as they are, and with each mutation of the first."""
    if not words:
        return
    yield words
    (first, is_beginning), *others = words
    for form in mutated(first):
        yield ((form, is_beginning), *others)
