"""What pages are given: the parts of the program that they share with chats."""

from collections.abc import Awaitable, Callable, Collection, Coroutine
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.changes import Changes
from bot.health import Health
from bot.pages.quiet_door import QuietDoor
from bot.pages.resting import MOST_SECONDS
from bot.texts import Texts
from bot.word_cloud.studio import Studio
from storage.database import Database

NamesOf = Callable[[Collection[int]], Awaitable[list[str]]]
"""What people are called who lead, or can be turned to: those of them whose names are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`address` is where people open pages, without a slash at its end; `framed` says whether the
    page of a rehearsal on this machine may show them inside itself. `start` begins work in the
    background; `chat_link` leads to the other door, by the token of a session, and `bot_name` is
    what stands at that door. `health` looks how the bot is; a rehearsal's need not be known.
    `longest_rest` is how many seconds at most a session is not looked at after a look."""

    database: Database
    texts: Texts
    changes: Changes
    studio: Studio
    address: str
    now: Callable[[], float]
    names: NamesOf
    chat_link: Callable[[str], str]
    quiet: QuietDoor
    start: Callable[[Coroutine[Any, Any, object]], object]
    bot_name: str = ""
    health: Callable[[], Health] | None = None
    signposting: str = ""
    sealing_days: int = 7
    controller: str = ""
    contact: str = ""
    complaints: str = ""
    members_only: bool = False
    framed: bool = False
    longest_rest: float = MOST_SECONDS

    @property
    def host(self) -> str:
        """What browsers name as the host."""
        return urlsplit(self.address).netloc

    @property
    def is_https(self) -> bool:
        """Whether cookies may be for HTTPS alone."""
        return urlsplit(self.address).scheme == "https"
