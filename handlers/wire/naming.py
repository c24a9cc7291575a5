"""What people are called: asked of Telegram when somebody is to read it, and written nowhere."""

import asyncio
from collections.abc import Callable, Iterable

from telegram import Bot
from telegram.error import TelegramError

SECONDS_REMEMBERED = 600.0
# Whoever taps Join waits for it: an invitation without names is better than none.
SECONDS_TO_WAIT = 3.0


class Names:
    """Asks for names, and remembers them for some minutes: everybody joins at once."""

    def __init__(self, bot: Bot, now: Callable[[], float]) -> None:
        self._bot = bot
        self._now = now
        self._known: dict[int, tuple[float, str]] = {}

    async def of(self, people: Iterable[int]) -> list[str]:
        """The names of people, as they call themselves; of whom Telegram tells nothing, none."""
        names = [await self._name(person) for person in people]
        return [name for name in names if name]

    async def of_one(self, person: int | None) -> str | None:
        """The name of somebody, "" if Telegram does not tell; None of nobody."""
        return None if person is None else await self._name(person)

    async def by_person(self, people: Iterable[int]) -> dict[int, str]:
        """The same, by who it is."""
        names = {person: await self._name(person) for person in people}
        return {person: name for person, name in names.items() if name}

    def known(self, people: Iterable[int]) -> list[str]:
        """The names that are known of people, without asking anybody."""
        names = (self._known.get(person, (0.0, ""))[1] for person in people)
        return [name for name in names if name]

    def learn(self, person: int, name: str) -> None:
        """Somebody has just written under this name: it need not be asked for a while."""
        self._known[person] = self._now(), name

    async def _name(self, person: int) -> str:
        asked_at, name = self._known.get(person, (0.0, ""))
        if not name or self._now() - asked_at >= SECONDS_REMEMBERED:
            name = await self._ask(person)
            self._known[person] = self._now(), name
        return name

    async def _ask(self, person: int) -> str:
        try:
            async with asyncio.timeout(SECONDS_TO_WAIT):
                chat = await self._bot.get_chat(person)
        except (TelegramError, TimeoutError):
            return ""
        return chat.full_name or ""  # An account that was deleted has none.
