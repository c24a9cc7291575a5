"""How many quiet words may begin, and how often: whoever can be turned to is not to be buried."""

from collections.abc import Callable

from bot.workshop.quiet_word import QuietWords
from handlers.wire.flooding import FloodGate, Flow

# Enough for a slip and a second thought; more would ring somebody's phone for nothing.
ASKING = Flow(burst=4, minute=2)
# From outside an open group whoever has its link may ask, with as many accounts as they have: so
# much at a time does not bury who is there, and is more than a group of 25 ever asks.
BY_LINK = Flow(burst=8, minute=4)
MOST_BY_LINK = 8


class QuietLimits:
    """What may begin beside the quiet `words` that go on; `now` tells the time in epoch seconds."""

    def __init__(self, words: QuietWords, now: Callable[[], float]) -> None:
        self._words = words
        self._now = now
        self.allowance = FloodGate(ASKING, now)
        self._by_link = FloodGate(BY_LINK, now)

    def takes_one_by_link(self, session_id: int) -> bool:
        """Whether one more may begin with somebody who has not joined, of all who ask so."""
        has_room = self._words.by_link(session_id, self._now()) < MOST_BY_LINK
        return has_room and self._by_link.lets_pass(session_id)

    def takes_one_by_browser(self, session_id: int) -> bool:
        """Whether one more may begin with somebody in a browser: anybody with the code may have as
        many browsers as they like."""
        going_on = self._words.by_browser(session_id, self._now())
        return going_on < MOST_BY_LINK and self._by_link.lets_pass(("browser", session_id))
