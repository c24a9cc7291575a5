"""Chats that were opened again: what is open is asked once, though Telegram tells of it twice."""

from collections.abc import Callable

# [Restart] lets the bot write again, and sends /start as soon as Telegram has confirmed that.
SECONDS = 60.0


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
