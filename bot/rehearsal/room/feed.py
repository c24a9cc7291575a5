"""What one open page is told: everything as it is, and then what changes.

Nothing is queued but the names of what has changed, so that a page that is slow, or was away, gets
each thing as it is now, once, and never has to have seen what was before.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from dataclasses import dataclass

from bot.rehearsal.bot_api import ButtonPress, Event, Message, Person, World
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.room.projection import Json, chat_shown, head_shown, message_shown
from bot.rehearsal.room.wording import target

# Fast enough to look at once, slow enough that a message that is edited ten times comes once.
GATHERING_SECONDS = 0.05
SIGN_OF_LIFE_SECONDS = 15.0

RoomNews = tuple[str, Json | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """A chat on the page, as somebody sees it."""

    chat: Chat
    viewer: Person


class Feed:
    """RoomNews for one page. `state` tells what is not in a chat."""

    def __init__(self, world: World, panes: Mapping[str, Pane], state: Callable[[], Json]) -> None:
        self._world = world
        self._panes = panes
        self._state = state
        self._changed: dict[tuple[str, int], Message] = {}
        self._presses: list[tuple[str, ButtonPress]] = []
        self._heads: dict[str, Json] = {}
        self._told: Json = {}
        self._has_news = asyncio.Event()
        self._is_over = False

    async def news(self) -> AsyncGenerator[RoomNews, None]:
        """First a snapshot; then what changes, until the feed is closed. None is a sign of life."""
        self._world.listeners.append(self._hear)
        try:
            yield "snapshot", self._snapshot()
            while not self._is_over:
                if not await self._has_soon():
                    yield "alive", None
                    continue
                await asyncio.sleep(GATHERING_SECONDS)
                self._has_news.clear()
                for one in self._taken():
                    yield one
        finally:
            self._world.listeners.remove(self._hear)

    async def _has_soon(self) -> bool:
        """Whether there is news before a sign of life is due."""
        try:
            async with asyncio.timeout(SIGN_OF_LIFE_SECONDS):
                await self._has_news.wait()
        except TimeoutError:
            return False
        return True

    def look_again(self) -> None:
        """Something has changed that is in no chat."""
        self._has_news.set()

    def close(self) -> None:
        """Nothing more will come."""
        self._is_over = True
        self._has_news.set()

    def _snapshot(self) -> Json:
        self._told = self._state()
        self._heads = {name: head_shown(p.chat, p.viewer) for name, p in self._panes.items()}
        chats = {name: chat_shown(pane.chat, pane.viewer) for name, pane in self._panes.items()}
        return {"chats": chats, "state": self._told}

    def _hear(self, event: Event) -> None:
        for name, pane in self._panes.items():
            if event.chat is not pane.chat or event.message is None:
                continue
            if event.kind == "toast" and event.press is not None:
                self._presses.append((name, event.press))
            else:
                self._changed[name, event.message.id] = event.message
        self._has_news.set()

    def _taken(self) -> list[RoomNews]:
        """What has changed since the last time, as it is now."""
        changed, presses = self._changed, self._presses
        self._changed, self._presses = {}, []
        news = [self._message(name, message) for (name, _), message in changed.items()]
        news += [("pressed", pressed(name, press)) for name, press in presses]
        for name, pane in self._panes.items():
            head = head_shown(pane.chat, pane.viewer)
            if head != self._heads[name]:
                self._heads[name] = head
                news.append(("head", {"chat": name, **head}))
        if (state := self._state()) != self._told:
            self._told = state
            news.append(("state", state))
        return news

    def _message(self, name: str, message: Message) -> RoomNews:
        if message.deleted:
            return "gone", {"chat": name, "id": message.id}
        shown = message_shown(message, self._panes[name].viewer)
        return "message", {"chat": name, "message": shown}


def pressed(chat: str, press: ButtonPress) -> Json:
    """Who has pressed what in a chat, and what came of it."""
    toast = press.toast
    return {
        "chat": chat,
        "message": press.message.id,
        "data": press.data,
        "by": press.person.name,
        "text": toast.text if toast is not None else "",
        "alert": toast is not None and toast.alert,
        **_opened(press),
    }


def _opened(press: ButtonPress) -> Json:
    """The link that a press has opened, if it has."""
    if press.toast is None or press.toast.url is None:
        return {}
    return target(press.toast.url, press.message.chat.world.bot["username"]) or {}
