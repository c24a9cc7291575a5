"""How often something may be done, by whoever: browsers are not told apart, no address is kept."""

from collections import OrderedDict, deque
from collections.abc import Callable

from bot.workshop.clock import is_recent

MINUTE = 60.0
MOST_KEYS = 1000


class Allowance:
    """Lets so much pass in any minute, for each of the keys that something is about."""

    def __init__(self, most: int, now: Callable[[], float]) -> None:
        self._most = most
        self._now = now
        self._passed: OrderedDict[str, deque[float]] = OrderedDict()

    def lets_pass(self, key: str) -> bool:
        """Whether there is room for one more; it is counted then."""
        now = self._now()
        passed = self._passed.setdefault(key, deque())
        self._passed.move_to_end(key)
        while len(self._passed) > MOST_KEYS:
            self._passed.popitem(last=False)
        while passed and not is_recent(now, passed[0], MINUTE):
            passed.popleft()
        if len(passed) >= self._most:
            return False
        passed.append(now)
        return True
