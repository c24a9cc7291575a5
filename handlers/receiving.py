"""Updates in: nothing is confirmed to Telegram before what it changed is on disk.

python-telegram-bot's own polling confirms updates before their handlers have run, so that a crash
loses them. Here the next getUpdates, which confirms, is sent only when every update of the batch
was dealt with; one that comes again is recognised by its id.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram import Update
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from handlers import ALLOWED_UPDATES
from handlers.context import Context, Services
from handlers.sending import seconds
from handlers.trouble import Trouble
from handlers.views import buttons
from handlers.views.buttons import Verb
from storage import quarantine
from storage.database import StorageError

T = TypeVar("T")
log = logging.getLogger(__name__)
LONG_POLL_SECONDS = 25
HOUR = 3600
FIRST_PAUSE, LONGEST_PAUSE = 0.3, 30.0
LONGEST_WITHOUT_DISK = 2.0
TAKES_BACK = frozenset({Verb.REMOVE, Verb.FORGET})

Raw = dict[str, Any]


class Receiver:
    """Fetches updates and has them dealt with: in order within a chat, chats side by side."""

    def __init__(
        self,
        application: "Application[Any, Context, Any, Any, Any, Any]",
        services: Services,
        *,
        long_poll: float = LONG_POLL_SECONDS,
    ) -> None:
        self._application = application
        self._services = services
        self._long_poll = long_poll
        self._offset = 0
        self._pruned_at = 0.0
        self._trouble = Trouble(services.means.now)
        self._disk_fails = False
        self._may_ask = False
        self._turns: dict[object, asyncio.Lock] = {}

    async def poll(self) -> None:
        """Receive until cancelled, whatever becomes of the way to Telegram.

        Raises Conflict when a second process goes on asking for the same updates: answering by
        turns helps nobody. The facilitators of live sessions are told before.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                await self._deal_with(await self._fetch())
            except RetryAfter as error:
                await asyncio.sleep(seconds(error.retry_after))
            except (TelegramError, StorageError) as error:
                await self._report(error)
                if isinstance(error, Conflict) and self._trouble.is_second_process:
                    await self._services.announcer.warn("trouble.second_process")
                    raise
                await asyncio.sleep(pause)
                # A disk has room again as soon as somebody makes it; people are waiting.
                is_disk = isinstance(error, StorageError)
                pause = min(pause * 2, LONGEST_WITHOUT_DISK if is_disk else LONGEST_PAUSE)
            else:
                pause = FIRST_PAUSE
                await self._report(None)

    async def persist(self, ask: Callable[[], Awaitable[T]]) -> T:
        """What Telegram answers to something that has to be asked before updates come, as soon as
        it can be reached. Raises TelegramError when it refuses."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await ask()
            except BadRequest:
                raise
            except NetworkError as error:
                await self._report(error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def receive(self, raw: Raw) -> bool:
        """Deal with one update that was brought; whether all that it changed is on disk."""
        async with self._turns.setdefault(_chat_of(raw), asyncio.Lock()):
            try:
                await self._deal_with([raw])
            except StorageError as error:
                await self._report(error)
                return False
        self._turns = {chat: turn for chat, turn in self._turns.items() if turn.locked()}
        await self._report(None)
        return True

    async def _report(self, error: Exception | None) -> None:
        """Tell the facilitators once that nothing can be kept just now, and once that it can; and
        when the way to Telegram is open again, if they will have noticed that it was not."""
        fails = isinstance(error, StorageError)
        if error is not None:
            self._trouble.met(error)
        elif self._trouble.over():
            await self._services.announcer.warn("trouble.reached")
        if fails == self._disk_fails:
            return
        self._disk_fails = fails
        await self._services.announcer.warn("trouble.storage" if fails else "trouble.over")

    async def _fetch(self) -> list[Raw]:
        """The next updates as Telegram wrote them, so that one that can't be parsed is only one."""
        if not self._may_ask:
            # Telegram answers no question while it has an address to call.
            await self._application.bot.delete_webhook()
            self._may_ask = True
        found: list[Raw] = await self._application.bot.do_api_request(
            "getUpdates",
            {
                "offset": self._offset,
                # After trouble, so that it is known at once that it is over.
                "timeout": 0 if self._trouble.is_on else int(self._long_poll),
                "allowed_updates": list(ALLOWED_UPDATES),
            },
            read_timeout=self._long_poll + 10,
        )
        return found or []

    async def _deal_with(self, batch: list[Raw]) -> None:
        """Deal with a batch, then count it as confirmed. StorageError if some was not written."""
        if not batch:
            return
        fresh = await self._services.means.database.unseen([raw["update_id"] for raw in batch])
        chats: dict[object, list[Raw]] = {}
        for raw in batch:
            if raw["update_id"] in fresh:
                chats.setdefault(_chat_of(raw), []).append(raw)
        async with asyncio.TaskGroup() as group:
            for updates in chats.values():
                group.create_task(self._deal_with_chat(updates))
        failed = self._services.failed & {raw["update_id"] for raw in batch}
        if failed:
            self._services.failed -= failed
            raise StorageError("updates were not written")
        self._offset = batch[-1]["update_id"] + 1
        await self._forget_old()

    async def _forget_old(self) -> None:
        """Once an hour: Telegram keeps updates for a day, so two are enough to know them by."""
        now = self._services.means.now()
        if now - self._pruned_at > HOUR:
            self._pruned_at = now
            await self._services.means.database.forget_updates(now - 48 * HOUR)

    async def _deal_with_chat(self, updates: list[Raw]) -> None:
        """In order; what comes after one that was not written waits until it is, but for words
        that are taken back: that is done even when nothing else can be."""
        has_failed = False
        for raw in updates:
            if has_failed and not _takes_back(raw):
                continue
            try:
                await self._deal_with_one(raw)
            except StorageError:
                self._services.failed.add(raw["update_id"])
            has_failed |= raw["update_id"] in self._services.failed

    async def _deal_with_one(self, raw: Raw) -> None:
        number = raw["update_id"]
        self._look_at_id(raw)
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as error:
            kind = next((key for key in raw if key != "update_id"), "nothing")
            log.error("update %d, a %s, can't be read: %s", number, kind, type(error).__name__)
            await self._set_aside(number, kind, type(error).__name__)
            return
        await self._application.process_update(update)
        if number not in self._services.failed:
            await self._services.means.database.record_update(number)

    def _look_at_id(self, raw: Raw) -> None:
        """How high the ids of messages have risen in a chat: ours come above."""
        message = raw.get("message", {})
        chat_id, message_id = message.get("chat", {}).get("id"), message.get("message_id")
        if isinstance(chat_id, int) and isinstance(message_id, int):
            self._services.means.outgoing.known.saw(chat_id, message_id)

    async def _set_aside(self, number: int, kind: str, error: str) -> None:
        """It blocks nobody; that it came is kept, and nothing of what was in it."""
        await self._services.means.database.transaction(
            lambda tx: quarantine.add(tx, number, kind, error), number
        )


def _chat_of(raw: Raw) -> object:
    """What updates are kept in order by: the chat, or for a press the person."""
    for kind in ("message", "edited_message", "my_chat_member"):
        if kind in raw:
            return raw[kind].get("chat", {}).get("id")
    return raw.get("callback_query", {}).get("from", {}).get("id")


def _takes_back(raw: Raw) -> bool:
    """Whether an update is a press that takes words back."""
    data = raw.get("callback_query", {}).get("data")
    pressed = buttons.read(data) if isinstance(data, str) else None
    return pressed is not None and pressed.verb in TAKES_BACK
