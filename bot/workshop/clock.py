"""The clock of a session: when it began, since when it is at its value, and when it is to end.

Only facilitators see what it says. Breaks stop it. All times are in epoch seconds; `now` is given.
"""

from dataclasses import dataclass, replace

MINUTE = 60.0


def is_recent(now: float, then: float, seconds: float) -> bool:
    """Whether a moment is less than so many seconds ago. One that lies ahead is not: the machine's
    clock was set back since, and nothing is to wait until it is that late again."""
    return 0 <= now - then < seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When a session has begun, and come to its value, both later by the breaks since; since when
    it is paused, if it is; when it is to end. `length` is how many minutes it is to take, until it
    begins."""

    began_at: float | None = None
    here_since: float | None = None
    paused_at: float | None = None
    ends_at: float | None = None
    length: int | None = None

    def begun(self, now: float) -> "Clock":
        """The clock when the first value is reached."""
        ends_at = None if self.length is None else now + self.length * MINUTE
        return replace(self, began_at=now, here_since=now, ends_at=ends_at, length=None)

    def arrived(self, now: float) -> "Clock":
        """The clock when another value is reached."""
        return replace(self, here_since=now)

    def paused(self, now: float) -> "Clock":
        """The clock stands still."""
        return replace(self, paused_at=now)

    def resumed(self, now: float) -> "Clock":
        """It goes on, and the break has taken no time; the end is where it was."""
        if self.paused_at is None:
            return self
        was = now - self.paused_at
        return replace(
            self,
            paused_at=None,
            began_at=None if self.began_at is None else self.began_at + was,
            here_since=None if self.here_since is None else self.here_since + was,
        )

    def to_end(self, minutes: int | None, now: float) -> "Clock":
        """It is to end in so many minutes: from now on, or from the beginning if that is still to
        come; None: nobody says when."""
        if self.began_at is None:
            return replace(self, length=minutes)
        return replace(self, ends_at=None if minutes is None else now + minutes * MINUTE)

    def here(self, now: float) -> float:
        """For how many seconds it has been at its value."""
        if self.here_since is None:
            return 0.0
        return max(0.0, self._stopped(now) - self.here_since)

    def before(self) -> float:
        """How many seconds the values before the current one took together."""
        if self.here_since is None or self.began_at is None:
            return 0.0
        return max(0.0, self.here_since - self.began_at)

    def left(self, now: float) -> float | None:
        """How many seconds are left until its end: 0 when that is past; None: nobody said when."""
        return None if self.ends_at is None else max(0.0, self.ends_at - now)

    def _stopped(self, now: float) -> float:
        return now if self.paused_at is None else self.paused_at


NO_CLOCK = Clock()
