"""Time in a play that can be stopped, stepped through, slowed down and sped up."""

import asyncio
import heapq
from itertools import count


class Clockwork:
    """Lets seconds of the play pass: `rate` of them in each second of ours, none while it stands
    still. A step lets the one go on who has waited for the earliest moment."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._rate = 1.0
        self._runs = True
        self._played = 0.0
        self._since = self._loop.time()
        self._order = count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def runs(self) -> bool:
        """Whether time passes."""
        return self._runs

    @property
    def rate(self) -> float:
        """How many seconds of the play pass in one of ours."""
        return self._rate

    async def wait(self, seconds: float) -> None:
        """Let so many seconds of the play pass; no time at all also waits while it stands still."""
        turn: asyncio.Future[None] = self._loop.create_future()
        heapq.heappush(self._waiting, (self._now() + seconds, next(self._order), turn))
        self._set_alarm()
        await turn

    def stop(self) -> None:
        """Let time stand still."""
        self._change(runs=False, rate=self._rate)

    def go_on(self) -> None:
        """Let time pass again."""
        self._change(runs=True, rate=self._rate)

    def speed(self, rate: float) -> None:
        """Let it pass faster, or slower."""
        self._change(runs=self._runs, rate=rate)

    def step(self) -> None:
        """Stand still, but let whoever is next have their turn."""
        self.stop()
        while self._waiting:
            due, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                self._played = max(self._played, due)
                turn.set_result(None)
                return

    def _change(self, *, runs: bool, rate: float) -> None:
        self._played, self._since = self._now(), self._loop.time()
        self._runs, self._rate = runs, rate
        self._set_alarm()

    def _now(self) -> float:
        passed = self._loop.time() - self._since if self._runs else 0.0
        return self._played + passed * self._rate

    def _set_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        if self._runs and self._waiting:
            seconds = (self._waiting[0][0] - self._now()) / self._rate
            self._alarm = self._loop.call_later(max(0.0, seconds), self._ring)

    def _ring(self) -> None:
        now = self._now()
        while self._waiting and self._waiting[0][0] <= now:
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
        self._alarm = None
        self._set_alarm()
