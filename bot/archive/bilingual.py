"""Sentences of several languages at once: the first one first, and it is known which is which.

A report in two languages says each sentence in both, and people's words once. On its way to a page
or a document such a sentence is one text, in which each language's words stand between signs that
nothing else has: neither what people send nor XML may have them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.archive.sentences import Sentences

BEGIN, OF, NEXT, END = "\x01", "\x02", "\x03", "\x04"
BETWEEN = " / "
# Characters: two short texts stand side by side, of longer ones the second stands below the first.
SIDE_BY_SIDE = 60
_SAID = re.compile("\x01([a-z]{2,3}\x02[^\x01-\x04]*(?:\x03[a-z]{2,3}\x02[^\x01-\x04]*)*)\x04")

Tongues = tuple[tuple[str, str], ...]
"""Languages by their codes, and what each says; "" is the code of what is said once for all."""


@dataclass(frozen=True, slots=True)
class Together:
    """The sentences of several languages, each filled in and all said."""

    each: tuple[Sentences, ...]

    @property
    def language(self) -> str:
        """That which comes first."""
        return self.each[0].language

    @property
    def is_draft(self) -> bool:
        """Whether any of them is."""
        return any(one.is_draft for one in self.each)

    def __call__(self, key: str, /, **placeholders: str | int) -> str:
        return in_each(self, lambda texts: texts(key, **_as_in(texts.language, placeholders)))


def spoken(texts: Sentences) -> Sentences:
    """The sentences that a report is written in: of several languages, with which is which."""
    return Together(texts.each) if len(texts.each) > 1 else texts


def in_each(texts: Sentences, tell: Callable[[Sentences], str]) -> str:
    """What is told in each language of the texts, as one text."""
    return at_once({one.language: tell(one) for one in texts.each})


def drafts_in(texts: Sentences) -> str:
    """The languages that nobody who speaks them has read through yet, each by its own name."""
    return ", ".join(one("language.name") for one in texts.each if one.is_draft)


def at_once(said: Mapping[str, str]) -> str:
    """What several languages say, by their codes; what is the same in all of them is plain."""
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return BEGIN + NEXT.join(f"{code}{OF}{words}" for code, words in said.items()) + END


def is_in_several(text: str) -> bool:
    """Whether a text has anything that is said in several languages."""
    return _SAID.search(text) is not None


def starts_in_several(text: str) -> bool:
    """Whether the very beginning of a text is said in several languages."""
    return _SAID.match(text) is not None


def in_language(text: str, language: str) -> str:
    """The text as one of its languages has it."""
    return _SAID.sub(lambda found: _words(found)[language], text)


def plain(text: str, between: str = BETWEEN) -> str:
    """The text without what says which language is which: for where that can't be said."""
    return _SAID.sub(lambda found: between.join(_words(found).values()), text)


def lines_of(text: str) -> list[Tongues]:
    """The text line by line, each in all of its languages. One that has lines itself is one."""
    found = list(_SAID.finditer(text))
    is_broken = any("\n" in one[0] for one in found)
    return [_tongues(line) for line in ([text] if is_broken else text.split("\n"))]


def are_side_by_side(tongues: Tongues) -> bool:
    """Whether they are short enough to stand on one line."""
    return sum(len(words) for _, words in tongues) <= SIDE_BY_SIDE


def _tongues(line: str) -> Tongues:
    """A language that says nothing in one place says there what the first one does."""
    codes = dict.fromkeys(code for found in _SAID.finditer(line) for code in _words(found))
    return tuple((code, in_language(line, code)) for code in codes) or (("", line),)


def _words(found: re.Match[str]) -> "_Words":
    return _Words(part.split(OF, 1) for part in found[1].split(NEXT))


class _Words(dict[str, str]):
    """What each language says in one place."""

    def __missing__(self, _: str) -> str:
        return next(iter(self.values()))


def _as_in(language: str, placeholders: Mapping[str, str | int]) -> dict[str, str | int]:
    return {
        name: in_language(said, language) if isinstance(said, str) else said
        for name, said in placeholders.items()
    }
