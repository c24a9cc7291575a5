"""What a round-up is about: one prompt, one value, or all values of a session."""

from dataclasses import dataclass

LAST = float("inf")


@dataclass(frozen=True, slots=True)
class Scope:
    """`prompt` None is the whole value; `value` None all values of the session. Numbers are from 0,
    as in the plan."""

    value: int | None
    prompt: int | None = None

    @property
    def order(self) -> tuple[float, float]:
        """Prompts as the plan has them, each value after its prompts, all values last: edits of
        one may hold for those that come after it."""
        return (
            LAST if self.value is None else self.value,
            LAST if self.prompt is None else self.prompt,
        )


ACROSS = Scope(None)
