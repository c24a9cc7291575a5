"""Phrases of small words that say something together: "move on", "long-term", "being heard"."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.round_up.stemming import stem
from bot.round_up.tokens import Token

ARTICLES = frozenset({"a", "an", "her", "his", "my", "our", "the", "their", "your"})


class SetPhrase(NamedTuple):
    """A phrase among tokens: the stems that all its forms are known by, its first token, and the
    one after its last."""

    name: str
    first: int
    after: int


class _Form(NamedTuple):
    name: str
    stems: tuple[str, ...]


def set_phrases(words: Sequence[Token], stems: Sequence[str]) -> Iterator[SetPhrase]:
    """The phrases that stand in words with these stems, from left to right, none within another. An
    article may stand between two words."""
    known = _by_first_stem()
    reached = 0
    for at, first in enumerate(stems):
        if at < reached or first not in known:
            continue
        ends = [(end, form.name) for form in known[first] if (end := _end(form, at, words, stems))]
        if ends:
            reached, name = max(ends)
            yield SetPhrase(name, at, reached)


def _end(form: _Form, at: int, words: Sequence[Token], stems: Sequence[str]) -> int | None:
    """Where a form ends whose first word stands here; None where it does not go on."""
    for wanted in form.stems[1:]:
        at += 1
        if at < len(words) and words[at].key in ARTICLES and wanted != stems[at]:
            at += 1
        if at >= len(words) or stems[at] != wanted:
            return None
    return at + 1


@cache
def _by_first_stem() -> Mapping[str, Sequence[_Form]]:
    text = files(__package__).joinpath("set_phrases.txt").read_text(encoding="utf-8")
    found: defaultdict[str, list[_Form]] = defaultdict(list)
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        forms = [tuple(map(stem, form.split())) for form in line.split(",")]
        for stems in forms:
            found[stems[0]].append(_Form(" ".join(forms[0]), stems))
    return found
