"""What was said, rounded up: words said by most, words said once, and verbatim quotes.

Made by rule and never invented: every line is a word that people used or an exact slice of an
answer. Pure and deterministic: the order of the answers changes nothing, so it gives nothing away.
Method and what it was measured against: TextRank, LSA, MMR and others all chose worse than counting
people and quoting each of them once before anybody twice.
"""

from bot.round_up.said import (
    PEOPLE_FOR_COUNTS,
    PEOPLE_FOR_POSTING,
    Quote,
    RoundUp,
    Said,
    may_post,
)
from bot.round_up.summing_up import round_up

__all__ = [
    "PEOPLE_FOR_COUNTS",
    "PEOPLE_FOR_POSTING",
    "Quote",
    "RoundUp",
    "Said",
    "may_post",
    "round_up",
]
