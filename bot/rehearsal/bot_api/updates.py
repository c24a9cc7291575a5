"""The queue of updates that wait for the bot, as Telegram keeps it."""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KINDS = frozenset(
    {
        "business_connection", "business_message", "callback_query", "channel_post",
        "chat_boost", "chat_join_request", "chat_member", "chosen_inline_result",
        "deleted_business_messages", "edited_business_message", "edited_channel_post",
        "edited_message", "inline_query", "message", "message_reaction",
        "message_reaction_count", "my_chat_member", "poll", "poll_answer", "pre_checkout_query",
        "purchased_paid_media", "removed_chat_boost", "shipping_query",
    }
)  # fmt: skip
ONLY_WHEN_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KEPT_SECONDS = 24 * 3600
CALLBACK_KEPT_SECONDS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update as it will be sent: `written` is its JSON, fixed when it came about."""

    id: int
    written: str
    until: float


class Updates:
    """What has happened and the bot has not confirmed.

    `first_id` is the id of the first update; `history` holds the JSON of all (or the last
    `history.maxlen`) updates that were ever queued.
    """

    def __init__(self, first_id: int, now: Callable[[], float], keep: int | None) -> None:
        self.now = now
        self.next_id = first_id
        self.allowed = KINDS - ONLY_WHEN_ASKED
        self.queue: deque[Update] = deque()
        self.history: deque[str] = deque(maxlen=keep)
        self.repeated: list[Update] = []
        self.newest: Update | None = None
        self.poller: asyncio.Future[str] | None = None
        self.asked: frozenset[str] | None = None
        self.closed = False
        self._last_poll = (0, float("-inf"))

    def add(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update, unless the bot has not asked for its kind."""
        if kind not in self.allowed:
            return
        kept = CALLBACK_KEPT_SECONDS if kind == "callback_query" else KEPT_SECONDS
        written = json.dumps({"update_id": self.next_id, kind: payload})
        self.newest = Update(id=self.next_id, written=written, until=self.now() + kept)
        self.queue.append(self.newest)
        self.history.append(written)
        self.next_id += 1
        self.wake()

    def allow(self, kinds: list[Any]) -> None:
        """From now on only these kinds; an empty list stands for the usual ones."""
        known = KINDS & {kind for kind in kinds if isinstance(kind, str)}
        self.asked = known or None
        self.allowed = known or KINDS - ONLY_WHEN_ASKED

    def confirm(self, offset: int) -> None:
        """Forget what `offset` confirms: all before it, or all but the last `-offset`."""
        if offset < 0:
            while len(self.queue) > -offset:
                self.queue.popleft()
        elif offset <= self.next_id + 10:
            while self.queue and self.queue[0].id < offset:
                self.queue.popleft()

    def take(self, limit: int) -> list[Update]:
        """Up to `limit` updates, oldest first; they stay queued until confirmed."""
        now = self.now()
        if any(update.until < now for update in self.queue):
            self.queue = deque(update for update in self.queue if update.until >= now)
        repeated, self.repeated = self.repeated, []
        waiting = [self.queue[index] for index in range(min(limit, len(self.queue)))]
        return [*repeated, *waiting]

    def repeat(self) -> None:
        """Deliver the newest update once more, even if it was confirmed."""
        if self.newest is not None:
            self.repeated.append(self.newest)
            self.wake()

    @property
    def idle(self) -> bool:
        """Whether all updates are confirmed and the bot waits for the next one."""
        return not self.queue and not self.repeated and self.poller is not None

    def wake(self) -> None:
        """End the waiting of the poller: something came, or nothing will."""
        self.stop_poller("")

    def stop_poller(self, reason: str) -> None:
        """End the waiting of the poller; unless it is '', `reason` is what it is refused with."""
        if self.poller is not None and not self.poller.done():
            self.poller.set_result(reason)

    def slow_down(self, offset: int, limit: int, timeout: float) -> tuple[int, float]:
        """Limit and timeout for a bot that asks the same again and again, as the server has it."""
        now, repeats = self.now(), offset == self._last_poll[0]
        since = now - self._last_poll[1]
        self._last_poll = (offset, now)
        if repeats and since < 0.5:
            limit = 1
        return limit, max(timeout, 3) if repeats and since < 3 else timeout

    def open(self) -> None:
        """Let the bot wait for updates (again)."""
        self.closed = False

    def close(self) -> None:
        """Let nobody wait any more."""
        self.closed = True
        self.wake()
