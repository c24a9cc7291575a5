"""Lobby, panels and clouds: messages that show how a session stands, each edited in place.

They are desired state: whatever happened meanwhile (a restart, a message deleted by an admin, a
flood limit), the newest state is shown by the newest message, and old states never queue up.
"""

import asyncio
import logging
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.facilitation import showing
from bot.facilitation.showing import Standing
from bot.workshop.session import Mode, Stage
from handlers.live_word_cloud import LiveWordCloud
from handlers.lobby_picture import draw_link
from handlers.means import Means
from handlers.outgoing import Post
from handlers.sending import Urgency
from handlers.views import group
from handlers.views import panel as panels
from storage import shown_messages
from storage.shown_messages import Kind, ShownMessage

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of one message that is kept up to date."""

    session_id: int
    kind: Kind
    chat_id: int


class LiveViews:
    """Keeps the messages of sessions up to date, `seconds` apart at least."""

    def __init__(self, means: Means, word_cloud: LiveWordCloud, seconds: float) -> None:
        self._means = means
        self._database = means.database
        self._outgoing = means.outgoing
        self._word_cloud = word_cloud
        self._seconds = seconds
        self._stale: set[int] = set()
        self._running: dict[int, asyncio.Event] = {}

    @property
    def is_idle(self) -> bool:
        """Whether everything is shown as it is."""
        return not self._stale and not self._running

    def refresh(self, session_id: int, *, at_once: bool = False) -> None:
        """What a session shows is out of date; `at_once` when somebody waits for it."""
        self._stale.add(session_id)
        if session_id not in self._running:
            self._running[session_id] = asyncio.Event()
            self._means.start(self._keep_up(session_id))
        elif at_once:
            self._running[session_id].set()

    async def _keep_up(self, session_id: int) -> None:
        """Show the newest state, then wait; again while it has changed meanwhile."""
        hurry = self._running[session_id]
        try:
            while session_id in self._stale:
                self._stale.discard(session_id)
                hurry.clear()
                if await self._show(session_id):
                    self._stale.add(session_id)
                await _wait(hurry, self._seconds)
        finally:
            del self._running[session_id]

    async def _show(self, session_id: int) -> bool:
        """Bring all messages up to date; whether a picture is owed that may not be shown yet."""
        now = self._means.now()
        shown = await self._database.transaction(lambda tx: showing.standing(tx, session_id, now))
        try:
            for person in shown.facilitators:
                await self._show_panel(shown, person)
            await self._show_lobby(shown)
            owed = [await self._word_cloud.show(cloud, shown.place) for cloud in shown.clouds]
        except TelegramError as error:
            log.warning("session %d is not shown as it is: %s", session_id, type(error).__name__)
            return False
        return any(owed)

    async def _show_panel(self, shown: Standing, person: int) -> None:
        view = panels.panel(self._means.texts, shown.panel, self._means.plans)
        slot = Slot(session_id=shown.session.id, kind=Kind.PANEL, chat_id=person)
        try:
            await self.keep(slot, Post(chat_id=person, view=view, urgency=Urgency.RECEIPT))
        except TelegramError as error:
            log.info("a panel can't be shown: %s", type(error).__name__)

    async def _show_lobby(self, shown: Standing) -> None:
        if shown.session.stage is not Stage.LOBBY or shown.place is None:
            return
        view = group.lobby(self._means.texts, shown.lobby, self._outgoing.bot.username)
        link = group.join_link(self._outgoing.bot.username, shown.lobby.token)
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

    async def keep(self, slot: Slot, post: Post) -> None:
        """Make the one message of a slot show a view: edit it, or post it if it is not there."""
        old = await self._database.transaction(
            lambda tx: shown_messages.newest(tx, slot.session_id, slot.kind, slot.chat_id)
        )
        if old is not None and old.content == post.view.digest:
            return
        message_id = old.message_id if old else None
        if old is None or not await self._outgoing.edit(post, old.message_id):
            message = await self._outgoing.send(post)
            message_id = message.message_id
        assert message_id is not None  # noqa: S101 either edited or posted
        shown = ShownMessage(
            chat_id=slot.chat_id,
            message_id=message_id,
            session_id=slot.session_id,
            kind=slot.kind,
            content=post.view.digest,
        )
        await self._database.transaction(lambda tx: shown_messages.put(tx, shown))

    async def show_panel_anew(self, session_id: int, person: int) -> None:
        """Post the panel again as the newest message, and take the old one away."""
        old = await self._database.transaction(
            lambda tx: shown_messages.newest(tx, session_id, Kind.PANEL, person)
        )
        if old is not None:
            await self._outgoing.delete(person, old.message_id)
            await self._database.transaction(
                lambda tx: shown_messages.forget(tx, person, old.message_id)
            )
        self.refresh(session_id, at_once=True)


async def _wait(hurry: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await hurry.wait()
    except TimeoutError:
        pass
