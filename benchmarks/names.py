"""Likely names: how many are found, and how many texts without one are taken for one, on the half
of the list that no rule was made by (benchmarks/said_names.py)."""

import re
from collections.abc import Callable, Sequence

from benchmarks.said_names import WITH_NAMES, WITHOUT
from benchmarks.table import Row
from bot.noticing.masking import without_names
from bot.noticing.names import has_name

KEPT_BACK = slice(1, None, 2)
NAMED = re.compile(r"\{([^{}]*)\}")
CAPITAL = re.compile(r"(?<![.!?…]\s)(?<=\s)[A-ZÀ-ÞŴŶ]\w+")


def rows() -> list[Row]:
    """Beside the plainest rule: every word with a capital that begins no sentence."""
    named, plain = WITH_NAMES[KEPT_BACK], WITHOUT[KEPT_BACK]
    texts = [NAMED.sub(r"\1", line) for line in named]
    return [
        Row(
            what="texts with a name that are found",
            measured=_share(has_name, texts),
            unit="",
            reach=0.9,
            at_most=False,
            baseline=_share(_has_capital, texts),
            note=f"of {len(texts)}; baseline: a capital inside a sentence",
        ),
        Row(
            what="texts without a name that are taken for one",
            measured=_share(has_name, plain),
            unit="",
            reach=0.1,
            baseline=_share(_has_capital, plain),
            note=f"of {len(plain)}",
        ),
        Row(
            what="names of which nothing is left when they are masked",
            measured=_masked(named),
            unit="",
            reach=0.9,
            at_most=False,
            note="each word of each name",
        ),
    ]


def _share(is_one: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(is_one, texts)) / len(texts)


def _has_capital(text: str) -> bool:
    return CAPITAL.search(text) is not None


def _masked(lines: Sequence[str]) -> float:
    found = [(name, line) for line in lines for name in NAMED.findall(line)]
    return sum(_is_masked(name, line) for name, line in found) / len(found)


def _is_masked(name: str, line: str) -> bool:
    left = set(re.findall(r"\w+", without_names(NAMED.sub(r"\1", line), "…")))
    others = set(re.findall(r"\w+", NAMED.sub("", line)))
    return not (set(re.findall(r"\w+", name)) - others) & left
