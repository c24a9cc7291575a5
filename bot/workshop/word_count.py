"""Words as they are counted: how many people said each, and what counts as one."""

from dataclasses import dataclass
from enum import StrEnum


class MergedBy(StrEnum):
    """What put different words together as one: a rule, or a facilitator."""

    RULE = "rule"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """A word or phrase in its commonest spelling, and how many people said it."""

    word: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedWords:
    """Words that are counted as one. `word` is the one that is shown; `others` were said too, in
    alphabetical order."""

    word: str
    others: tuple[str, ...]
    by: MergedBy
