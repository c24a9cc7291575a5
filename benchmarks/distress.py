"""Words that may need a person: how many are found, and how many others are taken for it, on the
half of the list that no rule was made by (benchmarks/said_in_distress.py)."""

import re
from collections.abc import Callable, Sequence

from benchmarks.said_in_distress import IN_DISTRESS, NOT_IN_DANGER
from benchmarks.table import Row
from bot.noticing.distress import needs_a_person

KEPT_BACK = slice(1, None, 2)
SIGN = re.compile(
    r"suicid|kill|\bdie\b|\bdead\b|self.harm|overdose|hunanladd|marw|abuse", re.IGNORECASE
)


def rows() -> list[Row]:
    """Beside the plainest rule: a word of suicide, death, self-harm or abuse anywhere."""
    needing, others = IN_DISTRESS[KEPT_BACK], NOT_IN_DANGER[KEPT_BACK]
    return [
        Row(
            what="messages of somebody in distress that are found",
            measured=_share(needs_a_person, needing),
            unit="",
            reach=0.9,
            at_most=False,
            baseline=_share(_has_sign, needing),
            note=f"of {len(needing)}; baseline: one of these words anywhere",
        ),
        Row(
            what="other messages that are taken for one",
            measured=_share(needs_a_person, others),
            unit="",
            reach=0.1,
            baseline=_share(_has_sign, others),
            note=f"of {len(others)}",
        ),
    ]


def _share(is_one: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(is_one, texts)) / len(texts)


def _has_sign(text: str) -> bool:
    return SIGN.search(text) is not None
