"""What an undo brings back."""

from dataclasses import dataclass

from bot.workshop.clock import NO_CLOCK, Clock
from bot.workshop.course import NO_COURSE, Course, Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Where a session was before a move."""

    position: Position
    paused: bool = False
    route: Course = NO_COURSE
    clock: Clock = NO_CLOCK
