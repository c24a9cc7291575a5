"""What stands open in private chats, remembered for a while and written nowhere.

Chats that were opened again: what is open is asked once, though Telegram tells of it twice. Who has
been asked to agree, and has said neither yes nor no. And who has come by the link to a quiet word.
"""

from collections.abc import Callable

from bot.workshop.clock import is_recent

# [Restart] lets the bot write again, and sends /start as soon as Telegram has confirmed that.
SECONDS = 60.0
SECONDS_TO_READ = 3600.0
MOST_READERS = 10_000
SECONDS_OF_A_DAY = 86_400.0


class Reopened:
    """Who was asked anew just now, because they let the bot write again."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._asked_at: dict[int, float] = {}

    def record(self, person: int) -> None:
        """Somebody was asked what is open."""
        now = self._now()
        self._asked_at = {p: at for p, at in self._asked_at.items() if is_recent(now, at, SECONDS)}
        self._asked_at[person] = now

    def was_asked(self, person: int) -> bool:
        """Whether what is open would come twice if it was asked again now."""
        return is_recent(self._now(), self._asked_at.get(person, -SECONDS), SECONDS)


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
        shown_at = self._shown_at.get(person, -SECONDS_TO_READ)
        return is_recent(self._now(), shown_at, SECONDS_TO_READ)


class CameByLink:
    """Who has followed the link of an open session to a quiet word: they may ask with /quiet, too.
    After a restart they follow it again."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._came: dict[int, tuple[float, str]] = {}

    def came(self, person: int, token: str) -> None:
        """Somebody came by the link with this token."""
        self._came.pop(person, None)
        self._came[person] = self._now(), token
        if len(self._came) > MOST_READERS:
            del self._came[next(iter(self._came))]

    def token_of(self, person: int) -> str | None:
        """What the link carried that somebody came by today, or None."""
        at, token = self._came.get(person, (0.0, ""))
        return token if token and is_recent(self._now(), at, SECONDS_OF_A_DAY) else None
