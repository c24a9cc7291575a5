"""How much a bot may send: Telegram's limits, or none."""

from collections import deque
from enum import StrEnum
from math import ceil


class ApiPace(StrEnum):
    """Whether limits hold."""

    RELAXED = "relaxed"
    TELEGRAM = "telegram"


GROUP_SENDS, GROUP_SECONDS = 20, 60.0
CHAT_BURST, CHAT_SECONDS = 4, 4.0
ALL_SENDS, ALL_SECONDS = 30, 1.0


class Window:
    """At most `most` sends in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.sent: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more send is allowed, 0 if it is now."""
        while self.sent and self.sent[0] <= now - self.seconds:
            self.sent.popleft()
        return 0.0 if len(self.sent) < self.most else self.sent[0] + self.seconds - now


class Budgets:
    """Counts sends and edits, which share a budget: a minute of a group, a chat, and all chats.

    One chat takes about one a second with a small burst, a group 20 a minute, the bot 30 a second
    (Telegram's FAQ for bots; the exact rules are not public).
    """

    def __init__(self) -> None:
        self.everything = Window(ALL_SENDS, ALL_SECONDS)
        self.chats: dict[int, list[Window]] = {}

    def retry_after(self, chat_id: int, now: float) -> int | None:
        """Count a send to a chat (a group if its id is negative), or say how long to wait."""
        windows = [self.everything, *self._of_chat(chat_id)]
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            return max(1, ceil(wait))
        for window in windows:
            window.sent.append(now)
        return None

    def _of_chat(self, chat_id: int) -> list[Window]:
        if chat_id not in self.chats:
            self.chats[chat_id] = [Window(CHAT_BURST, CHAT_SECONDS)]
            if chat_id < 0:
                self.chats[chat_id].append(Window(GROUP_SENDS, GROUP_SECONDS))
        return self.chats[chat_id]
