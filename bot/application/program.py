"""The running program, and what it has around it."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from telegram.request import BaseRequest

from bot.connecting import Gairs
from bot.word_cloud.studio import Studio
from bot.workshop.plan import Plan
from handlers.receiving import LONG_POLL_SECONDS, Receiver
from handlers.services import Services
from handlers.wire.flooding import FLOW, Flow
from handlers.wire.sending import TELEGRAM, Pace, Sender
from storage.ballast import BALLAST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a rehearsal or test has otherwise than a real run. `view_seconds` and `cloud_seconds`
    are the least times between two edits of a message; `request` makes a way to Telegram; `flow` is
    how much one person may send; `by_webhook` has Telegram call us at the configured address;
    `ballast` is the room in bytes that is kept for the moment when the disk is full; `plans` are
    there beside those of the settings, by name. Not `serves_pages`: where the settings name an
    address for pages, somebody else answers there. Not `sets_menus`: Telegram has them, from a run
    with the same settings."""

    pace: Pace = TELEGRAM
    now: Callable[[], float] = time.time
    view_seconds: float = 1.0
    cloud_seconds: float | None = None
    long_poll: float = LONG_POLL_SECONDS
    request: Callable[[], BaseRequest] | None = None
    studio: Studio | None = None
    flow: Flow = FLOW
    ballast: int = BALLAST_BYTES
    by_webhook: bool = False
    plans: Mapping[str, Plan] = field(default_factory=dict)
    serves_pages: bool = True
    sets_menus: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gair:
    """The running program. Once `is_given_up`, its end waits for nothing more to be sent."""

    application: Gairs
    services: Services
    sender: Sender
    receiver: Receiver
    background: set[asyncio.Task[Any]]
    polling: asyncio.Task[None] | None = None
    is_given_up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_idle(self) -> bool:
        """Whether everything that was caused was also sent and shown."""
        services = self.services
        showing = (services.announcer, services.live_views, services.cards)
        is_shown = all(each.is_idle for each in showing)
        return is_shown and self.sender.is_idle and not self.services.begun
