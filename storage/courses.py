"""How a session's course and clock are written down, as JSON: in its row, and before each move."""

import json
from dataclasses import asdict

from bot.workshop.clock import NO_CLOCK, Clock
from bot.workshop.course import NO_COURSE, Course, Position, Stage


def route_written(route: Course) -> str | None:
    """A course; None for one of which nothing is known."""
    if route == NO_COURSE:
        return None
    been = [[position.stage, position.value, position.prompt] for position in route.been]
    return json.dumps({"order": route.order, "been": been})


def route_read(written: str | None) -> Course:
    """The opposite of `route_written`."""
    if written is None:
        return NO_COURSE
    read = json.loads(written)
    been = [Position(stage=Stage(s), value=value, prompt=p) for s, value, p in read["been"]]
    return Course(order=tuple(read["order"]), been=tuple(been))


def clock_written(clock: Clock) -> str | None:
    """A clock; None for one that stands at nothing."""
    return None if clock == NO_CLOCK else json.dumps(asdict(clock))


def clock_read(written: str | None) -> Clock:
    """The opposite of `clock_written`."""
    return NO_CLOCK if written is None else Clock(**json.loads(written))
