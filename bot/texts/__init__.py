"""Every sentence that the bot says: one key for one sentence, one file for one language.

A file `xx.toml` in FOLDER is a language: it can be chosen once it is there. What it lacks is said
in English. `cy+en` are two languages together, in this order: what a whole group reads.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile
from typing import Any

FOLDER: Traversable = files(__package__)
ENDING = ".toml"
REFERENCE = "en"
AND = "+"
HEAD = "head"  # the table of a file that is about the file, not said to anybody
# Two short sentences stand side by side, as on a button; what is longer stands below the other.
MOST_ON_A_LINE = 60
BESIDE = " · "


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of one language, by key: `texts("lobby.joined", count=3)`. Those of the others
    that are spoken with it stand `beside` it; `shares`: so many share what room a message has.
    `is_draft`: nobody who speaks the language has read its whole file yet."""

    language: str
    sentences: Mapping[str, str]
    beside: tuple["Texts", ...] = ()
    shares: int = 1
    is_draft: bool = False

    def __call__(self, key: str, /, **placeholders: str | int) -> str:
        """The sentence, filled in, in each language. A key or placeholder that does not exist is a
        KeyError."""
        said = self.sentences[key].format_map(placeholders)
        return together([said, *(other(key, **placeholders) for other in self.beside)])

    @property
    def each(self) -> tuple["Texts", ...]:
        """The languages that are spoken together, each by itself."""
        alone = (replace(self, beside=()), *self.beside)
        return tuple(replace(one, shares=len(alone)) for one in alone)

    def room(self, limit: int) -> int:
        """How much there is for this language, of what a message may have."""
        return limit // self.shares


def languages() -> tuple[str, ...]:
    """Every language that there is a file of: English, then the others by their letters."""
    found = {file.name.removesuffix(ENDING) for file in FOLDER.iterdir() if _is_language(file)}
    return (REFERENCE, *sorted(found - {REFERENCE}))


def choices() -> tuple[str, ...]:
    """What a session can be held in: each language, and each together with English, which then
    stands below it."""
    others = languages()[1:]
    return (*languages(), *(f"{other}{AND}{REFERENCE}" for other in others))


def spoken_in(language: str) -> tuple[str, ...]:
    """The languages of a session, in their order: `cy+en` are two."""
    return tuple(language.split(AND))


def load(language: str) -> Texts:
    """The sentences of a language, or of several together; KeyError when one is not there."""
    return _loaded(str(FOLDER), language)


def known(language: str, otherwise: str) -> Texts:
    """The sentences of a language, or of another where its file is not there any more."""
    try:
        return load(language)
    except KeyError:
        return load(otherwise)


def load_known(language: str) -> Texts:
    """The sentences of the first of these languages, as an archive of another program's may name
    them; English when it is not there."""
    first = spoken_in(language)[0]
    return load(first if first in languages() else REFERENCE)


def load_each_known(language: str) -> Texts:
    """The sentences of all of these languages that are there; English when none is."""
    there = [one for one in spoken_in(language) if one in languages()]
    return load(AND.join(there) or REFERENCE)


def of_all(several: Iterable[str]) -> str:
    """What is said about several sessions is said in the languages of all: each once, English
    last."""
    found = dict.fromkeys(one for language in several for one in spoken_in(language))
    return AND.join(sorted(found, key=lambda one: one == REFERENCE))


def named(choice: str) -> str:
    """What languages are called, each by its own name: Cymraeg · English."""
    return " · ".join(load(one)("language.name") for one in spoken_in(choice))


def together(sentences: list[str]) -> str:
    """What several languages say, in their order; what is the same in all stands there once."""
    said = list(dict.fromkeys(sentences))
    if len(said) < 2:
        return "".join(said)
    if line := _with_one_end(said) or _with_one_beginning(said):
        return line
    is_short = sum(map(len, said)) <= MOST_ON_A_LINE
    is_one = not any("\n" in one or BESIDE in one for one in said)
    return (BESIDE if is_short and is_one else "\n").join(said)


def _with_one_end(sentences: list[str]) -> str:
    """Two names of one thing, and what it is, once: `Wedi ymuno · Joined: 3`; "" if they are no
    such names."""
    names, colons, ends = zip(*(one.partition(": ") for one in sentences), strict=True)
    if not all(colons) or len(set(ends)) > 1:
        return ""
    line = _beside(names, " ")
    return f"{line}: {ends[0]}" if line else ""


def _with_one_beginning(sentences: Sequence[str]) -> str:
    """What somebody has said, and how it stands, once: `“tea” · wedi'i dynnu allan · taken out`;
    "" if they do not begin alike."""
    return _beside(sentences, BESIDE) if BESIDE in _beginning(sentences) else ""


def _beside(parts: Sequence[str], boundary: str) -> str:
    """Short parts on a line, with what they all begin with, up to a boundary, once; "" for longer
    ones, or for several lines."""
    start, found, _ = _beginning(parts).rpartition(boundary)
    before = start + found
    rest = [part.removeprefix(before) for part in parts]
    is_short = sum(map(len, rest)) <= MOST_ON_A_LINE and "\n" not in "".join(parts)
    return before + BESIDE.join(rest) if is_short else ""


def _beginning(parts: Sequence[str]) -> str:
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*parts, strict=False))
    return "".join(signs[0] for signs in alike)


def written_in(language: str) -> dict[str, str]:
    """What the file of a language says, and nothing else; KeyError when there is none."""
    return _sentences(_parsed(language))


def _parsed(language: str) -> dict[str, Any]:
    if language not in languages():
        raise KeyError(language)
    return tomllib.loads(FOLDER.joinpath(f"{language}{ENDING}").read_text(encoding="utf-8"))


def _sentences(tables: Mapping[str, Any]) -> dict[str, str]:
    return _flatten({name: table for name, table in tables.items() if name != HEAD})


def _is_draft(language: str, head: Mapping[str, str]) -> bool:
    """Until whoever has read the whole file, and on which day, stands in its head."""
    return language != REFERENCE and not (head.get("read_by") and head.get("read_on"))


@cache
def _loaded(_folder: str, language: str) -> Texts:
    """Each file is read once."""
    english = written_in(REFERENCE)
    first, *others = (_one(one, english) for one in spoken_in(language))
    return replace(first, beside=tuple(others)) if others else first


def _one(language: str, english: Mapping[str, str]) -> Texts:
    tables = _parsed(language)
    said = {**english, **_sentences(tables)}
    return Texts(language, said, is_draft=_is_draft(language, tables.get(HEAD, {})))


def _is_language(file: Traversable) -> bool:
    return file.name.endswith(ENDING) and file.name.removesuffix(ENDING).isalpha()


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, entry in table.items():
        if isinstance(entry, dict):
            flat |= _flatten(entry, f"{prefix}{key}.")
        else:
            flat[prefix + key] = entry.strip()
    return flat
