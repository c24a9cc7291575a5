"""A world of people, groups and one bot: all state of the rehearsal's Telegram, without HTTP."""

import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.events import ApiRequest, Event
from bot.rehearsal.bot_api.faults import Faults
from bot.rehearsal.bot_api.files import Files
from bot.rehearsal.bot_api.groups import Group
from bot.rehearsal.bot_api.members import Status, member_json
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.pace import ApiPace, Budgets
from bot.rehearsal.bot_api.people import Impossible, Person
from bot.rehearsal.bot_api.presses import ButtonPress, Toast
from bot.rehearsal.bot_api.routing import is_for_bot, reaches_bot
from bot.rehearsal.bot_api.settings import BotSettings
from bot.rehearsal.bot_api.updates import Updates
from bot.rehearsal.bot_api.waiting import Activity, StillWaiting

T = TypeVar("T")

FIRST_PERSON_ID = 7_000_000_001
FIRST_GROUP_ID = -4_100_000_001
FIRST_SUPERGROUP_ID = -1_002_200_000_001
KEPT_WHEN_NOT_KEEPING = 200


class World:
    """People, groups and a bot.

    `now` gives seconds since 1970. `keep=False` bounds memory: only the last requests and updates
    are kept, and pictures only as long as a message shows them. `sees_all_messages` is privacy
    mode switched off. `bot_is_busy` may be set to tell of work that no request shows.
    """

    def __init__(
        self,
        *,
        token: str = "1:REHEARSAL",  # noqa: S107 - a token that opens nothing
        username: str = "gair_bot",
        pace: ApiPace = ApiPace.RELAXED,
        now: Callable[[], float] = time.time,
        keep: bool = True,
    ) -> None:
        self.token = token
        self.pace = pace
        self.now = now
        self.keep = keep
        kept = None if keep else KEPT_WHEN_NOT_KEEPING
        self.bot: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Gair",
            "username": username,
        }
        self.sees_all_messages = False
        self.people_by_id: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.limits = Budgets()
        self.faults = Faults()
        self.settings = BotSettings()
        self.updates = Updates(random.Random(token).randrange(10**8, 9 * 10**8), now, kept)
        self.requests: deque[ApiRequest] = deque(maxlen=kept)
        self.presses_by_id: dict[str, ButtonPress] = {}
        self.listeners: list[Callable[[Event], None]] = []
        self.changes = Activity()
        self.in_flight = 0
        self.bot_is_busy: Callable[[], bool] = lambda: False
        self._boxed_messages = 0
        self._presses = 0

    # Making it.

    def add_person(
        self, name: str, *, language: str | None = "en", username: str | None = None
    ) -> Person:
        """Somebody who has never met the bot."""
        person = Person(self, FIRST_PERSON_ID + len(self.people_by_id), name, language, username)
        self.people_by_id[person.id] = person
        self.chats[person.id] = person.private
        return person

    def add_group(
        self,
        title: str,
        *,
        people: Sequence[Person],
        admins: Sequence[Person] = (),
        kind: str = "supergroup",
        forum: bool = False,
    ) -> Group:
        """A group that the bot is in; the first of `admins` (or of `people`) owns it."""
        group = self.new_group(title, kind=kind, forum=forum)
        group.gather(people, admins)
        group.add_bot()
        return group

    def new_group(self, title: str, *, kind: str, forum: bool = False) -> Group:
        """A group without anybody in it."""
        if kind not in {"group", "supergroup"} or (forum and kind == "group"):
            raise ValueError(f"there is no {kind} with forum={forum}")
        first = FIRST_GROUP_ID if kind == "group" else FIRST_SUPERGROUP_ID
        chat_id = first - sum(chat.kind == kind for chat in self.chats.values())
        group = Group(self, chat_id, title, kind=kind, forum=forum)
        self.chats[chat_id] = group
        return group

    def next_boxed_message_id(self) -> int:
        """The next id in the box that private chats and basic groups share."""
        self._boxed_messages += 1
        return self._boxed_messages

    def second(self) -> int:
        """Now, as dates are written."""
        return int(self.now())

    def has_met(self, person: Person) -> bool:
        """Whether the bot has seen this person in a group."""
        groups = (chat for chat in self.chats.values() if isinstance(chat, Group))
        return any(
            person.id in group.statuses and self.bot["id"] in group.statuses for group in groups
        )

    # What happens in it.

    def post(self, message: Message) -> None:
        """Show a new message in its chat, and let the bot know if it reaches the bot."""
        message.chat.by_id[message.id] = message
        message.for_bot = is_for_bot(message)
        if reaches_bot(message):
            self.updates.add("message", message.json())
        self.tell(Event(kind="new", chat=message.chat, message=message))

    def edited(self, message: Message) -> None:
        """Note that a message was edited, and let the bot know if somebody else did it."""
        message.edits += 1
        message.edit_date = self.second()
        message.for_bot = message.for_bot or is_for_bot(message)
        if reaches_bot(message):
            self.updates.add("edited_message", message.json())
        self.tell(Event(kind="edited", chat=message.chat, message=message))

    def delete(self, message: Message) -> None:
        """Take a message away; nobody is sent an update."""
        message.deleted = True
        if message in message.chat.pinned:
            message.chat.pinned.remove(message)
        self.tell(Event(kind="deleted", chat=message.chat, message=message))

    def press(
        self, person: Person, message: Message, data: str, toast: Toast | None = None
    ) -> ButtonPress:
        """A person presses a button; the bot is told unless the app shows `toast` by itself."""
        if not message.from_bot or not message.chat.shown_to(person):
            raise Impossible(f"{person!r} cannot press anything under {message!r}")
        self._presses += 1
        press_id = str(4_000_000_000_000_000_000 + self._presses)
        press = ButtonPress(id=press_id, person=person, message=message, data=data, at=self.now())
        if toast is None:
            self.presses_by_id[press.id] = press
            self.updates.add("callback_query", press.json())
            self.changes.happened()
        else:
            self.answer_press(press, toast)
        return press

    def answer_press(self, press: ButtonPress, toast: Toast) -> None:
        """Show the person what came of the press."""
        press.toast = toast
        self.presses_by_id.pop(press.id, None)
        self.tell(Event(kind="toast", chat=press.message.chat, message=press.message, press=press))

    def tell_membership(
        self, group: Group, by: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
    ) -> None:
        """Tell the bot of a change: of its own always, of others' if it is an administrator."""
        own = new["user"]["id"] == self.bot["id"]
        if own or group.bot_status is Status.ADMINISTRATOR:
            kind = "my_chat_member" if own else "chat_member"
            self.updates.add(kind, self._membership(group, by, old, new))
        self.changes.happened()

    def tell_blocking(self, person: Person) -> None:
        """Tell the bot that a person has blocked or unblocked it."""
        writing, blocked = (member_json(self.bot, s) for s in (Status.MEMBER, Status.KICKED))
        old, new = (writing, blocked) if person.blocked else (blocked, writing)
        self.updates.add(
            "my_chat_member", self._membership(person.private, person.json(), old, new)
        )
        self.changes.happened()

    def _membership(
        self, chat: Chat, by: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
    ) -> dict[str, Any]:
        changed = {"old_chat_member": old, "new_chat_member": new}
        return {"chat": chat.json(), "from": by, "date": self.second(), **changed}

    def tell(self, event: Event) -> None:
        """Tell listeners and those who wait that something has happened."""
        for listener in self.listeners:
            listener(event)
        self.changes.happened()

    # Waiting for it.

    @property
    def is_settled(self) -> bool:
        """Whether the bot has confirmed all updates, waits for more and asks nothing else."""
        return self.in_flight == 0 and self.updates.idle and not self.bot_is_busy()

    async def until(self, look: Callable[[], T], timeout: float = 60) -> T:  # noqa: ASYNC109
        """Wait until `look()` gives something true, and give it; looked at when anything happens.

        A LookupError counts as nothing yet. Raises StillWaiting after `timeout` seconds.
        """
        seen = await self.changes.until(look, timeout)
        if seen is None:
            raise StillWaiting(f"not within {timeout} s\n{self.report()}")
        return seen

    async def settled(self, timeout: float = 10, calm: float = 0.04) -> None:  # noqa: ASYNC109
        """Wait until the world is settled and stays so for `calm` seconds. Raises StillWaiting."""
        if not await self.changes.quiet(lambda: self.is_settled, calm=calm, timeout=timeout):
            state = f"{len(self.updates.queue)} updates unconfirmed, {self.in_flight} in flight"
            raise StillWaiting(f"not settled within {timeout} s: {state}\n{self.report()}")

    def report(self) -> str:
        """The last messages of every chat that has some."""
        shown = [chat for chat in self.chats.values() if chat.by_id]
        return "\n".join(
            f"{chat!r}\n" + "\n".join(f"  {m!r}" for m in chat.history[-6:]) for chat in shown
        )
