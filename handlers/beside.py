"""What takes a while is done beside the handler: the press is answered, and everybody goes on.

What one person presses in one session is done in the order of the presses. What takes longer than
a moment is said to take a while; what can't be done is told as an alert, or after that in words.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from weakref import WeakValueDictionary

from bot.logs import where
from bot.workshop.errors import NotWorkedOut, WorkshopError

MOMENT = 1.0
log = logging.getLogger(__name__)

DeedBeside = Callable[[], Awaitable[None]]


class Beside:
    """What is being done beside the handlers."""

    def __init__(self) -> None:
        self._turns: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        self._begun: set[Hashable] = set()

    def is_begun(self, what: Hashable) -> bool:
        """Whether just this is being done already."""
        return what in self._begun

    async def do(
        self, whose: Hashable, what: Hashable, deed: DeedBeside, takes_a_while: DeedBeside
    ) -> WorkshopError | None:
        """Do something when it is its turn; why it could not be done, or None.

        `takes_a_while` is called when it is not done in a moment. Doing what is begun already does
        nothing.
        """
        if self.is_begun(what):
            return None
        self._begun.add(what)
        try:
            async with asyncio.TaskGroup() as group:
                waiting = group.create_task(_after_a_moment(takes_a_while))
                try:
                    return await self._in_turn(whose, deed)
                finally:
                    waiting.cancel()
        finally:
            self._begun.discard(what)

    async def _in_turn(self, whose: Hashable, deed: DeedBeside) -> WorkshopError | None:
        turn = self._turns.setdefault(whose, asyncio.Lock())
        async with turn:
            return await _tried(deed)


async def _after_a_moment(deed: DeedBeside) -> None:
    await asyncio.sleep(MOMENT)
    # Half a message would stand there for ever.
    await asyncio.shield(_tried(deed))


async def _tried(deed: DeedBeside) -> WorkshopError | None:
    try:
        await deed()
    except WorkshopError as error:
        return error
    except Exception as error:
        log.error("a draft could not be worked out: %s", where(error))
        return NotWorkedOut()
    return None
