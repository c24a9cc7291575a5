"""One person who sends very much slows only themselves; and codes can't be guessed by trying.

Both look at people for some minutes and keep nothing on disk.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.workshop.errors import TooManyGuesses

PEOPLE_WATCHED = 10_000
GUESS_SECONDS = 600.0
GUESSES_OF_ONE = 5
GUESSES_OF_ALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How much one person may send: `burst` at once, `minute` in a minute; 0 is no limit."""

    burst: int = 20
    minute: int = 40


FLOW = Flow()
UNLIMITED = Flow(burst=0, minute=0)


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    was_told: bool = False


class FloodGate:
    """Counts what people send. `now` gives epoch seconds."""

    def __init__(self, flow: Flow, now: Callable[[], float]) -> None:
        self._flow = flow
        self._now = now
        self._buckets: dict[int, _Bucket] = {}

    def lets_pass(self, person: int) -> bool:
        """Whether one more of a person's messages may be looked at."""
        if not self._flow.burst:
            return True
        now = self._now()
        bucket = self._buckets.pop(person, None) or _Bucket(self._flow.burst, now)
        refilled = bucket.left + (now - bucket.at) * self._flow.minute / 60
        bucket.left, bucket.at = min(self._flow.burst, refilled), now
        self._buckets[person] = bucket
        if len(self._buckets) > PEOPLE_WATCHED:
            del self._buckets[next(iter(self._buckets))]
        if bucket.left < 1:
            return False
        bucket.left -= 1
        bucket.was_told = False
        return True

    def must_be_told(self, person: int) -> bool:
        """Whether a person who sends too much has not heard so yet."""
        bucket = self._buckets[person]
        was_told, bucket.was_told = bucket.was_told, True
        return not was_told


class Guesses:
    """Counts codes that were typed and are none."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._wrong: deque[tuple[float, int]] = deque(maxlen=GUESSES_OF_ALL)

    def check(self, person: int) -> None:
        """Raise TooManyGuesses when a person, or everybody together, has tried too often."""
        since = self._now() - GUESS_SECONDS
        while self._wrong and self._wrong[0][0] < since:
            self._wrong.popleft()
        by_person = sum(guesser == person for _, guesser in self._wrong)
        if by_person >= GUESSES_OF_ONE or len(self._wrong) >= GUESSES_OF_ALL:
            raise TooManyGuesses

    def count(self, person: int) -> None:
        """A person typed a code that is none."""
        self._wrong.append((self._now(), person))
