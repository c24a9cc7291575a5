"""The first post of a session in its group: how to join, and how many have.

Once the session has left the lobby, the post is kept true where it stands, and says at the end that
it is over. Nobody waits for that: it is edited seldom, only where there is room, and never posted
again.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from telegram.error import TelegramError

from bot.facilitation.lobby import Lobby, OldLobby, still_standing
from bot.facilitation.showing import OnPanels, Screens
from bot.workshop.moves import BEFORE_THE_FIRST_VALUE
from bot.workshop.session import Mode
from handlers.on_screen import kept, taking_away
from handlers.on_screen.lobby_picture import draw_link
from handlers.on_screen.means import Means
from handlers.views import group
from handlers.views.view import View
from handlers.wire.naming import Names
from handlers.wire.outgoing import Found, Post
from handlers.wire.sending import Urgency
from storage import shown_messages
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage

# Who comes late comes with others, and the count is far up the chat by then: once a minute leaves
# the other nineteen messages of a group's minute to the workshop.
SECONDS_BETWEEN_COUNTS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """All that a lobby says and that changes as a session goes on."""

    is_live: bool
    joining_closed: bool
    leading: int
    standby: int | None
    browser_closed: bool
    joined: int


class Lobbies:
    """Shows the lobbies of sessions; `names` are asked for who can be turned to, and `again` is
    told of a session whose post is to be looked at once more."""

    def __init__(self, means: Means, names: Names, again: Callable[[int], object]) -> None:
        self._means = means
        self._names = names
        self._again = again
        self._heard: dict[int, _Facts] = {}
        self._stale: set[int] = set()
        self._edited: dict[int, tuple[_Facts, float]] = {}
        self._waiting: dict[int, asyncio.TimerHandle] = {}

    async def show(self, shown: Screens, lobby: Lobby) -> bool:
        """Show a lobby, if the bot is in the group; nothing is owed then."""
        if shown.place is None:
            return False
        view = self._view(shown, lobby, await self._names.of_one(lobby.standby))
        slot = Slot(session_id=shown.session.id, kind=Kind.LOBBY, chat_id=shown.place.chat_id)
        old = await kept.standing(self._means, slot)
        post = self._post(lobby, view, shown.place.chat_id, Urgency.PICTURE)
        await kept.keep(self._means, slot, replace(post, thread_id=shown.place.thread_id), old)
        return False

    def is_news(self, shown: OnPanels) -> bool:
        """Whether what the post of a lobby says may have changed since the session has left it:
        panels count the same people, so that nothing need be asked for it."""
        session_id, panel = shown.session.id, shown.panel
        if shown.session.stage in BEFORE_THE_FIRST_VALUE:
            self._heard.pop(session_id, None)
            return False
        facts = _Facts(
            is_live=shown.session.is_live,
            joining_closed=shown.session.joining_closed,
            leading=panel.leading,
            standby=panel.standby.person if panel.standby else None,
            browser_closed=shown.session.browser_closed,
            joined=panel.joined,
        )
        if self._heard.get(session_id) == facts:
            return False
        self._heard[session_id] = facts
        self._stale.add(session_id)
        return True

    def may_differ(self, shown: Screens) -> bool:
        """Whether the post of a lobby is to be looked at."""
        return shown.session.id in self._stale and shown.session.id in self._heard

    async def keep_true(self, shown: Screens) -> bool:
        """Bring the post of a lobby up to date that the session has left. Nothing is owed then:
        what can't be done now is tried by itself, later."""
        session_id, place = shown.session.id, shown.place
        facts = self._heard[session_id]
        if place is None or self._must_wait(session_id, facts):
            return False
        self._stale.discard(session_id)
        old = await self._means.database.transaction(
            lambda tx: still_standing(tx, shown.session, place)
        )
        if old is not None:
            await self._bring_up_to_date(shown, old, facts)
        return False

    async def _bring_up_to_date(self, shown: Screens, old: OldLobby, facts: _Facts) -> None:
        session_id, stands = shown.session.id, old.shown
        view = await self._now(shown, old.lobby)
        if view.digest == stands.content:
            return
        uncounted = replace(facts, joined=0)
        self._edited[session_id] = uncounted, asyncio.get_running_loop().time()
        post = self._post(old.lobby, view, stands.chat_id, Urgency.ASIDE)
        try:
            found = await self._put(post, stands.message_id)
        except TelegramError:
            self._stale.add(session_id)
            self._look_again(session_id, SECONDS_BETWEEN_COUNTS)
            return
        if found in (Found.SAME, Found.OURS):
            await self._remember(replace(stands, content=view.digest))
        elif found is Found.NOTHING:
            await self._forget(stands)

    async def take_away(self, undone: ShownMessage) -> bool:
        """That the lobby is open was undone before anybody joined."""
        await taking_away.take_away(self._means, undone, "undone.too_early")
        return False

    def stop(self) -> None:
        """The program ends: nothing is looked at any more because time passes."""
        for timer in self._waiting.values():
            timer.cancel()
        self._waiting.clear()

    def _view(self, shown: Screens, lobby: Lobby, there: str | None) -> View:
        bot_name, leading = self._means.outgoing.bot.username, len(shown.facilitators)
        lobby = replace(lobby, page=self._page(lobby))
        return group.lobby(self._means.texts_in(shown.session), lobby, bot_name, leading, there)

    async def _now(self, shown: Screens, lobby: Lobby) -> View:
        """What the post is to show, now that the session has left the lobby."""
        if shown.session.is_live:
            return self._view(shown, lobby, await self._names.of_one(lobby.standby))
        return group.lobby_over(
            self._means.texts_in(shown.session), lobby, self._means.outgoing.bot.username
        )

    def _post(self, lobby: Lobby, view: View, chat_id: int, urgency: Urgency) -> Post:
        is_private = lobby.session.mode is Mode.PRIVATE
        # The page has a link into the chat, too: one picture leads to both doors.
        link = self._page(lobby) or group.join_link(self._means.outgoing.bot.username, lobby.token)
        return Post(
            chat_id=chat_id,
            view=view,
            picture=draw_link(link) if is_private else None,
            picture_stays=True,
            urgency=urgency,
        )

    def _page(self, lobby: Lobby) -> str:
        """Where people come in by a browser; "" where they don't."""
        return f"{self._means.web_url}/j/{lobby.code}" if self._means.web_url else ""

    async def _put(self, post: Post, message_id: int) -> Found:
        """Let a message show a post, under its picture or, if that was not to be had, alone."""
        found = await self._means.outgoing.try_words(post, message_id)
        if found is not Found.OF_OTHER_KIND:
            return found
        return await self._means.outgoing.try_words(post.words_alone, message_id)

    async def _remember(self, stands: ShownMessage) -> None:
        await self._means.database.transaction(partial(shown_messages.put, shown=stands))

    async def _forget(self, gone: ShownMessage) -> None:
        """Somebody has deleted the post: it is nobody's concern any more."""
        await self._means.database.transaction(
            lambda tx: shown_messages.forget(tx, gone.chat_id, gone.message_id)
        )

    def _must_wait(self, session_id: int, facts: _Facts) -> bool:
        """Whether only the count has changed since the last edit, within a minute; then it is
        looked at later."""
        before, at = self._edited.get(session_id, (None, 0.0))
        left = at + SECONDS_BETWEEN_COUNTS - asyncio.get_running_loop().time()
        if before != replace(facts, joined=0) or left <= 0:
            return False
        self._look_again(session_id, left)
        return True

    def _look_again(self, session_id: int, seconds: float) -> None:
        if session_id not in self._waiting:
            loop = asyncio.get_running_loop()
            self._waiting[session_id] = loop.call_later(seconds, self._is_due, session_id)

    def _is_due(self, session_id: int) -> None:
        del self._waiting[session_id]
        self._again(session_id)
