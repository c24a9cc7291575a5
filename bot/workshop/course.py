"""The course of a session through the values of its plan: which are run, in which order, and where
each of them was left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Stage(StrEnum):
    """Where a session is."""

    PREPARING = "preparing"
    LOBBY = "lobby"
    RESPONDING = "responding"
    REVEALED = "revealed"
    STATEMENT = "statement"
    DISCUSSING = "discussing"
    ROUNDING_UP = "rounding_up"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in the plan. `value` and `prompt` count from 0; `prompt` None while discussing means
    all prompts together, and otherwise that no prompt was asked yet."""

    stage: Stage = Stage.PREPARING
    value: int = 0
    prompt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Values by their numbers in the plan. `order` are those that are to be run, `been` where each
    that was come to has been left, in the order in which they were first come to."""

    order: tuple[int, ...] = ()
    been: tuple[Position, ...] = ()

    @property
    def run(self) -> tuple[int, ...]:
        """The values that were come to, in that order."""
        return tuple(position.value for position in self.been)

    def place_of(self, value: int) -> int:
        """The place of a value in the order, from 0; of one that is not in it, behind all."""
        return self.order.index(value) if value in self.order else len(self.order)

    def beside(self, value: int, steps: int) -> int | None:
        """The value that comes so many steps after another one, or before it; None: there is
        none."""
        place = self.place_of(value) + steps
        return self.order[place] if place in range(len(self.order)) else None

    def left_at(self, value: int) -> Position | None:
        """Where a value was left, or None if it was never come to."""
        return next((position for position in self.been if position.value == value), None)

    def going(self, old: Position | None, new: Position) -> "Course":
        """The course once a session has gone from one position to another. A value that was not to
        be run comes into the order behind the one that is left."""
        been = {position.value: position for position in self.been}
        if old is not None:
            been[old.value] = old
        been.setdefault(new.value, new)
        return replace(self, order=self._with(new.value, old), been=tuple(been.values()))

    def toggled(self, value: int) -> "Course":
        """The same with a value in the order, at its end, or not in it any more."""
        if value in self.order:
            return replace(self, order=without(self.order, value))
        return replace(self, order=(*self.order, value))

    def earlier(self, value: int) -> "Course":
        """The same with a value one place further to the front."""
        place = self.place_of(value)
        if place in (0, len(self.order)):
            return self
        others = without(self.order, value)
        return replace(self, order=(*others[: place - 1], value, *others[place - 1 :]))

    def _with(self, value: int, after: Position | None) -> tuple[int, ...]:
        if value in self.order:
            return self.order
        place = 0 if after is None else min(self.place_of(after.value) + 1, len(self.order))
        return (*self.order[:place], value, *self.order[place:])


BEGINNING = Position()
NO_COURSE = Course()


def without(values: Iterable[int], value: int) -> tuple[int, ...]:
    """The values but for one."""
    return tuple(other for other in values if other != value)
