"""What a plan says in other languages: its values and what stands around them, worded once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWording:
    """One value in another language. What is "" there is shown in the language of the plan."""

    language: str
    title: str = ""
    statement: str = ""
    question: str = ""
    prompts: tuple[str, ...] = ()
    content_note: str = ""

    @classmethod
    def from_dict(cls, wording: Mapping[str, Any]) -> "ValueWording":
        """What `asdict` made plain. Trusts its input."""
        return cls(**{**wording, "prompts": tuple(wording["prompts"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWording:
    """What stands around the values, in another language; "" as in ValueWording."""

    language: str
    title: str = ""
    about: str = ""
    attribution: str = ""
    for_whom: str = ""
    ground_rules: tuple[str, ...] = ()
    check_in: str = ""
    check_out: str = ""
    support: str = ""

    @classmethod
    def from_dict(cls, wording: Mapping[str, Any]) -> "PlanWording":
        """What `asdict` made plain. Trusts its input."""
        return cls(**{**wording, "ground_rules": tuple(wording["ground_rules"])})


@dataclass(frozen=True, slots=True)
class Marking:
    """What stands behind a text that is shown in the language of the plan, as it has no other."""

    language: str

    def of(self, text: str, other: str) -> str:
        """The other wording of a text or, marked, the text."""
        return other or (f"{text} [{self.language}]" if text else "")

    def of_all(self, texts: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
        """The same of several texts in their order."""
        rest = ("",) * (len(texts) - len(others))
        return tuple(map(self.of, texts, (*others, *rest)))
