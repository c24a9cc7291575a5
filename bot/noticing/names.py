"""Words that are likely somebody's name: a person looks at them before they are shown.

First names are known by a list, others by what stands beside them: a title, a surname, an initial,
what somebody is ("my manager X"), who was told. Places, organisations, days, months and values that
are names too ("Hope", "Grace") are none without such a neighbour. A name that is missed is found by
people; one too many waits for a look, and that is all. Measured in benchmarks/names.py.
"""

from dataclasses import dataclass

from bot.noticing.name_contexts import Neighbourhood
from bot.noticing.name_extent import LONGEST_NAME, NO_INITIALS, behind_particle, last_of_name
from bot.noticing.name_lists import WordKind, beside
from bot.noticing.tokens import WrittenWord, is_titled, tokens_of

# These are nothing else, also before a name that is typed without a capital.
ONLY_TITLES = frozenset({"mr", "mrs", "mx", "cllr", "ms", "dr"})
# "Client A" is what somebody is called who is not to be named.
PSEUDONYMS = frozenset(
    {
        "a",
        "b",
        "c",
        "x",
        "y",
        "z",
        "i",
        "hr",
        "it",
        "uk",
        "gp",
        "tv",
        "pr",
        "mp",
        "ms",
        "ok",
        "no",
        "cv",
        "dv",
    }
)
INITIALS = 2


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name stands in a text."""

    start: int
    end: int


def has_name(text: str) -> bool:
    """Whether somebody is likely named in a text."""
    return bool(names_in(text))


def names_in(text: str) -> tuple[NamePlace, ...]:
    """Where somebody is likely named, in order; no two of them overlap."""
    tokens = tokens_of(text)
    reading = _Reading(Neighbourhood(tokens), titled=is_titled(tokens))
    found: list[NamePlace] = []
    at = 0
    while at < len(tokens):
        first = reading.first_of_name(at)
        if first is None:
            at += 1
            continue
        last = last_of_name(reading.around, first)
        if not reading.around.is_called_after(at, last):
            found.append(NamePlace(tokens[at].start, tokens[last].end))
        at = last + 1
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text that is looked through for where names begin."""

    around: Neighbourhood
    titled: bool

    def first_of_name(self, at: int) -> int | None:
        """The first name, or what stands for it: here, or behind a title; None if there is none."""
        if self._is_title(at):
            return at + 1
        return at if self._is_first_name(at) or self._is_initial(at) else None

    def _is_title(self, at: int) -> bool:
        title = self.around.tokens[at]
        if title.key not in beside("title"):
            return False
        name = self.around.at(at + 1)
        if name is None or name.gap not in {" ", ". ", "."}:
            return False
        if name.is_shouted or name.kind is WordKind.NO_NAME:
            return False
        if title.key in ONLY_TITLES and name.text.islower():
            return not title.is_shouted and (title.key != "dr" or name.is_surname)
        return title.text[0].isupper() and name.has_capital

    def _is_first_name(self, at: int) -> bool:
        token = self.around.tokens[at]
        if token.is_letter or (token.is_shouted and len(token.text) == INITIALS):
            return self._is_letter_of_somebody(at) or token.kind is WordKind.NAME
        if token.kind in {WordKind.NAME, WordKind.NO_NAME}:
            return token.kind is WordKind.NAME
        if self._is_said_to_be_somebody(at):
            return True
        if not token.has_capital:
            return False
        return (
            self._has_surname(at)
            or self._does_something(at)
            or self._is_alone(at)
            or (not token.begins and not self.titled and self._is_name_inside(at))
        )

    def _is_alone(self, at: int) -> bool:
        """Whether there is nothing but names, one of which may be a word when a sentence begins."""
        token, alone = self.around.tokens[at], len(self.around.tokens) == 1
        if token.kind is WordKind.CAPITAL:
            return alone or self.around.has_company(at)
        return alone and token.kind is WordKind.UNKNOWN and token.is_surname

    def _is_name_inside(self, at: int) -> bool:
        """Whether a capital inside a sentence makes it a name."""
        token, around = self.around.tokens[at], self.around
        if token.kind in {WordKind.CAPITAL, WordKind.WORD, WordKind.TOWN}:
            return not self._is_a_thing(at) and not around.is_in_a_heading(at)
        if around.follows_capital(at):
            return False
        if around.key(at + 1) in beside("sure-particle"):
            return behind_particle(around, at) is not None
        after = around.at(at + 1)
        is_last = after is None or not after.has_capital or after.gap != " "
        return token.is_surname and is_last

    def _is_a_thing(self, at: int) -> bool:
        """Whether it is "the grant", or "in Barry"."""
        kind, before = self.around.tokens[at].kind, self.around.key(at - 1)
        is_town = kind is WordKind.TOWN and before in beside("whereabouts")
        return is_town or (kind is not WordKind.CAPITAL and before in beside("article"))

    def _has_surname(self, at: int) -> bool:
        """Whether a surname follows, or an initial."""
        token, after = self.around.tokens[at], self.around.at(at + 1)
        if after is None or token.is_possessive or after.gap != " " or not after.has_capital:
            return False
        if after.is_surname and not self.around.is_place(at + 2):
            return not (self.titled and len(self.around.tokens) > LONGEST_NAME)
        is_initial = after.is_letter and after.key not in NO_INITIALS
        return is_initial and token.kind is not WordKind.UNKNOWN

    def _does_something(self, at: int) -> bool:
        """Whether somebody says or does what only people do."""
        token, after = self.around.tokens[at], self.around.at(at + 1)
        if after is None or after.gap != " ":
            return False
        if token.kind is WordKind.UNKNOWN:
            return self._is_unknown_who_speaks(at)
        if token.is_possessive:
            return after.key in beside("kin")
        if token.kind is WordKind.CAPITAL:
            return after.key in beside("said") | beside("did")
        comes_from = after.key == "from" and self._may_come_from(token)
        says = after.key in beside("said")
        return says or comes_from or self.around.is_with_somebody(at)

    def _is_unknown_who_speaks(self, at: int) -> bool:
        """Whether a word with a capital inside a sentence speaks, and is no group of people."""
        token, around = self.around.tokens[at], self.around
        is_group = around.follows_capital(at) or around.key(at - 1) in beside("article")
        if token.begins or self.titled or token.is_possessive or is_group:
            return False
        return around.key(at + 1) in beside("said")

    def _may_come_from(self, token: WrittenWord) -> bool:
        """Whether it is "Bryn from the night shift", and not "May from …", "Grant from …"."""
        kinds = {WordKind.WORD, WordKind.TOWN}
        return token.kind in kinds and token.key not in beside("verb")

    def _is_said_to_be_somebody(self, at: int) -> bool:
        """Whether the words before say that it is somebody: my manager X, I told X."""
        token, around = self.around.tokens[at], self.around
        begins = token.begins and token.gap.strip() not in {"", ":"}
        if token.is_shouted or self.titled or begins:
            return False
        if not token.text[0].isupper():
            return around.follows_role(at) and self._is_typed_name(at)
        if token.kind is WordKind.UNKNOWN and around.is_in_a_heading(at):
            return False
        return around.follows_role(at) or around.is_introduced(at)

    def _is_typed_name(self, at: int) -> bool:
        """Whether a word in small letters behind a role is a name: manager rob, not client may."""
        token = self.around.tokens[at]
        if token.gap == ", ":
            return False
        if token.kind in {WordKind.CAPITAL, WordKind.WORD}:
            return token.key not in beside("verb")
        says = self.around.key(at + 1) in beside("said")
        return token.kind is WordKind.UNKNOWN and says and not token.key.endswith("ly")

    def _is_initial(self, at: int) -> bool:
        """Whether an initial begins a name: "J. Smith", "J Smith", "J.K. Smith"."""
        token = self.around.tokens[at]
        if not (token.is_letter and token.text.isupper()):
            return False
        name = self.around.at(at + 1)
        ahead = at + 1
        while name is not None and name.is_letter and ahead - at < LONGEST_NAME:
            ahead += 1
            name = self.around.at(ahead)
        if name is None or not name.has_capital:
            return False
        if name.gap == " " and ahead == at + 1:
            return name.is_surname and token.key not in NO_INITIALS
        has_stop = name.gap in {".", ". "}
        return has_stop and (name.is_surname or self._may_be_surname(at, name))

    def _may_be_surname(self, at: int, name: WrittenWord) -> bool:
        return name.kind is not WordKind.NO_NAME and not self.around.follows_word(at)

    def _is_letter_of_somebody(self, at: int) -> bool:
        """Whether a letter stands for somebody, or two: client J, client JM."""
        token = self.around.tokens[at]
        is_one = token.text.isupper() and token.key not in PSEUDONYMS
        return is_one and token.gap == " " and self.around.follows_role(at)
