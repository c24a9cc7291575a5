"""What stands open in private chats, remembered for a while and written nowhere.

Chats that were opened again: what is open is asked once, though Telegram tells of it twice. And who
has been asked to agree, and has said neither yes nor no.
"""

from collections.abc import Callable

# [Restart] lets the bot write again, and sends /start as soon as Telegram has confirmed that.
SECONDS = 60.0
SECONDS_TO_READ = 3600.0
MOST_READERS = 10_000


class Reopened:
    """Who was asked anew just now, because they let the bot write again."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._asked_at: dict[int, float] = {}

    def record(self, person: int) -> None:
        """Somebody was asked what is open."""
        now = self._now()
        self._asked_at = {p: at for p, at in self._asked_at.items() if now - at < SECONDS}
        self._asked_at[person] = now

    def was_asked(self, person: int) -> bool:
        """Whether what is open would come twice if it was asked again now."""
        return self._now() - self._asked_at.get(person, -SECONDS) < SECONDS


class ConsentsOpen:
    """Who has what is kept before them to read, and has not agreed to it yet."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._shown_at: dict[int, float] = {}

    def shown_to(self, person: int) -> None:
        """Somebody is asked to agree."""
        self._shown_at.pop(person, None)
        self._shown_at[person] = self._now()
        if len(self._shown_at) > MOST_READERS:
            del self._shown_at[next(iter(self._shown_at))]

    def answered(self, person: int) -> None:
        """They have said yes or no."""
        self._shown_at.pop(person, None)

    def is_open(self, person: int) -> bool:
        """Whether they are asked, and have not answered."""
        return self._now() - self._shown_at.get(person, -SECONDS_TO_READ) < SECONDS_TO_READ
