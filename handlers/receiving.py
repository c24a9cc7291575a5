"""Updates in: nothing is confirmed to Telegram before what it changed is on disk.

python-telegram-bot's own polling confirms updates before their handlers have run, so that a crash
loses them. Here the next getUpdates, which confirms, is sent only when every update of the batch
was dealt with; one that comes again is recognised by its id.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from telegram import Update
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.logs import where
from handlers import ALLOWED_UPDATES
from handlers.context import Context
from handlers.services import Services
from handlers.wire.raw_updates import (
    UNKNOWN,
    Raw,
    RawBot,
    chat_of,
    has_sound_ids,
    kind_of,
    message_of,
    number_of,
    takes_back,
)
from handlers.wire.sending import seconds
from handlers.wire.trouble import Trouble
from handlers.wire.unexpected import set_aside
from storage.database import StorageError

T = TypeVar("T")
log = logging.getLogger(__name__)
LONG_POLL_SECONDS = 25
HOUR = 3600
# However long Telegram was away, within half a minute all goes on.
FIRST_PAUSE, LONGEST_PAUSE = 0.3, 15.0
LONGEST_WITHOUT_DISK = LONGEST_NOT_HELD = 2.0
AT_ONCE = 0.2  # what is answered with nothing sooner was not held, and would be asked without end


class Receiver:
    """Fetches updates and has them dealt with: in order within a chat, chats side by side."""

    def __init__(
        self,
        application: "Application[RawBot, Context, Any, Any, Any, Any]",
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
        self._was_held = True
        self._turns: dict[object, asyncio.Lock] = {}

    async def poll(self) -> None:
        """Receive until cancelled, whatever becomes of the way to Telegram.

        Raises Conflict when a second process goes on asking for the same updates: answering by
        turns helps nobody. The facilitators of live sessions are told before.
        """
        pause = FIRST_PAUSE
        while True:
            try:
                batch = await self._fetch()
                is_new = await self._deal_with(batch)
            except RetryAfter as error:
                await asyncio.sleep(seconds(error.retry_after))
            except Exception as error:
                # Whatever was wrong with an answer, the next may be better.
                await self._report(error)
                if isinstance(error, Conflict) and self._trouble.is_second_process:
                    await self._services.announcer.warn("trouble.second_process")
                    raise
                await asyncio.sleep(pause)
                # A disk has room again as soon as somebody makes it; people are waiting.
                is_disk = isinstance(error, StorageError)
                pause = min(pause * 2, LONGEST_WITHOUT_DISK if is_disk else LONGEST_PAUSE)
            else:
                await self._report(None)
                # What is brought again and again, though it was dealt with, must not keep us busy.
                is_news = is_new or (not batch and self._was_held)
                await asyncio.sleep(0 if is_news else pause)
                longest = LONGEST_PAUSE if batch else LONGEST_NOT_HELD
                pause = FIRST_PAUSE if is_news else min(pause * 2, longest)

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
        self._services.signs.brought(self._services.means.now())
        async with self._turns.setdefault(chat_of(raw), asyncio.Lock()):
            try:
                await self._deal_with([raw])
            except Exception as error:
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
            if not isinstance(error, TelegramError | StorageError):
                log.error("receiving went wrong: %s", where(error))
        elif self._trouble.over():
            await self._services.announcer.warn("trouble.reached")
        if fails == self._disk_fails or (error is not None and not fails):
            return
        self._disk_fails = fails
        await self._services.announcer.warn("trouble.storage" if fails else "trouble.over")

    async def _fetch(self) -> list[object]:
        """The next updates as Telegram wrote them, so that one that can't be parsed is only one."""
        if not self._may_ask:
            # Telegram answers no question while it has an address to call.
            await self._application.bot.delete_webhook()
            self._may_ask = True
        # After trouble at once, so that it is known at once that it is over.
        seconds_to_wait = 0 if self._trouble.is_on else int(self._long_poll)
        asked_at = self._services.means.now()
        began = asyncio.get_running_loop().time()
        found = await self._application.bot.raw_updates(
            self._offset, seconds_to_wait, ALLOWED_UPDATES
        )
        if not isinstance(found, list):
            raise TypeError("updates come in a list")
        took = asyncio.get_running_loop().time() - began
        self._was_held = not seconds_to_wait or took > AT_ONCE
        self._note_that_it_answered(found, asked_at)
        return found

    def _note_that_it_answered(self, batch: Sequence[object], asked_at: float) -> None:
        now = self._services.means.now()
        self._services.signs.answered(now, batch, now - asked_at)

    async def _deal_with(self, batch: Sequence[object]) -> bool:
        """Deal with a batch, then count it as confirmed; whether anything was new in it.

        Raises StorageError if some was not written.
        """
        numbers = [number for raw in batch if (number := number_of(raw)) is not None]
        fresh = await self._services.means.database.unseen(numbers) if numbers else set()
        is_new = bool(fresh)
        chats: dict[object, list[object]] = {}
        for raw in batch:
            number = number_of(raw)
            if number is None:
                await self._set_aside(raw, ValueError())
            elif number in fresh:
                fresh.discard(number)
                chats.setdefault(chat_of(raw), []).append(raw)
        async with asyncio.TaskGroup() as group:
            for updates in chats.values():
                group.create_task(self._deal_with_chat(updates))
        self._confirm(batch, numbers)
        await self._forget_old()
        return is_new

    def _confirm(self, batch: Sequence[object], numbers: Sequence[int]) -> None:
        """The next question confirms the batch. StorageError if some of it was not written."""
        failed = self._services.failed.intersection(numbers)
        if failed:
            self._services.failed -= failed
            raise StorageError("updates were not written")
        for raw in batch:
            number = number_of(raw)
            # Numbers rise, so that one that can't be read is above the one before by one or more.
            self._offset = (self._offset if number is None else number) + 1

    async def _forget_old(self) -> None:
        """Once an hour: Telegram keeps updates for a day, so two are enough to know them by."""
        now = self._services.means.now()
        if now - self._pruned_at > HOUR:
            self._pruned_at = now
            await self._services.means.database.forget_updates(now - 48 * HOUR)

    async def _deal_with_chat(self, updates: Sequence[object]) -> None:
        """In order; what comes after one that was not written waits until it is, but for words
        that are taken back: that is done even when nothing else can be."""
        has_failed = False
        for raw in updates:
            if has_failed and not takes_back(raw):
                continue
            number = number_of(raw)
            assert number is not None  # noqa: S101 those without one were set aside
            try:
                await self._deal_with_one(number, raw)
            except StorageError:
                self._services.failed.add(number)
            has_failed |= number in self._services.failed

    async def _deal_with_one(self, number: int, raw: Any) -> None:
        """Whatever is wrong with an update, it is only this one: it is set aside. StorageError when
        nothing of it, not even that it came, can be written."""
        try:
            await self._process(number, raw)
        except StorageError:
            raise
        except Exception as error:
            await self._set_aside(raw, error)

    async def _process(self, number: int, raw: Any) -> None:
        seen = message_of(raw)
        if seen is not None:
            # How high the ids of messages have risen in a chat: ours come above.
            self._services.means.outgoing.known.came(*seen)
        update = Update.de_json(raw, self._application.bot)
        if kind_of(raw) == UNKNOWN or not has_sound_ids(raw):
            raise ValueError(number)
        await self._application.process_update(update)
        if number in self._services.traceless:
            self._services.traceless.discard(number)
        elif number not in self._services.failed:
            await self._services.means.database.record_update(number)

    async def _set_aside(self, raw: object, error: Exception) -> None:
        """It blocks nobody; that it came is kept, and nothing of what was in it."""
        number, kind = number_of(raw), kind_of(raw)
        which = "without a number" if number is None else number
        log.error("update %s, a %s, can't be read: %s", which, kind, type(error).__name__)
        await set_aside(self._services.means.database, number, kind, error)
