"""What the parts of the program share."""

import asyncio
from collections.abc import Collection
from typing import Any

from bot.archivist import Archivist
from bot.changes import Changes
from bot.config import Config
from bot.facilitation.letting_in import Trusted
from bot.word_cloud.studio import Studio
from bot.workshop.scope import Scope
from handlers.announcing import Announcer
from handlers.beside import Beside
from handlers.housekeeping import Housekeeper
from handlers.idling import IdleWatch
from handlers.on_screen.cards import Cards
from handlers.on_screen.live_views import LiveViews
from handlers.on_screen.means import Means
from handlers.on_screen.rare_pictures import RarePictures
from handlers.on_screen.word_lists import AllWords
from handlers.on_screen.words_so_far import WordsSoFar
from handlers.quiet_line import QuietLine
from handlers.reopening import CameByLink, ConsentsOpen, Reopened
from handlers.rights import Rights
from handlers.signs import Signs
from handlers.wire.flooding import Asides, FloodGate, Guesses
from handlers.wire.naming import Names


class Services:
    """What the parts of the program share; filled in by bot.application. `failed` has the updates
    whose effects could not be written: they are not confirmed to Telegram. Of the `traceless` it is
    not even written down that they came. `begun` is what goes on
    in the background."""

    config: Config
    means: Means
    announcer: Announcer
    live_views: LiveViews
    changes: Changes
    cards: Cards
    all_words: AllWords
    rare_pictures: RarePictures
    words_so_far: WordsSoFar
    archivist: Archivist
    studio: Studio
    housekeeper: Housekeeper
    idle_watch: IdleWatch
    trusted: Trusted
    flood_gate: FloodGate
    refusals: FloodGate
    beside: Beside
    plain_drafts: set[tuple[int, Scope]]
    guesses: Guesses
    asides: Asides
    names: Names
    rights: Rights
    reopened: Reopened
    quiet: QuietLine
    traceless: set[int]
    signs: Signs
    consents: ConsentsOpen
    came_by_link: CameByLink
    failed: set[int]
    begun: set[asyncio.Task[Any]]

    async def deliver(self) -> None:
        """Send what is owed to people and groups."""
        await self.announcer.deliver()
        await self.cards.deliver()

    async def after_change(self, session_id: int, *, at_once: bool = False) -> None:
        """Show and say all that follows when words were changed or taken back: the messages that
        showed them, and what bot.facilitation.taking_back has to be said."""
        self.live_views.refresh(session_id, at_once=at_once)
        await self.announcer.deliver()

    async def after_loss(self, session_id: int, people: Collection[int]) -> None:
        """Say and show that these people lead a session no more."""
        for person in people:
            self.quiet.leads_no_more(session_id, person)
        await self.announcer.deliver()
        self.live_views.refresh(session_id, at_once=True)
