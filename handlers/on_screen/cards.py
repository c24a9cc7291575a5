"""Cards in people's chats: one message for each question, kept up to date without a sound.

They are desired state: what is due or stale is written down with the deed that caused it, so that a
restart goes on with it, and what comes out is never doubled. See bot.facilitation.cards.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

from telegram.error import TelegramError

from bot.facilitation import cards
from bot.facilitation.cards import CardWanted
from bot.logs import where
from bot.workshop.card import Question
from handlers.on_screen import in_place
from handlers.on_screen.in_place import InDoubt
from handlers.on_screen.means import Means
from handlers.views import card as views
from handlers.views.view import View
from handlers.wire.posts import Post
from handlers.wire.refusals import is_refusal
from handlers.wire.sending import Urgency
from storage import cards as kept
from storage.backing_up import back_up
from storage.database import StorageError
from storage.postings import Slot

SECONDS_BETWEEN_LOOKS = 0.02
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
# Nobody but the person sees a private chat, who could say whether a card is there. Some time after
# two tries in vain it is looked for once more, and what is not there then has not gone out: nothing
# was seen to be taken more than a second after Telegram had answered, or hung up.
SECONDS_UNTIL_SURE = 5.0
# Whether a card is there is mostly known sooner; whoever writes meanwhile waits no longer.
SECONDS_UNTIL_KNOWN = 1.0
# With the longest pause between them, half an hour: a card outlives an outage.
MOST_TRIES = 64
log = logging.getLogger(__name__)

PersonsChat = tuple[int, int]
WhichCard = tuple[int, int, Question]


class Cards:
    """Posts the cards that are due, and edits those that are stale. `sinks_panel` is told of
    sessions in which one was posted below a panel; `talks` says who is in a quiet word."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._database = means.database
        self._looking: set[int] = set()
        self._again: set[int] = set()
        self._owed: dict[PersonsChat, list[Question]] = {}
        self._running: set[PersonsChat] = set()
        self._due: dict[int, Slot] = {}
        self.sinks_panel: Callable[[int], object] = lambda _: None
        self.talks: Callable[[int], bool] = lambda _: False

    @property
    def is_idle(self) -> bool:
        """Whether every card shows what is so."""
        return not (self._looking or self._running)

    def refresh(self, session_id: int) -> None:
        """Cards of a session may be due or stale."""
        if session_id in self._looking:
            self._again.add(session_id)
            return
        self._looking.add(session_id)
        self._means.start(self._look(session_id))

    async def deliver(self) -> None:
        """Show whatever is owed, in whatever session."""
        for session_id in await self._database.transaction(kept.sessions_owing):
            self.refresh(session_id)

    async def shown(self, person: int) -> None:
        """Return once a person has what is owed to them, or after a while: what they are asked next
        has to stand below it."""
        await self.deliver()
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_UNTIL_SURE):
                while self._is_showing(person):  # noqa: ASYNC110 it is no one's event
                    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def known(self, person: int) -> None:
        """Return once it is known which card a person was shown last, or after a while: what they
        write belongs to what they saw."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_UNTIL_KNOWN):
                while self._is_on_its_way(person):  # noqa: ASYNC110 as above
                    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    def _is_on_its_way(self, person: int) -> bool:
        slot = self._due.get(person)
        return slot is not None and slot.key in self._means.outgoing.tried_at

    def _is_showing(self, person: int) -> bool:
        return bool(self._looking) or any(person == chat[1] for chat in self._running)

    async def _look(self, session_id: int) -> None:
        """Begin with each chat in which something is to be done."""
        try:
            self._again.add(session_id)
            while session_id in self._again:
                self._again.discard(session_id)
                owed = await self._database.transaction(lambda tx: cards.owed(tx, session_id))
                for person, questions in owed.items():
                    self._begin((session_id, person), questions)
        except StorageError as error:
            # The next change looks again; what is owed stays written down.
            log.warning("cards are not shown: %s", type(error).__name__)
        finally:
            self._looking.discard(session_id)

    def _begin(self, chat: PersonsChat, questions: list[Question]) -> None:
        self._owed[chat] = questions
        if chat not in self._running:
            self._running.add(chat)
            self._means.start(self._keep_up(chat))

    async def _keep_up(self, chat: PersonsChat) -> None:
        """Show what is owed in one chat, one after the other, for as long as anything is."""
        try:
            while chat in self._owed:
                for question in self._owed.pop(chat):
                    await self._show((*chat, question))
        except StorageError as error:
            log.warning("a card is not shown: %s", type(error).__name__)
        finally:
            self._running.discard(chat)

    async def _show(self, at: WhichCard) -> None:
        """Show one card. What can't be shown holds up no other."""
        try:
            await self._show_surely(at)
        except StorageError:
            raise
        except Exception as error:
            log.error("a card was given up: %s", where(error))
            await self._database.transaction(lambda tx: cards.give_up(tx, *at))

    async def _show_surely(self, at: WhichCard) -> None:
        """Show one card, however long Telegram can't be reached; not one that it refuses."""
        try:
            await self._show_in_the_end(at)
        finally:
            slot = self._due.pop(at[1], None)
            if slot is not None:
                self._means.outgoing.tried_at.pop(slot.key, None)

    async def _show_in_the_end(self, at: WhichCard) -> None:
        for pause in _pauses():
            wanted = await self._database.transaction(lambda tx: cards.wanted(tx, *at))
            if wanted is None:
                return
            try:
                await self._try(wanted)
            except InDoubt:
                await asyncio.sleep(max(pause, SECONDS_UNTIL_SURE))
                self._means.outgoing.tried_at.pop(wanted.slot.key, None)
            except TelegramError as error:
                log.warning("a card was not shown: %s", type(error).__name__)
                if is_refusal(error):
                    break
                await asyncio.sleep(pause)
            else:
                return
        await self._database.transaction(lambda tx: cards.give_up(tx, *at))

    async def _try(self, wanted: CardWanted) -> None:
        view = views.card(self._means.texts_for(wanted.person), wanted.card)
        post = Post(
            chat_id=wanted.person,
            view=self._as_it_comes(wanted, view),
            urgency=Urgency.QUESTION if wanted.is_due else Urgency.RECEIPT,
            has_sound=wanted.is_first,
        )
        if wanted.is_due:
            self._due[wanted.person] = wanted.slot
            shown = await in_place.show(self._means, wanted.slot, post, None)
            message_id = shown.message_id
        elif wanted.message_id is not None:
            # One that the person has deleted is not posted again.
            message_id = wanted.message_id
            if wanted.content != view.digest:
                await self._means.outgoing.edit(post, message_id)
        else:
            return
        old = await self._database.transaction(
            lambda tx: cards.record(tx, wanted, message_id, view.digest),
            erases=wanted.card.forgotten,
        )
        if wanted.card.forgotten:
            # That it was still to be emptied is in no backup either.
            self._means.start(back_up(self._database))
        if old is not None and wanted.is_due:
            await self._means.outgoing.delete(wanted.person, old.message_id)
        if wanted.is_due and wanted.leads:
            self.sinks_panel(wanted.card.session.id)

    def _as_it_comes(self, wanted: CardWanted, view: View) -> View:
        """A card that comes during a quiet word says how to answer it. That stays true afterwards,
        and nothing that is written down differs by it."""
        is_asking = wanted.card.is_open or wanted.card.takes_thoughts
        if not (is_asking and self.talks(wanted.person)):
            return view
        return views.in_quiet_word(self._means.texts_for(wanted.person), view)


def _pauses() -> Iterator[float]:
    """How long to wait between tries: longer and longer, and not for ever."""
    pause = FIRST_PAUSE
    for _ in range(MOST_TRIES):
        yield pause
        pause = min(pause * 2, LONGEST_PAUSE)
