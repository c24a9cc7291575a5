"""A press on an inline button, and what the person gets to see after it."""

from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.waiting import StillWaiting

if TYPE_CHECKING:
    from bot.rehearsal.bot_api.people import Person

ANSWERABLE_SECONDS = 15
SECONDS_ON_THE_WAY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """What a press showed: a line at the top, an alert to close, a link that opened, or nothing."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class ButtonPress:
    """One press. `await press` waits for the bot's answer; without it, nobody waits."""

    id: str
    person: "Person"
    message: Message
    data: str
    at: float
    toast: Toast | None = None

    @property
    def expired(self) -> bool:
        """Whether it is too late to answer."""
        return self.person.world.now() > self.at + ANSWERABLE_SECONDS

    def json(self) -> dict[str, Any]:
        """The Bot API's CallbackQuery."""
        message = self.message
        gone = message.deleted
        return {
            "id": self.id,
            "from": self.person.json(),
            "message": message.inaccessible_json() if gone else message.json(),
            "chat_instance": str(-7_000_000_000_000_000_000 - message.chat.id),
            "data": self.data,
        }

    async def answered(self, timeout: float = 60) -> Toast:  # noqa: ASYNC109 - as in World.until
        """Wait for the bot's answer. Raises StillWaiting if none comes in `timeout` seconds."""
        await self.person.world.until(lambda: self.toast is not None, timeout=timeout)
        if self.toast is None:
            raise RuntimeError("a press lost its answer")
        return self.toast

    async def seen_through(self) -> Toast:
        """What the app shows: the bot's answer or, when it is too late for one, nothing."""
        with suppress(StillWaiting):
            return await self.answered(ANSWERABLE_SECONDS + SECONDS_ON_THE_WAY)
        return Toast()

    def __await__(self) -> Generator[Any, None, Toast]:
        return self.answered().__await__()

    def __repr__(self) -> str:
        return f"<{self.person.name} pressed {self.data!r} under {self.message!r}: {self.toast}>"
