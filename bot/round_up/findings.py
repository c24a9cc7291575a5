"""What is found in an answer: keywords of themes, and words and phrases that others may share."""

from collections.abc import Container, Iterator, Sequence

from bot.round_up.clauses import ECHO, LONGEST_DENIAL, Clause, Finding, clauses
from bot.round_up.language import ENGLISH, UNKNOWN, language_of
from bot.round_up.lexicon import Lexicon, Meaning
from bot.round_up.matching import Keywords, Match
from bot.round_up.reading import sentences
from bot.round_up.set_phrases import set_phrases
from bot.round_up.tokens import Token, tokens

PAIR = 2


class Reader:
    """Finds what is in answers to something that was asked; words of that are only an echo."""

    def __init__(self, keywords: Keywords, lexicon: Lexicon, asked: Sequence[str]) -> None:
        self._keywords = keywords
        self._look_up = lexicon
        self._asked = frozenset(self._stems(asked))
        self._phrases_asked = frozenset(self._phrases(asked))

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

    def _phrases(self, asked: Sequence[str]) -> Iterator[str]:
        for text in asked:
            words = list(tokens(text))
            roots = [self._look_up(word.key, ENGLISH).root for word in words]
            yield from (phrase.name for phrase in set_phrases(words, roots))

    def _in_sentence(
        self, text: str, start: int, words: list[Token], language: str
    ) -> Iterator[Finding]:
        meanings = [self._look_up(word.key, language) for word in words]
        matches = self._keywords.matches(words, language)
        has_compounds = "-" in text
        compounds = _compounds(text, words) if matches or has_compounds else []
        for match in matches:
            found = _whole(start, words, match, compounds)
            is_echo = self._is_echo(meanings[match.first : match.after])
            yield found._replace(key=ECHO + found.key) if is_echo else found
        themed = {at for match in matches for at in range(match.first, match.after)}
        for first, after in clauses(text, words):
            clause = Clause(text, start, words, meanings, (first, after))
            deniers = clause.deniers()
            yield from self._in_clause(clause, deniers, themed)
            if has_compounds:
                yield from self._in_compounds(clause, deniers, compounds)
            if language in (ENGLISH, UNKNOWN):
                yield from self._set_phrases(clause, deniers)

    def _in_clause(
        self, clause: Clause, deniers: Sequence[int | None], themed: Container[int]
    ) -> Iterator[Finding]:
        for at in range(*clause.range):
            meaning, denier = clause.meanings[at], deniers[at - clause.range[0]]
            if not meaning.is_content:
                continue
            if denier is not None and at - denier <= LONGEST_DENIAL:
                if at - denier < LONGEST_DENIAL and clause.says_what_is_not(denier, at):
                    yield clause.finding("not", denier, at)
                continue
            is_asked = meaning.stem in self._asked
            if meaning.is_heading and at not in themed:
                yield clause.finding(f"{ECHO}word" if is_asked else "word", at, at)
            if not is_asked:
                yield from self._pair(clause, at)

    def _in_compounds(
        self,
        clause: Clause,
        deniers: Sequence[int | None],
        compounds: Sequence[tuple[int, int]],
    ) -> Iterator[Finding]:
        """What a hyphen makes one word of, though its parts say little: "person-centred"."""
        for first, last in dict.fromkeys(compounds[slice(*clause.range)]):
            parts = clause.meanings[first : last + 1]
            is_new = any(one.is_content and one.stem not in self._asked for one in parts)
            is_pair = len(parts) == PAIR and not all(one.is_content for one in parts)
            if is_new and is_pair and deniers[first - clause.range[0]] is None:
                yield clause.pair(first, last)

    def _set_phrases(self, clause: Clause, deniers: Sequence[int | None]) -> Iterator[Finding]:
        here = slice(*clause.range)
        roots = [meaning.root for meaning in clause.meanings[here]]
        for phrase in set_phrases(clause.words[here], roots):
            if phrase.name not in self._phrases_asked and deniers[phrase.first] is None:
                yield clause.phrase(phrase)

    def _pair(self, clause: Clause, at: int) -> Iterator[Finding]:
        """The phrase that a word makes with the one before it, if that says something."""
        before = clause.partner(at)
        if before is None or clause.meanings[before].stem in self._asked:
            return
        if clause.meanings[before].is_heading or clause.meanings[at].is_heading:
            yield clause.pair(before, at)

    def _is_echo(self, meanings: Sequence[Meaning]) -> bool:
        """Whether somebody only said a word again that was asked."""
        asked = [meaning.stem in self._asked for meaning in meanings]
        return any(asked) and all(
            known or not meaning.is_content for known, meaning in zip(asked, meanings, strict=True)
        )


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
