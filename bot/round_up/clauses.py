"""What belongs together in a sentence: its clauses, what is denied in them, and its phrases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.round_up.lexicon import Meaning
from bot.round_up.reading import is_joint, turns
from bot.round_up.set_phrases import ARTICLES, SetPhrase
from bot.round_up.tokens import Token, are_joined

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
# What may stand between the two words of a phrase: "support for staff" is "staff support".
_LINKS = frozenset({"about", "among", "between", "for", "from", "in", "of", "to", "with"})
_ONLY = frozenset({"just", "only", "simply", "solely", "jest", "unig"})


ECHO = "echo:"


class Finding(NamedTuple):
    """Something in one answer, and where: `key` is "theme:", "word:", "pair:", "set:" or "not:" and
    what it is, behind "echo:" where it was asked; `sentence` is where its sentence starts."""

    key: str
    sentence: int
    start: int
    end: int


class Clause(NamedTuple):
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

    def partner(self, at: int) -> int | None:
        """The word before this one that makes a phrase with it: its neighbour, or one with nothing
        but a small word such as "of" between, and an article."""
        other = at - 1
        if other > self.range[0] and self.words[other].key in ARTICLES:
            other -= 1
        if other > self.range[0] and self.words[other].key in _LINKS:
            other -= 1
        is_linked = other == at - 1 or self.words[other + 1].key in _LINKS
        if other < self.range[0] or not (is_linked and self.meanings[other].is_content):
            return None
        is_joined = all(are_joined(self.text, *self.words[n : n + 2]) for n in range(other, at))
        return other if is_joined else None

    def pair(self, first: int, last: int) -> Finding:
        """A phrase of two words: "support for staff" is "staff support"."""
        found = self.finding("pair", first, last)
        one, other = self.meanings[first].family, self.meanings[last].family
        is_linked = self.words[first + 1].key in _LINKS
        return found._replace(key=f"pair:{other} {one}" if is_linked else f"pair:{one} {other}")

    def phrase(self, phrase: SetPhrase) -> Finding:
        """A set phrase among the clause's own tokens."""
        start = self.words[self.range[0] + phrase.first].start
        end = self.words[self.range[0] + phrase.after - 1].end
        return Finding(f"set:{phrase.name}", self.sentence, start, end)

    def finding(self, kind: str, first: int, last: int) -> Finding:
        """What the tokens from first to last are, as one finding."""
        families = " ".join(meaning.family for meaning in self.meanings[first : last + 1])
        start, end = self.words[first].start, self.words[last].end
        return Finding(f"{kind}:{families}", self.sentence, start, end)


def clauses(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The ranges of tokens between marks such as commas, and before words like "but"."""
    first = 0
    for at in range(1, len(words)):
        gap = text[words[at - 1].end : words[at].start]
        if (gap != " " and is_joint(gap)) or turns(words[at].key):
            yield first, at
            first = at
    if words:
        yield first, len(words)
