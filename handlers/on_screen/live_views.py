"""Lobby, panels and clouds: messages that show how a session stands, each edited in place.

They are desired state: whatever happened meanwhile (a restart, a message deleted by an admin, a
flood limit), the newest state is shown by the newest message, and old states never queue up.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from functools import partial

from telegram.error import TelegramError

from bot.facilitation import clouds, showing
from bot.facilitation.clouds import Cloud
from bot.facilitation.showing import Screens
from bot.logs import where
from handlers.on_screen.cards import Cards
from handlers.on_screen.closing_posts import withdraw_from_closing_posts
from handlers.on_screen.in_place import InDoubt
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.on_screen.lobbies import Lobbies
from handlers.on_screen.means import Means
from handlers.on_screen.no_cloud_posts import keep_no_cloud_true
from handlers.on_screen.panels import Panels
from handlers.on_screen.pins import Pins
from handlers.on_screen.posted_round_ups import withdraw_from_drafts, withdraw_from_posts
from handlers.on_screen.recounting import Recounting
from handlers.on_screen.told_leaders import ToldLeaders
from handlers.wire.naming import Names
from handlers.wire.refusals import is_refusal, why
from storage import postings, shown_messages
from storage.announcements import Held
from storage.database import StorageError
from storage.shown_messages import Kind
from storage.trouble import DatabaseClosed

log = logging.getLogger(__name__)
ShowMessage = Callable[[], Awaitable[bool]]


class Side(Enum):
    """What is kept up to date on its own: a panel never waits until the group's turn comes."""

    PANELS = auto()
    GROUP = auto()


class LiveViews:
    """Keeps the messages of sessions up to date, `seconds` apart at least. `changed` is told of
    each session that looks different, before anything is shown."""

    def __init__(
        self,
        means: Means,
        word_cloud: LiveWordCloud,
        seconds: float,
        cards: Cards,
        names: Names,
    ) -> None:
        self._means = means
        self._cards = cards
        self._database = means.database
        self._word_cloud = word_cloud
        word_cloud.asked = self.refresh
        word_cloud.came = self._picture_came
        self._seconds = seconds
        self._recounting = Recounting(word_cloud.seconds, means.now)
        self._stale: set[tuple[int, Side]] = set()
        self._running: dict[tuple[int, Side], asyncio.Event] = {}
        self._leaders = ToldLeaders(means)
        self._pins = Pins(means)
        of_panels = partial(self._begin, side=Side.PANELS)
        self._panels = Panels(means, of_panels, names)
        cards.sinks_panel = of_panels
        self._lobbies = Lobbies(means, names, partial(self._begin, side=Side.GROUP))
        self.changed: Callable[[int], object] = lambda _: None

    @property
    def is_idle(self) -> bool:
        """Whether everything is shown as it is."""
        return not self._stale and not self._running

    def refresh(self, session_id: int, *, at_once: bool = False) -> None:
        """What a session shows is out of date; `at_once` when somebody waits for it."""
        self.changed(session_id)
        self._cards.refresh(session_id)
        for side in Side:
            self._begin(session_id, side, at_once=at_once)

    def _picture_came(self, session_id: int) -> None:
        """Whoever shows the same picture elsewhere is told."""
        self.changed(session_id)

    def stop(self) -> None:
        """The program ends: nothing is shown any more because time passes."""
        self._panels.stop()
        self._lobbies.stop()

    def _begin(self, session_id: int, side: Side, *, at_once: bool = False) -> None:
        part = (session_id, side)
        self._stale.add(part)
        if part not in self._running:
            self._running[part] = asyncio.Event()
            self._means.start(self._keep_up(part))
        elif at_once:
            self._running[part].set()

    def take_out(self, session_id: int, value: int) -> None:
        """Words of a value were taken out, or put back: they leave what is shown at once."""
        self._word_cloud.hasten(session_id, value)
        self.refresh(session_id, at_once=True)

    async def _keep_up(self, part: tuple[int, Side]) -> None:
        """Show the newest state, then wait; again while it has changed meanwhile."""
        hurry = self._running[part]
        try:
            while part in self._stale:
                self._stale.discard(part)
                hurry.clear()
                if await self._show_if_possible(*part):
                    self._stale.add(part)
                await _wait(hurry, self._seconds)
        finally:
            del self._running[part]

    async def find_orphans(self) -> None:
        """After a start, before anything else is sent: whatever was being posted when the program
        was killed is looked for, and is the message from now on."""
        for session_id in await self._database.transaction(postings.sessions_in_doubt):
            for side in Side:
                await self._show_if_possible(session_id, side)

    async def _show_if_possible(self, session_id: int, side: Side) -> bool:
        """Bring messages up to date; whether something is owed, as while nothing can be written.

        What else goes wrong would go wrong again: it is tried again when the session changes.
        """
        try:
            return await self._show(session_id, side)
        except DatabaseClosed:
            return False  # the program has ended; the next start shows what is owed
        except StorageError as error:
            log.warning("session %d is not shown: %s", session_id, type(error).__name__)
            return True
        except Exception as error:
            log.error("session %d can't be shown: %s", session_id, where(error))
            return False

    async def _show(self, session_id: int, side: Side) -> bool:
        """Bring messages up to date; whether something is owed that can't be shown yet."""
        of_side = self._on_panels if side is Side.PANELS else self._in_group
        shown, views = await of_side(session_id)
        # Each is begun in its turn: who is stopped in between leaves none begun and not awaited.
        is_owed = any([await self._is_owed(shown, show) for show in views])
        self._leaders.tell_of_pictures(shown)
        return is_owed

    async def _on_panels(self, session_id: int) -> tuple[Screens, list[ShowMessage]]:
        look = partial(showing.on_panels, session_id=session_id, now=self._means.now())
        shown = await self._database.transaction(look)
        shown = self._panels.as_time_goes(shown)
        if self._lobbies.is_news(shown):
            self._begin(session_id, Side.GROUP)
        drafts = partial(withdraw_from_drafts, self._means, session_id)
        return shown, [
            *([drafts] if shown.drafts_stand else []),
            *(partial(self._panels.show, shown, who) for who in shown.facilitators),
            partial(self._word_cloud.words_so_far.keep, shown.session),
        ]

    async def _in_group(self, session_id: int) -> tuple[Screens, list[ShowMessage]]:
        shown = await self._database.transaction(lambda tx: showing.in_group(tx, session_id))
        lobby = [partial(self._lobbies.show, shown, shown.lobby)] if shown.lobby else []
        if shown.no_lobby is not None:
            lobby = [partial(self._lobbies.take_away, shown.no_lobby)]
        pictures = [partial(self._show_cloud, shown, cloud) for cloud in shown.clouds]
        posts = partial(self._keep_posts_true, shown)
        pins = [partial(self._pins.keep, shown.session, shown.place)] if shown.place else []
        old = [partial(self._lobbies.keep_true, shown)] if self._lobbies.may_differ(shown) else []
        return shown, [*lobby, *pictures, posts, *pins, *old]

    async def _keep_posts_true(self, shown: Screens) -> bool:
        """Whether something is owed of what was said once, and stands in the group: of most kinds
        there is nothing."""
        session_id = shown.session.id
        stand = await self._database.transaction(lambda tx: shown_messages.kinds(tx, session_id))
        keep: dict[Kind, ShowMessage] = {
            Kind.ROUND_UP: partial(withdraw_from_posts, self._means, session_id, self._recounting),
            Kind.CLOSING: partial(withdraw_from_closing_posts, self._means, session_id),
            Kind.NO_CLOUD: partial(keep_no_cloud_true, self._means, session_id),
        }
        return any([await self._is_owed(shown, keep[kind]) for kind in keep if kind in stand])

    async def _show_cloud(self, shown: Screens, cloud: Cloud) -> bool:
        """Whether a picture is owed for later; if none is, it need not be looked at again."""
        is_owed = await self._word_cloud.show(cloud, shown.place)
        if cloud.due is not None and not is_owed:
            await self._database.transaction(lambda tx: clouds.settle(tx, cloud))
        return is_owed

    async def _is_owed(self, shown: Screens, show: ShowMessage) -> bool:
        """Whether a view is to be shown again later: because it said so, or for want of a network.

        What Telegram refuses, or is in doubt, is in nobody's way, and tried at the next change.
        """
        try:
            return await show()
        except InDoubt:
            self._leaders.tell_of_refusal(shown, Held.DOUBT)
            return False
        except TelegramError as error:
            log.warning(
                "session %d is not shown as it is: %s", shown.session.id, type(error).__name__
            )
            if not is_refusal(error):
                return True
            self._leaders.tell_of_refusal(shown, why(error))
            return False
        except StorageError:
            raise
        except Exception as error:
            # It is one message: the others are shown all the same.
            log.error("a message of session %d can't be shown: %s", shown.session.id, where(error))
            return False

    def forgive(self, session_id: int) -> None:
        """Somebody has seen to what was refused: if it is again, that is news."""
        self._leaders.forgive(session_id)
        self._pins.forgive()

    async def show_panel_anew(self, session_id: int, person: int) -> None:
        """Post the panel again as the newest message, and take the old one away."""
        await self._panels.take_up(session_id, person)
        self.refresh(session_id, at_once=True)


async def _wait(hurry: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await hurry.wait()
    except TimeoutError:
        pass
