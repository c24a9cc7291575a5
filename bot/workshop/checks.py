"""What is left of what people said as they came and went, if the plan says that it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRecord:
    """A question that was asked as people came or, `leaving`, as they went, and what they said.
    `answered` counts people, None where that is not told."""

    question: str
    leaving: bool
    answered: int | None
    texts: tuple[str, ...]
