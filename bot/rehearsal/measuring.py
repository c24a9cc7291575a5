"""What a rehearsal costs this machine: time, memory, and how long the event loop was held."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROBE_SECONDS = 0.005
HELD_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """`processor` and `seconds` are times in seconds; `memory` is the most that the process had, in
    MB, None where the system does not say; `longest` is how long the event loop was held at most,
    and `held` how often for more than HELD_SECONDS."""

    seconds: float
    processor: float
    memory: int | None
    longest: float
    held: int

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"time: {self.seconds:.1f} s, of which this process computed {self.processor:.1f} s"
        if self.memory is not None:
            yield f"memory of this process at most: {self.memory} MB"
        yield f"event loop held at most: {self.longest * 1000:.0f} ms"
        yield f"event loop held for more than {HELD_SECONDS * 1000:.0f} ms, times: {self.held}"


class Meter:
    """Measures from when it is made. `watch` sleeps a little, again and again, and notes how much
    later than that it wakes up."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._began = clock()
        self._longest = 0.0
        self._held = 0

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            before = self._clock()
            await asyncio.sleep(PROBE_SECONDS)
            late = self._clock() - before - PROBE_SECONDS
            self._longest = max(self._longest, late)
            self._held += late > HELD_SECONDS

    def read(self) -> Cost:
        """The cost until now."""
        return Cost(
            seconds=self._clock() - self._began,
            processor=time.process_time(),
            memory=_most_memory(),
            longest=self._longest,
            held=self._held,
        )


def _most_memory() -> int | None:
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else None
