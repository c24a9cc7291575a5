"""What is found in an answer: keywords of themes, and words and phrases that others may share."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from bot.round_up.language import language_of
from bot.round_up.lexicon import Lexicon, Meaning
from bot.round_up.matching import Keywords, Match
from bot.round_up.reading import is_joint, sentences, turns
from bot.round_up.tokens import Token, are_joined, tokens

LONGEST_DENIAL = 4
_END_DENIAL = frozenset(
    {"about", "at", "because", "by", "during", "for", "from", "in", "of", "with", "within"}
    | {"am", "gan", "gyda", "mewn", "oherwydd"}
)
# "No money" and "not enough money" are something that is missing, whatever it is. Behind "not"
# stands what somebody does not do, which alone may be a piece of anything: "not change".
_LACKS = frozenset({"no", "without", "lack", "lacks", "lacking", "diffyg", "heb", "dim", "prin"})
_OF_WHICH = frozenset({"enough", "any", "digon", "unrhyw"})
# Whoever does nothing is the subject of a sentence: "nobody trains" is a piece of it.
_NOBODY = frozenset({"nothing", "nobody", "none", "neither", "nor", "neb", "na", "nac"})
# Welsh "ni" is "not" in front of a clause, and "we" within it.
_ONLY_IN_FRONT = frozenset({"ni", "na", "nac"})
_ONLY = frozenset({"just", "only", "simply", "solely", "jest", "unig"})


class Finding(NamedTuple):
    """Something in one answer, and where: `key` is "theme:", "word:", "pair:" or "not:" and what
    it is; `sentence` is where the sentence starts that it stands in."""

    key: str
    sentence: int
    start: int
    end: int


class Reader:
    """Finds what is in answers to something that was asked; words of that are no finding."""

    def __init__(self, keywords: Keywords, lexicon: Lexicon, asked: Sequence[str]) -> None:
        self._keywords = keywords
        self._look_up = lexicon
        self._asked = frozenset(self._stems(asked))

    def findings(self, text: str) -> tuple[str, list[Finding]]:
        """The language of an answer, and all that is found in it."""
        words = list(tokens(text))
        language = language_of(text, (word.key for word in words))
        found: list[Finding] = []
        at = 0
        for start, end in sentences(text):
            first = at
            while at < len(words) and words[at].start < end:
                at += 1
            found += self._in_sentence(text, start, words[first:at], language)
        return language, found

    def _stems(self, asked: Sequence[str]) -> Iterator[str]:
        for text in asked:
            words = list(tokens(text))
            language = language_of(text, (word.key for word in words))
            meanings = (self._look_up(word.key, language) for word in words)
            yield from (meaning.stem for meaning in meanings if meaning.is_content)

    def _in_sentence(
        self, text: str, start: int, words: list[Token], language: str
    ) -> Iterator[Finding]:
        meanings = [self._look_up(word.key, language) for word in words]
        matches = self._keywords.matches(words, language)
        compounds = _compounds(text, words) if matches else []
        for match in matches:
            if not self._is_echo(meanings[match.first : match.after]):
                yield _whole(start, words, match, compounds)
        themed = {at for match in matches for at in range(match.first, match.after)}
        for first, after in _clauses(text, words):
            clause = _Clause(text, start, words, meanings, (first, after))
            yield from self._in_clause(clause, themed)

    def _in_clause(self, clause: "_Clause", themed: Container[int]) -> Iterator[Finding]:
        deniers = clause.deniers()
        for at in range(*clause.range):
            meaning, denier = clause.meanings[at], deniers[at - clause.range[0]]
            if not meaning.is_content:
                continue
            if denier is not None:
                if at - denier < LONGEST_DENIAL and clause.says_what_is_not(denier, at):
                    yield clause.finding("not", denier, at)
            elif meaning.stem not in self._asked:
                if meaning.is_heading and at not in themed:
                    yield clause.finding("word", at, at)
                if self._is_pair(clause, at):
                    yield clause.finding("pair", at - 1, at)

    def _is_pair(self, clause: "_Clause", at: int) -> bool:
        """Whether a word and the one before it make a phrase that says something."""
        if at == clause.range[0] or not are_joined(clause.text, *clause.words[at - 1 : at + 1]):
            return False
        one, other = clause.meanings[at - 1 : at + 1]
        is_known = one.stem in self._asked or other.stem in self._asked
        return one.is_content and not is_known and (one.is_heading or other.is_heading)

    def _is_echo(self, meanings: Sequence[Meaning]) -> bool:
        """Whether somebody only said a word again that was asked."""
        asked = [meaning.stem in self._asked for meaning in meanings]
        return any(asked) and all(
            known or not meaning.is_content for known, meaning in zip(asked, meanings, strict=True)
        )


class _Clause(NamedTuple):
    """Some tokens of a sentence that belong together: those in `range`."""

    text: str
    sentence: int
    words: Sequence[Token]
    meanings: Sequence[Meaning]
    range: tuple[int, int]

    def deniers(self) -> list[int | None]:
        """For each token the one that denies it. "Not only" denies nothing, and after a
        preposition things are only spoken of: "not turning up for appointments"."""
        found: list[int | None] = []
        denier: int | None = None
        for at in range(*self.range):
            if denier is not None and at > denier + 1 and self.words[at].key in _END_DENIAL:
                denier = None
            found.append(denier)
            is_other = at > self.range[0] and self.words[at].key in _ONLY_IN_FRONT
            if self.meanings[at].denies and not (is_other or self._is_only(at + 1)):
                denier = at
        return found

    def says_what_is_not(self, denier: int, at: int) -> bool:
        """Whether what is denied can be read alone."""
        key = self.words[denier].key
        if key in _NOBODY or self._goes_on_behind(at):
            return False
        is_lack = key in _LACKS or self.words[denier + 1].key in _OF_WHICH
        denied = self.meanings[denier + 1 : at + 1]
        return (is_lack and not denied[-1].is_bare) or any(word.is_heading for word in denied)

    def _goes_on_behind(self, at: int) -> bool:
        """Whether a word that is bare by itself belongs to this one: "private room"."""
        after = at + 1
        if after >= self.range[1] or not are_joined(self.text, *self.words[at : after + 1]):
            return False
        return self.meanings[after].is_content and self.meanings[after].is_bare

    def _is_only(self, at: int) -> bool:
        return at < self.range[1] and self.words[at].key in _ONLY

    def finding(self, kind: str, first: int, last: int) -> Finding:
        """What the tokens from first to last are, as one finding."""
        stems = " ".join(meaning.stem for meaning in self.meanings[first : last + 1])
        start, end = self.words[first].start, self.words[last].end
        return Finding(f"{kind}:{stems}", self.sentence, start, end)


def _clauses(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The ranges of tokens between marks such as commas, and before words like "but"."""
    first = 0
    for at in range(1, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        if (gap != " " and is_joint(gap)) or turns(words[at].key):
            yield first, at
            first = at
    if words:
        yield first, len(words)


def _whole(
    sentence: int, words: Sequence[Token], match: Match, compounds: Sequence[tuple[int, int]]
) -> Finding:
    """The match with all of a compound: "under-resourced" where "resourc*" was found."""
    first, last = compounds[match.first][0], compounds[match.after - 1][1]
    return Finding(match.theme, sentence, words[first].start, words[last].end)


def _compounds(text: str, words: Sequence[Token]) -> list[tuple[int, int]]:
    """For each token the first and the last one of those that hyphens join it to."""
    found: list[tuple[int, int]] = []
    first = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or text[words[at - 1].end : words[at].start] != "-":
            found += [(first, at - 1)] * (at - first)
            first = at
    return found
