"""Reactions on people's own messages that say that something is kept, taken away when it is not."""

import asyncio
from functools import partial

from telegram.error import TelegramError

from bot.facilitation import reactions
from handlers.on_screen.means import Means
from handlers.wire.refusals import is_refusal
from handlers.wire.sending import Urgency
from storage.announcements import Announcement


class Reactions:
    """Takes each reaction away once, as long as the program runs."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._gone: set[tuple[int, int]] = set()

    async def take_away(self, about: Announcement) -> None:
        """Of all messages of a session whose words are gone, in the chat of one person. Raises
        TelegramError, and is then to be tried again."""
        person = about.person_id or 0
        newest = self._means.outgoing.known.newest(person) or 0
        look = partial(reactions.sought, about=about, newest=newest)
        sought = await self._means.database.transaction(look)
        for at in await asyncio.to_thread(lambda: list(sought.found())):
            if at not in self._gone:
                await self._take(*at)
                self._gone.add(at)

    async def _take(self, chat_id: int, message_id: int) -> None:
        outgoing = self._means.outgoing

        async def call(chat: int) -> bool:
            return await outgoing.bot.set_message_reaction(chat, message_id, [])

        try:
            await outgoing.sender.send(chat_id, call, urgency=Urgency.PICTURE, repeatable=True)
        except TelegramError as error:
            # The person has deleted the message, or has blocked us: nothing stands there.
            if not is_refusal(error):
                raise
