"""What a plan says beside its values, so that people are looked after."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_RULES = 12
MAX_RULE = 200
MAX_SUPPORT = 2000
# More would push what it is about off the first screen of a phone.
MAX_NOTE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuestion:
    """What people are asked as they come or go: who likes, answers. Unless the plan says `keep`, it
    is only counted how many did, and nothing of what they said is kept."""

    question: str
    keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """`ground_rules` are what people agree on; `check_in` and `check_out` are asked at the lobby
    and at the end; `support` says where to find support, a line each, and "" leaves that to the
    settings."""

    ground_rules: tuple[str, ...] = ()
    check_in: CheckQuestion | None = None
    check_out: CheckQuestion | None = None
    support: str = ""

    @classmethod
    def from_dict(cls, care: Mapping[str, Any]) -> "Care":
        """What `asdict` made plain. Trusts its input."""
        check_in, check_out = (
            CheckQuestion(**care[key]) if care.get(key) else None
            for key in ("check_in", "check_out")
        )
        return cls(
            ground_rules=tuple(care["ground_rules"]),
            check_in=check_in,
            check_out=check_out,
            support=care["support"],
        )


NO_CARE = Care()
"""A plan that says nothing of it."""
