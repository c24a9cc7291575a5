"""Lobby, panels and clouds: messages that show how a session stands, each edited in place.

They are desired state: whatever happened meanwhile (a restart, a message deleted by an admin, a
flood limit), the newest state is shown by the newest message, and old states never queue up.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from enum import Enum, auto
from functools import partial

from telegram.error import TelegramError

from bot.facilitation import clouds, showing
from bot.facilitation.clouds import Cloud
from bot.facilitation.lobby import Lobby
from bot.facilitation.showing import OnPanels, Screens
from bot.workshop.session import Mode
from handlers.on_screen import in_place, taking_away
from handlers.on_screen.cards import Cards
from handlers.on_screen.closing_posts import withdraw_from_closing_posts
from handlers.on_screen.in_place import InDoubt
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.on_screen.lobby_picture import draw_link
from handlers.on_screen.means import Means
from handlers.on_screen.panel_times import PanelTimes
from handlers.on_screen.pins import Pins
from handlers.on_screen.posted_round_ups import withdraw_from_drafts, withdraw_from_posts
from handlers.on_screen.recounting import Recounting
from handlers.on_screen.words_so_far import WordsSoFar
from handlers.views import group, waiting_posts
from handlers.views import panel as panels
from handlers.views.view import View
from handlers.wire.naming import Names
from handlers.wire.posts import Post
from handlers.wire.refusals import is_refusal, why
from handlers.wire.sending import Urgency
from handlers.wire.unexpected import where
from storage import facilitators, postings, shown_messages
from storage.announcements import Held
from storage.database import StorageError, Transaction
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage

log = logging.getLogger(__name__)
# So many messages fill the screen of a phone.
MESSAGES_ON_A_SCREEN = 5
ShowMessage = Callable[[], Awaitable[bool]]


class Side(Enum):
    """What is kept up to date on its own: a panel never waits until the group's turn comes."""

    PANELS = auto()
    GROUP = auto()


class LiveViews:
    """Keeps the messages of sessions up to date, `seconds` apart at least."""

    def __init__(
        self,
        means: Means,
        word_cloud: LiveWordCloud,
        seconds: float,
        cards: Cards,
        words_so_far: WordsSoFar,
    ) -> None:
        self._means = means
        self._cards = cards
        self._words_so_far = words_so_far
        self._database = means.database
        self._outgoing = means.outgoing
        self._word_cloud = word_cloud
        self._seconds = seconds
        self._recounting = Recounting(word_cloud.seconds, means.now)
        self._stale: set[tuple[int, Side]] = set()
        self._running: dict[tuple[int, Side], asyncio.Event] = {}
        self._without_picture: set[int] = set()
        self._pins = Pins(means)
        of_panels = partial(self._begin, side=Side.PANELS)
        self._times = PanelTimes(means, of_panels)
        cards.sinks_panel = of_panels
        self.names = Names(means.outgoing.bot, means.now)

    @property
    def is_idle(self) -> bool:
        """Whether everything is shown as it is."""
        return not self._stale and not self._running

    def refresh(self, session_id: int, *, at_once: bool = False) -> None:
        """What a session shows is out of date; `at_once` when somebody waits for it."""
        self._cards.refresh(session_id)
        for side in Side:
            self._begin(session_id, side, at_once=at_once)

    def stop(self) -> None:
        """The program ends: nothing is shown any more because time passes."""
        self._times.stop()

    def _begin(self, session_id: int, side: Side, *, at_once: bool = False) -> None:
        part = (session_id, side)
        self._stale.add(part)
        if part not in self._running:
            self._running[part] = asyncio.Event()
            self._means.start(self._keep_up(part))
        elif at_once:
            self._running[part].set()

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
        except StorageError as error:
            log.warning("session %d is not shown: %s", session_id, type(error).__name__)
            return True
        except Exception as error:
            log.error("session %d can't be shown: %s", session_id, where(error))
            return False

    async def _show(self, session_id: int, side: Side) -> bool:
        """Bring messages up to date; whether something is owed that can't be shown yet."""
        shown, views = await (self._panels if side is Side.PANELS else self._group)(session_id)
        # Each is begun in its turn: who is stopped in between leaves none begun and not awaited.
        is_owed = any([await self._is_owed(shown, show) for show in views])
        self._tell_of_pictures(shown)
        return is_owed

    def _tell_of_pictures(self, shown: Screens) -> None:
        """A picture did not come through, and the group has words in its place: said once."""
        chat_id = shown.place.chat_id if shown.place else 0
        if chat_id in self._outgoing.without_pictures - self._without_picture:
            self._without_picture.add(chat_id)
            self._tell_all(shown, View(self._means.texts("panel.no_picture")))

    async def _panels(self, session_id: int) -> tuple[Screens, list[ShowMessage]]:
        look = partial(showing.on_panels, session_id=session_id, now=self._means.now())
        shown = await self._database.transaction(look)
        panel = replace(shown.panel, is_silent=self._times.is_silent(shown.panel))
        shown = replace(shown, panel=panel)
        self._times.wake_for(panel)
        drafts = partial(withdraw_from_drafts, self._means, session_id)
        return shown, [
            drafts,
            *(partial(self._show_panel, shown, who) for who in shown.facilitators),
            partial(self._words_so_far.keep, shown.session),
        ]

    async def _group(self, session_id: int) -> tuple[Screens, list[ShowMessage]]:
        shown = await self._database.transaction(lambda tx: showing.in_group(tx, session_id))
        lobby = [partial(self._show_lobby, shown, shown.lobby)] if shown.lobby else []
        if shown.no_lobby is not None:
            lobby = [partial(self._take_lobby_away, shown.no_lobby)]
        pictures = [partial(self._show_cloud, shown, cloud) for cloud in shown.clouds]
        posts = partial(withdraw_from_posts, self._means, session_id, self._recounting)
        closing = partial(withdraw_from_closing_posts, self._means, session_id)
        pins = [partial(self._pins.keep, session_id, shown.pin)] if shown.pin else []
        return shown, [*lobby, *pictures, posts, closing, *pins]

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
            self._tell_facilitators(shown, Held.DOUBT)
            return False
        except TelegramError as error:
            log.warning(
                "session %d is not shown as it is: %s", shown.session.id, type(error).__name__
            )
            if not is_refusal(error):
                return True
            self._tell_facilitators(shown, why(error))
            return False
        except StorageError:
            raise
        except Exception as error:
            # It is one message: the others are shown all the same.
            log.error("a message of session %d can't be shown: %s", shown.session.id, where(error))
            return False

    def _tell_facilitators(self, shown: Screens, held: Held) -> None:
        """The group sees nothing because Telegram refuses it: somebody has to know, once."""
        if (shown.session.id, held) not in self._outgoing.refusals_told:
            self._outgoing.refusals_told.add((shown.session.id, held))
            self._tell_all(shown, waiting_posts.of_view(self._means.texts, shown.session, held))

    def _tell_all(self, shown: Screens, view: View) -> None:
        for person in shown.facilitators:
            self._outgoing.soon(Post(chat_id=person, view=view))

    def forgive(self, session_id: int) -> None:
        """Somebody has seen to what was refused: if it is again, that is news."""
        self._outgoing.refusals_told -= {(session_id, held) for held in Held}
        self._pins.forgive()

    async def _show_panel(self, shown: OnPanels, person: int) -> bool:
        flood = self._outgoing.sender.flood(shown.place.chat_id) if shown.place else 0
        own = shown.own_plans.get(person, {})
        # Those of the person come first, also in the place of one for all.
        plans = {**own, **{name: p for name, p in self._means.plans.items() if name not in own}}
        view = panels.panel(self._means.texts, shown.panel, plans, flood)
        slot = Slot(session_id=shown.session.id, kind=Kind.PANEL, chat_id=person)
        if not await self._database.transaction(
            lambda tx: facilitators.leads(tx, shown.session.id, person)
        ):
            return False
        old = await self._standing(slot)
        post = Post(chat_id=person, view=view, urgency=Urgency.RECEIPT)
        if old is None or not await self._has_sunk(old):
            await self._keep(slot, post, old)
        else:
            await self._put(slot, replace(post, has_sound=False), None)
            await self._forget(old)
        return False

    async def _show_lobby(self, shown: Screens, lobby: Lobby) -> bool:
        if shown.place is None:
            return False
        leading = len(shown.facilitators)
        there = await self.names.of_one(lobby.standby)
        view = group.lobby(self._means.texts, lobby, self._outgoing.bot.username, leading, there)
        link = group.join_link(self._outgoing.bot.username, lobby.token)
        post = Post(
            chat_id=shown.place.chat_id,
            thread_id=shown.place.thread_id,
            view=view,
            picture=draw_link(link) if shown.session.mode is Mode.PRIVATE else None,
            picture_stays=True,
            urgency=Urgency.PICTURE,
        )
        slot = Slot(session_id=shown.session.id, kind=Kind.LOBBY, chat_id=shown.place.chat_id)
        await self.keep(slot, post)
        return False

    async def _take_lobby_away(self, undone: ShownMessage) -> bool:
        """That the lobby is open was undone before anybody joined."""
        await taking_away.take_away(self._means, undone, "undone.not_asked")
        return False

    async def keep(self, slot: Slot, post: Post) -> None:
        """Make the one message of a slot show a view: edit it, or post it if it is not there."""
        await self._keep(slot, post, await self._standing(slot))

    async def _keep(self, slot: Slot, post: Post, old: ShownMessage | None) -> None:
        if old is None or old.content != post.view.digest:
            await self._put(slot, post, old.message_id if old else None)

    async def _standing(self, slot: Slot) -> ShownMessage | None:
        """The message that shows what is kept up to date there, or None."""
        return await self._database.transaction(
            lambda tx: shown_messages.newest(tx, slot.session_id, slot.kind, slot.chat_id)
        )

    async def _has_sunk(self, panel: ShownMessage) -> bool:
        """Whether a panel is out of sight: a question came below it, as it does for facilitators
        who take part, or a screen full of messages."""
        person, message_id = panel.chat_id, panel.message_id
        if self._outgoing.known.below(person, message_id) >= MESSAGES_ON_A_SCREEN:
            return True
        asked = await self._database.transaction(
            lambda tx: shown_messages.asked_last(tx, person, shown_messages.ANY_ID)
        )
        return asked is not None and asked.message_id > message_id

    async def _put(self, slot: Slot, post: Post, message_id: int | None) -> None:
        """Let a message show a post, or a new one (None), and remember where it stands."""
        now = await in_place.show(self._means, slot, post, message_id)
        shown = ShownMessage(
            chat_id=now.chat_id,
            message_id=now.message_id,
            session_id=slot.session_id,
            kind=slot.kind,
            content=post.view.digest,
        )

        def record(tx: Transaction) -> None:
            shown_messages.put(tx, shown)
            postings.end(tx, slot)

        await self._database.transaction(record)

    async def show_panel_anew(self, session_id: int, person: int) -> None:
        """Post the panel again as the newest message, and take the old one away."""
        slot = Slot(session_id=session_id, kind=Kind.PANEL, chat_id=person)

        def standing(tx: Transaction) -> ShownMessage | None:
            # Whoever asks for it has looked, and sees none, or not the newest.
            postings.end(tx, slot)
            return shown_messages.newest(tx, session_id, Kind.PANEL, person)

        old = await self._database.transaction(standing)
        if old is not None:
            await self._forget(old)
        self.refresh(session_id, at_once=True)

    async def _forget(self, old: ShownMessage) -> None:
        """A panel stands elsewhere, or will."""
        await self._outgoing.delete(old.chat_id, old.message_id)
        await self._database.transaction(
            lambda tx: shown_messages.forget(tx, old.chat_id, old.message_id)
        )


async def _wait(hurry: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await hurry.wait()
    except TimeoutError:
        pass
