"""How a session gets on: how long it is at its value, and how far it comes until it is to end.

For facilitators alone. What it says changes in steps, so that a panel that shows it is edited so
often and no more.
"""

import math
from dataclasses import dataclass, replace

from bot.workshop.clock import MINUTE
from bot.workshop.session import Session

# A minute more or less decides nothing; thirty edits in an hour are no burden to a private chat.
SECONDS_PER_STEP = 120.0
# Whoever is at one value for an hour is not in a hurry.
LONG, SECONDS_PER_LONG_STEP = 3600.0, 600.0
# Nobody has been at one value for so long who is still there.
LONGEST = 4 * 3600.0
# Values that were passed by in no time at all say nothing of those that come.
LEAST_PER_VALUE = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headway:
    """So many minutes `here`, of which the plan gives `planned`, and `left` until the end. By then
    it `reaches` the value with this place in the order, from 1, or gets through all of them; where
    nothing is known of its pace yet, there are so many minutes for `each` value that is left.
    None is what nobody knows. `steps_at`: it says something else then, in epoch seconds."""

    here: int
    planned: int | None = None
    left: int | None = None
    reaches: int | None = None
    is_enough: bool = False
    each: int | None = None
    steps_at: float


def pace_of(session: Session, now: float) -> Headway | None:
    """The pace of a session that is under way; None before and after, and while it is paused."""
    clock = session.clock
    since = clock.here_since
    if since is None or session.paused or now - since >= LONGEST:
        return None
    is_on = bool(clock.left(now))
    looked, steps_at = _step(since, now, is_close=is_on)
    here, left = clock.here(looked), clock.left(looked)
    told = Headway(here=int(here / MINUTE), planned=session.value.minutes, steps_at=steps_at)
    if left is None:
        return told
    # Whoever has just said "60 min" between two steps reads 60, and nobody more than there is.
    told = replace(told, left=math.ceil((clock.left(now) or 0.0) / MINUTE))
    return _with_end(session, told, here, left)


def _step(since: float, now: float, *, is_close: bool) -> tuple[float, float]:
    """When it was looked at for what is said now, and when it is next; `is_close`: time runs out,
    so that ten minutes more or less decide something."""
    seconds = max(0.0, now - since)
    apart = SECONDS_PER_STEP if seconds < LONG or is_close else SECONDS_PER_LONG_STEP
    looked = since + seconds // apart * apart
    return looked, looked + apart


def _with_end(session: Session, told: Headway, here: float, left: float) -> Headway:
    course = session.course
    at = course.place_of(session.position.value)
    coming = course.order[at + 1 :]
    seconds = _seconds_per_weight(session)
    reaches, is_enough, each = None, False, None
    if seconds is None:
        each = int(left / MINUTE / (1 + len(coming)))
    else:
        needed = [_weight(session, value) * seconds for value in coming]
        own = max(0.0, _weight(session, session.position.value) * seconds - here)
        reached = _reached(left - own, needed)
        is_enough = sum(needed) + own <= left
        reaches = at + 1 + reached
    return replace(told, reaches=reaches, is_enough=is_enough, each=each)


def _reached(left: float, needed: list[float]) -> int:
    """How many of the values that come are come to in so much time."""
    reached = 0
    for seconds in needed:
        if left <= 0:
            break
        reached, left = reached + 1, left - seconds
    return reached


def _seconds_per_weight(session: Session) -> float | None:
    """How long a value takes, for each minute that the plan gives it, or for each value if it gives
    none: as the values before took or else as planned; None if nobody knows."""
    here, before = session.position.value, session.clock.before()
    done = [value for value in session.course.run if value != here]
    if done and before / len(done) >= LEAST_PER_VALUE:
        return before / sum(_weight(session, value) for value in done)
    is_planned = any(value.minutes for value in session.plan.values)
    return MINUTE if is_planned else None


def _weight(session: Session, value: int) -> float:
    """How long a value takes beside others: the minutes of the plan, if it gives any."""
    known = [value.minutes for value in session.plan.values if value.minutes is not None]
    usual = sum(known) / len(known) if known else 1.0
    minutes = session.plan.values[value].minutes
    return usual if minutes is None else float(minutes)
