"""How the plain round-up reads a text: clauses and words; which of them mean something."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_BETWEEN_CLAUSES = re.compile(
    r"[,;:.!?\u2026()\[\]{}\"\u201c\u201d\u2013\u2014\u060c\u061b]|\s-+\s|\n"
)
_BETWEEN_WORDS = re.compile(r"[\s/|]+")
_TURNS = frozenset({"but", "although", "though", "whereas", "yet", "ond", "er", "eto"})
_ONLY = frozenset({"just", "only", "simply", "solely", "jest", "unig"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was written, and what makes it the same as another: `key`."""

    text: str
    key: str
    parts: tuple[str, ...]


def clauses(text: str) -> list[str]:
    """The stretches of a text between punctuation marks, and before words like "but"."""
    found = []
    for stretch in _BETWEEN_CLAUSES.split(text):
        words: list[str] = []
        for word in _BETWEEN_WORDS.split(stretch):
            if word.casefold() in _TURNS:
                found.append(" ".join(words))
                words = []
            words.append(word)
        found.append(" ".join(words))
    return [clause for clause in found if clause]


def words_of(clause: str) -> list[Word]:
    """The words of a clause; what has no letter is none."""
    tokens = (_stripped(token) for token in _BETWEEN_WORDS.split(clause))
    return [_word(token) for token in tokens if any(map(str.isalpha, token))]


def is_content(word: Word) -> bool:
    """Whether the word says what an answer is about."""
    return len(word.key) > 1 and word.key not in _list("stop_words") and not is_negation(word)


def is_everyday(word: Word) -> bool:
    """Whether a content word says something only beside another one."""
    return word.key in _list("everyday_words")


def is_negation(word: Word) -> bool:
    """Whether the word turns what follows into its opposite."""
    return word.key.endswith("n't") or word.key in _list("negations")


def negates(following: Word) -> bool:
    """Whether a negation before this word denies: "not only" and "not just" do not."""
    return following.key not in _ONLY


def _word(token: str) -> Word:
    plain = unicodedata.normalize("NFKC", token).casefold().replace("\u2019", "'")
    parts = tuple(part for part in re.split(r"[-\u2010\u2011]", plain) if part)
    return Word(token, "".join(parts), parts)


def _stripped(token: str) -> str:
    """A token without the signs around it; letters, their marks and digits stay."""
    kept = [at for at, sign in enumerate(token) if unicodedata.category(sign)[0] in "LMN"]
    return token[kept[0] : kept[-1] + 1] if kept else ""


@cache
def _list(name: str) -> frozenset[str]:
    text = files("bot.round_up").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
