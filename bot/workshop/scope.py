"""What a round-up is about: one prompt, one value, or all values of a session; and how the numbers
of values and prompts are written down where there has to be something for "none" and for "all".
"""

from dataclasses import dataclass

LAST = float("inf")
# In the place of a prompt's number: what is said to a value when no question is open.
THOUGHT = -2
NONE_STORED = -1
NONE_WRITTEN = "a"  # one sign: what rides in a button has 64 bytes


def answerable(prompts: int) -> tuple[int, ...]:
    """What answers to a value with so many prompts may be said to: each of them, and none."""
    return (*range(prompts), THOUGHT)


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

    @property
    def stored(self) -> tuple[int, int]:
        """Value and prompt as tables keep them."""
        return stored(self.value), stored(self.prompt)

    @property
    def written(self) -> str:
        """Value and prompt as buttons carry them."""
        return f"{written(self.value)}-{written(self.prompt)}"


ACROSS = Scope(None)


def stored(number: int | None) -> int:
    """The number of a value or a prompt as tables and marks keep it."""
    return NONE_STORED if number is None else number


def number_stored(kept: int | None) -> int | None:
    """The number of a value or a prompt that is kept so; None for none, and for all."""
    return None if kept == NONE_STORED else kept


def scope_stored(value: int, prompt: int | None) -> Scope:
    """The scope whose value and prompt are kept so."""
    return Scope(number_stored(value), number_stored(prompt))


def written(number: int | None) -> str:
    """The number of a value or a prompt as buttons and links carry it."""
    return NONE_WRITTEN if number is None else str(number)


def number_written(text: str) -> int | None:
    """The number of a value or a prompt that is written so. Raises ValueError for anything else."""
    return None if text == NONE_WRITTEN else int(text)


def scope_written(text: str) -> Scope:
    """The scope whose value and prompt are written so. Raises ValueError for anything else."""
    value, prompt = text.split("-")
    return Scope(number_written(value), number_written(prompt))
