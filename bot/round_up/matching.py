"""Where the keywords of themes stand in a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.round_up.language import UNKNOWN, WELSH
from bot.round_up.tokens import Token, tokens
from bot.workshop.mutations import mutated
from bot.workshop.plan import Theme

INDEXED = 3
SAFE_IN_WELSH = 5
MOST_THEMES_KNOWN = 256


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

    def begins_with(self, key: str) -> bool:
        """Whether a word is its first one."""
        return _fits(key, self.words[0])

    def goes_on_at(self, at: int, tokens: Sequence[Token]) -> bool:
        """Whether its other words are those of the tokens behind this place."""
        words = self.words
        if len(words) == 1:
            return True
        if at + len(words) > len(tokens) or not _fits(tokens[at + 1].key, words[1]):
            return False
        return all(_fits(tokens[at + n].key, words[n]) for n in range(2, len(words)))


class Keywords:
    """The keywords of themes by key, ready to be found."""

    def __init__(self, themes: Iterable[tuple[str, Theme]]) -> None:
        self._exact: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._beginnings: defaultdict[str, list[_Pattern]] = defaultdict(list)
        self._seen: dict[tuple[str, str], tuple[_Pattern, ...]] = {}
        for key, theme in themes:
            for pattern in _patterns(key, theme):
                word, is_beginning = pattern.words[0]
                index = self._beginnings if is_beginning else self._exact
                index[word[:INDEXED] if is_beginning else word].append(pattern)

    def matches(self, tokens: Sequence[Token], language: str) -> list[Match]:
        """The matches among the tokens of a sentence. One within a longer one of another theme is
        none: "funding bodies" are not funding."""
        matches = {
            Match(pattern.theme, at, at + len(pattern.words))
            for at, token in enumerate(tokens)
            for pattern in self._starting_with(token.key, language)
            if pattern.goes_on_at(at, tokens)
        }
        return sorted(_longest(matches))

    def _starting_with(self, key: str, language: str) -> tuple[_Pattern, ...]:
        known = self._seen.get((key, language))
        if known is None:
            indexed = (*self._exact.get(key, ()), *self._beginnings.get(key[:INDEXED], ()))
            known = tuple(
                one for one in indexed if one.begins_with(key) and one.stands_in(language)
            )
            self._seen[key, language] = known
        return known


def _fits(key: str, word: tuple[str, bool]) -> bool:
    text, is_beginning = word
    return key.startswith(text) if is_beginning else key == text


def _longest(matches: Iterable[Match]) -> Iterator[Match]:
    """Those that are not within a longer one, found in one walk from left to right."""
    reached, longest = 0, (0, 0)
    for match in sorted(matches, key=lambda match: (match.first, -match.after)):
        span = match.first, match.after
        if match.after > reached or span == longest:
            yield match
        if match.after > reached:
            reached, longest = match.after, span


@lru_cache(maxsize=MOST_THEMES_KNOWN)
def _patterns(key: str, theme: Theme) -> tuple[_Pattern, ...]:
    """The patterns of a theme: a plan has the same ones for every round-up."""
    return tuple(_read(key, theme))


def _read(key: str, theme: Theme) -> Iterator[_Pattern]:
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
