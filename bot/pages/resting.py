"""How soon after one look at a session comes the next. Where a thousand answer, a look takes long,
and each answer asks for one: at most a tenth of the time is spent looking."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

LOOKING = 0.1
MOST_SECONDS = 0.75


@dataclass(slots=True)
class Resting:
    """When one session was looked at last, how long that took, and how often it had changed by
    then. It rests `most` seconds at the longest."""

    most: float
    version: int = -1
    began: float = float("-inf")
    took: float = 0.0

    def rest(self) -> float:
        """Seconds until the next look may begin."""
        return max(0.0, self.began + min(self.most, self.took / LOOKING) - now())

    @contextmanager
    def one(self, version: int) -> Iterator[None]:
        """Look, at what has changed that often."""
        self.version, self.began = version, now()
        try:
            yield
        finally:
            self.took = now() - self.began


def now() -> float:
    """The time that looks are measured in: seconds that no clock can set back."""
    return asyncio.get_running_loop().time()
