"""Pinning the question that a group is asked, without a sound; where the bot may not, it does not,
and nothing is said of it."""

import logging

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.facilitation import pinning
from bot.facilitation.pinning import Pin
from bot.workshop.card import asked
from bot.workshop.session import Session
from handlers.on_screen.means import Means
from storage import pinned
from storage.place import Place

log = logging.getLogger(__name__)


class Pins:
    """Keeps one message pinned in the group of each session, or none."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._refused: set[int] = set()
        self._settled: dict[int, tuple[int, int]] = {}

    def forgive(self) -> None:
        """Something has changed in a group: what it refused it may take now."""
        self._refused.clear()
        self._settled.clear()

    async def keep(self, session: Session, place: Place) -> bool:
        """Pin what is to be pinned, and nothing else; nothing is owed then. Words change nothing of
        what is asked: to look once in each step is enough."""
        at = session.step, place.chat_id
        if self._settled.get(session.id) == at:
            return False
        pin = await self._means.database.transaction(
            lambda tx: pinning.of_session(tx, session, place)
        )
        is_posted = pin.wanted is not None or asked(session) is None
        if await self._bring_about(session.id, pin) and is_posted:
            self._settled[session.id] = at
        return False

    async def _bring_about(self, session_id: int, pin: Pin) -> bool:
        """Whether it is as it should be, or Telegram has refused that."""
        wanted = pin.wanted
        if wanted == pin.pinned:
            return True
        if pin.pinned is not None:
            await self._unpin(pin.chat_id, pin.pinned)
            await self._means.database.transaction(lambda tx: pinned.forget(tx, session_id))
        if wanted is None or pin.chat_id in self._refused:
            return True
        if await self._pin(pin.chat_id, wanted):
            await self._means.database.transaction(
                lambda tx: pinned.put(tx, session_id, pin.chat_id, wanted)
            )
            return True
        return pin.chat_id in self._refused

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Whether it is pinned. What Telegram refuses it refuses again, until rights change."""
        try:
            await self._means.outgoing.pin(chat_id, message_id)
        except (BadRequest, Forbidden):
            self._refused.add(chat_id)
            return False
        except TelegramError as error:
            # Nobody misses a pin so much that anything else would wait for it.
            log.info("a question is not pinned: %s", type(error).__name__)
            return False
        return True

    async def _unpin(self, chat_id: int, message_id: int) -> None:
        """Also one that is gone, or that somebody else has unpinned."""
        try:
            await self._means.outgoing.unpin(chat_id, message_id)
        except TelegramError as error:
            log.info("a question is not unpinned: %s", type(error).__name__)
