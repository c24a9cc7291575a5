"""What stands beside a word and tells whether somebody is meant by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.noticing.name_lists import WordKind, beside, is_known_to_all
from bot.noticing.tokens import WrittenWord

# "spoke to Ana": the verb is two words before.
SPOKEN_TO_BY = {
    "to": ("spoke", "spoken", "speak", "speaking", "talk", "talked", "talking", "listen", "thanks"),
    "with": ("spoke", "spoken", "speak", "speaking", "talk", "talked", "talking"),
    "you": ("thank",),
    "enw": ("o'r", "or"),
}
CALLED = ("called", "named")
INTRODUCED = re.compile(r"(?:name is|name's|name|enw i yw|enw yw)\Z")
AND = ("and", "a", "ac", "or", "neu", "i")
NEAR = 4
PAUSES = frozenset({" ", ", ", " (", ": "})


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The words of a text, each with those around it."""

    tokens: Sequence[WrittenWord]

    def at(self, number: int) -> WrittenWord | None:
        """The word at a place, if there is one."""
        return self.tokens[number] if 0 <= number < len(self.tokens) else None

    def key(self, number: int) -> str:
        """The word at a place in small letters, "" where there is none."""
        token = self.at(number)
        return token.key if token is not None else ""

    def is_introduced(self, at: int) -> bool:
        """Whether the words before say that somebody is meant: told Ana, a man called Ana, spoke to
        Ana, her name is Ana."""
        last, last_but_one = self.key(at - 1), self.key(at - 2)
        before = " ".join(token.key for token in self.tokens[max(0, at - NEAR) : at])
        return self.tokens[at].gap == " " and (
            last in beside("told")
            or last_but_one in SPOKEN_TO_BY.get(last, ())
            or (last in CALLED and last_but_one in beside("someone") | beside("role"))
            or INTRODUCED.search(before) is not None
        )

    def follows_role(self, at: int) -> bool:
        """Whether the word before is what somebody is: my manager Ana, client Ana."""
        return self.key(at - 1) in beside("role") and self.tokens[at].gap in PAUSES

    def has_company(self, at: int) -> bool:
        """Whether another name follows: "Ana and Bea", "Ana, Bea"."""
        ahead = at + 2 if self.key(at + 1) in AND else at + 1
        other = self.at(ahead)
        if other is None or not other.has_capital:
            return False
        joined = ahead > at + 1 or other.gap.strip() in {",", "&", "+", "/"}
        return joined and other.kind in {WordKind.NAME, WordKind.CAPITAL}

    def is_with_somebody(self, at: int) -> bool:
        """Whether it goes on with "and I", "and her mum"."""
        return self.key(at + 1) == "and" and self.key(at + 2) in beside("whose")

    def follows_word(self, at: int) -> bool:
        """Whether a letter belongs to the word before it: plan B, hepatitis C."""
        before = self.at(at - 1)
        return before is not None and self.tokens[at].gap == " " and before.text[0].islower()

    def follows_capital(self, at: int) -> bool:
        """Whether the word before has a capital too, and not because a sentence begins."""
        before = self.at(at - 1)
        capital = before is not None and before.text[0].isupper() and not before.begins
        return capital and self.tokens[at].gap == " " and len(self.key(at - 1)) > 1

    def is_in_a_heading(self, at: int) -> bool:
        """Whether it stands beside others with a capital that are no names: "Fair Rent Will"."""
        after = self.at(at + 1)
        follows = after is not None and after.gap == " " and after.has_capital
        is_no_name = after is not None and after.kind is WordKind.NO_NAME and not after.is_letter
        return self.follows_capital(at) or (follows and is_no_name)

    def is_called_after(self, at: int, last: int) -> bool:
        """Whether a place or a law is meant that was called after somebody, or somebody whom
        everybody knows."""
        before = self.at(at - 1)
        is_saint = (
            before is not None
            and before.key in beside("saint")
            and before.text[0].isupper()
            and self.tokens[at].gap in {" ", ". "}
        )
        name = " ".join(token.key for token in self.tokens[at : last + 1])
        return is_saint or self.is_place(last + 1) or is_known_to_all(name)

    def is_place(self, at: int) -> bool:
        """Whether a word makes a place or a law of the name before it: Dean Street, Clare's Law."""
        token = self.at(at)
        capital = token is not None and token.gap == " " and token.has_capital
        return capital and self.key(at) in beside("called-after")
