"""What receiving shows of how the bot is: when Telegram last answered, and what its clock says."""

from collections import deque
from collections.abc import Sequence

# Fewer would take one slow message for a wrong clock.
REMEMBERED = 20
# An update that came while we waited for it is young; one that was there before may be old.
WAITED_SECONDS = 1.0


class Signs:
    """Times in epoch seconds, by our clock; None where there was none yet."""

    def __init__(self) -> None:
        self.answered_at: float | None = None
        self.updated_at: float | None = None
        self._ahead: deque[float] = deque(maxlen=REMEMBERED)

    @property
    def clock_ahead(self) -> float | None:
        """By how many seconds our clock is ahead of Telegram's, at most."""
        return min(self._ahead, default=None)

    def answered(self, now: float, batch: Sequence[object], waited: float) -> None:
        """Telegram has answered, after so many seconds, with these updates."""
        self.answered_at = now
        if batch:
            self.brought(now)
        if waited >= WAITED_SECONDS:
            self._ahead.extend(now - date for raw in batch if (date := _date(raw)) is not None)

    def brought(self, now: float) -> None:
        """An update has come."""
        self.updated_at = now


def _date(raw: object) -> float | None:
    """When a new message was written, by Telegram's clock."""
    message = raw.get("message") if isinstance(raw, dict) else None
    date = message.get("date") if isinstance(message, dict) else None
    return float(date) if isinstance(date, int) else None
