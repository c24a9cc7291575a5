"""Updates at random, of every kind and shape, as Telegram may send them; some are broken.

Everything in them that must never be logged is planted: `planted` has it.
"""

import itertools
import json
import random
from collections.abc import Callable, Mapping
from typing import Any

from bot.rehearsal.bot_api import World
from handlers import COMMANDS
from handlers.views.buttons import Verb
from tests.hostile import HOSTILE

Json = dict[str, Any]

NOBODY = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
CHANNEL = {"id": -1_004_000_000_001, "type": "channel", "title": "Channel"}
FILE = {"file_id": "AgAD", "file_unique_id": "u"}
ORDINARY = (
    "trust",
    "care",
    "hope",
    "time",
    "more staff and more time",
    "amser",
    "信任",
    "no: 1, 2",
)
ARGUMENTS = (
    *("0", "1", "2", "3", "12", "a", "0-0", "0-a", "a-a", "yes", "no", "keep", "remove", "minimum"),
    *("few", "mode", "plan", "99", "999999999999", "", "-", "_", "AAAAAAAAAAAA", "close", "begin"),
)
RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
    *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
    *("can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
)
STATUSES = ("member", "left", "kicked", "administrator")
WRONG: tuple[Any, ...] = (
    *(None, "", "text", -1, 0, 2**31, 2**63, 2**70, 1.5, True, [], {}, [[]], "\ud800", "9" * 40),
)
KINDS = {"message": 50, "edited_message": 12, "callback_query": 28, "my_chat_member": 4, "odd": 6}


class RandomUpdates:
    """Makes updates about the people and groups of a world; the same for the same seed. With
    `tokens` links lead to sessions."""

    def __init__(self, world: World, seed: int, broken: float) -> None:
        self._world = world
        self._chance = random.Random(seed)
        self._broken = broken
        self._message_ids = itertools.count(10**6)
        self._sent: list[Json] = []
        self.planted: list[str] = []
        self.tokens: list[str] = []

    def next(self) -> tuple[str, Any]:
        """An update's kind and what is in it."""
        (kind,) = self._chance.choices([*KINDS], [*KINDS.values()])
        make: Mapping[str, Callable[[], tuple[str, Any]]] = {
            "message": lambda: ("message", self._message()),
            "edited_message": lambda: ("edited_message", self._edited()),
            "callback_query": lambda: ("callback_query", self._press()),
            "my_chat_member": lambda: ("my_chat_member", self._membership()),
            "odd": self._odd,
        }
        kind, content = make[kind]()
        return kind, self._break(content) if self._chance.random() < self._broken else content

    def word(self) -> str:
        """A word to be kept, which nobody else says."""
        self.planted.append(f"plantedsecret{len(self.planted):06}")
        return self.planted[-1]

    def _one_of(self, things: Any) -> Any:
        return self._chance.choice([*things])

    def _user(self) -> Json:
        people = self._one_of(self._world.people_by_id.values()).json()
        stranger = {"id": self._chance.randrange(10**9, 5 * 10**9), "is_bot": False}
        user: Json = self._one_of(
            [*[people] * 8, stranger | {"first_name": self.word()}, NOBODY, self._world.bot]
        )
        return user

    def _groups(self) -> list[Any]:
        return [chat for chat in self._world.chats.values() if chat.id < 0]

    def _text(self) -> str:
        command = f"/{self._one_of(COMMANDS)}{self._one_of(['', ' ', '@gair_bot', '@other_bot'])}"
        link = (
            f"{command} {self._one_of(['j_', 'p_', 'm_', ''])}{self._one_of([*self.tokens, 'x'])}"
        )
        hostile = str(self._one_of(HOSTILE)).encode(errors="replace").decode()[:4096]
        said = [
            *(self.word(), f"{self.word()}, {self.word()}", self._one_of(ORDINARY), hostile),
            *(f"{command} {self.word()}", link, f"{link}_0_0"),
            "x" * self._chance.randrange(4096),
        ]
        return str(self._one_of(said)).strip() or "x"

    def _written(self) -> Json:
        text = self._text()
        if not text.startswith("/"):
            return {"text": text}
        command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        return {"text": text, "entities": [command]}

    def _media(self) -> Json:
        size = {**FILE, "width": 90, "height": 90}
        found: Json = self._one_of(
            [
                {"photo": [size], "caption": self.word()},
                {"photo": [size], "caption": self.word(), "media_group_id": "5"},
                {"voice": {**FILE, "duration": 3}},
                {"document": {**FILE, "file_name": self.word()}},
                {"contact": {"phone_number": "+447700900123", "first_name": self.word()}},
            ]
        )
        return found

    def _service(self) -> Json:
        user, group = self._user(), self._one_of(self._groups())
        found: Json = self._one_of(
            [
                {"new_chat_members": [user]},
                {"left_chat_member": user},
                {"new_chat_title": f"{self.word()} <i>"},
                {"migrate_to_chat_id": group.id},
                {"migrate_from_chat_id": group.id},
                {"migrate_to_chat_id": -1_003_000_000_000 - self._chance.randrange(9)},
                {"forum_topic_created": {"name": self.word(), "icon_color": 7322096}},
                {"pinned_message": {"chat": group.json(), "message_id": 5, "date": 0}},
            ]
        )
        return found

    def _message(self) -> Json:
        (content,) = self._chance.choices([self._written, self._media, self._service], [75, 15, 4])
        user, group = self._user(), self._one_of(self._groups())
        private = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        is_private = self._chance.random() < 0.6
        here = self._world.chats.get(user["id"]) if is_private else group
        message = {
            "message_id": next(self._message_ids),
            "date": self._world.second(),
            "chat": private if is_private else self._one_of([group.json()] * 20 + [CHANNEL]),
            "from": user,
            **content(),
            **self._circumstances(here),
        }
        self._sent = [*self._sent[-300:], message]
        return message

    def _circumstances(self, chat: Any) -> Json:
        """A reply, a topic, in the name of a group, forwarded: or none of these."""
        some: Json = {}
        ours = [m for m in list(chat.by_id.values())[-40:] if m.from_bot] if chat else []
        if ours and self._chance.random() < 0.35:
            some["reply_to_message"] = self._one_of(ours).json(nested=True)
        if self._chance.random() < 0.1:
            some |= {"message_thread_id": self._one_of([1, 5, 999]), "is_topic_message": True}
        if self._chance.random() < 0.03:
            some["sender_chat"] = self._one_of([CHANNEL, self._one_of(self._groups()).json()])
        if self._chance.random() < 0.05:
            hidden = {"type": "hidden_user", "sender_user_name": self.word(), "date": 1}
            some["forward_origin"] = hidden
        return some

    def _edited(self) -> Json:
        before = dict(self._one_of(self._sent)) if self._sent else self._message()
        edited = before | ({**self._written()} if "text" in before else {})
        return edited | {"edit_date": before["date"] + 1}

    def _press(self) -> Json:
        """A button that stands somewhere, pressed by somebody; or data that no button carries."""
        user = self._one_of(self._world.people_by_id.values())
        chat = self._one_of([user.private] * 3 + self._groups())
        shown = [m for m in list(chat.by_id.values())[-25:] if m.from_bot and not m.deleted]
        real = [(m, b.data) for m in shown for row in m.buttons for b in row if b.data]
        press = {
            "id": str(self._chance.randrange(10**17)),
            "from": user.json(),
            "chat_instance": "1",
        }
        if real and self._chance.random() < 0.8:
            message, data = self._one_of(real)
            return press | {"data": data, "message": message.json(nested=True)}
        forged = ":".join([self._one_of(Verb), *self._chance.choices(ARGUMENTS, k=3)])[:64]
        if not shown:
            return press | {"data": forged, "inline_message_id": "abc"}
        message = self._one_of(shown)
        seen = self._one_of([message.json(nested=True), message.inaccessible_json()])
        return press | {"data": forged, "message": seen}

    def _membership(self) -> Json:
        """The bot is blocked, let in again, thrown out, promoted."""
        user = self._user()
        private = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        chat = self._one_of([private, self._one_of(self._groups()).json(), CHANNEL])
        old, new = (
            {"user": self._world.bot, "status": status}
            | ({"until_date": 0} if status == "kicked" else {})
            | (dict.fromkeys(RIGHTS, True) if status == "administrator" else {})
            for status in self._chance.choices(STATUSES, k=2)
        )
        date = self._world.second()
        return {"chat": chat, "from": user, "date": date, "old_chat_member": old,
                "new_chat_member": new}  # fmt: skip

    def _odd(self) -> tuple[str, Any]:
        """What the bot has not asked for, and may get all the same for a while."""
        user, group = self._user(), self._one_of(self._groups()).json()
        reacted = {"old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}
        found: tuple[str, Any] = self._one_of(
            [
                ("channel_post", self._message() | {"chat": CHANNEL}),
                ("edited_channel_post", self._message() | {"chat": CHANNEL, "edit_date": 2}),
                ("inline_query", {"id": "1", "from": user, "query": self.word(), "offset": ""}),
                ("chat_member", self._membership()),
                ("poll_answer", {"poll_id": "1", "user": user, "option_ids": [0]}),
                ("message_reaction",
                 {"chat": group, "message_id": 5, "user": user, "date": 1, **reacted}),
                ("chat_join_request",
                 {"chat": group, "from": user, "user_chat_id": user["id"], "date": 1}),
                ("business_message", self._message() | {"business_connection_id": "x"}),
            ]
        )  # fmt: skip
        return found

    def _break(self, content: Any) -> Any:
        """One thing anywhere in it left out, or of a kind that it can't be."""
        broken = json.loads(json.dumps(content))
        holders = [broken]
        for holder in holders:
            inner = holder.values() if isinstance(holder, dict) else holder
            holders.extend(each for each in inner if isinstance(each, dict | list) and each)
        holder = self._one_of(holders)
        key = self._one_of(holder) if isinstance(holder, dict) else 0
        if isinstance(holder, dict) and self._chance.random() < 0.3:
            del holder[key]
        else:
            holder[key] = self._one_of(WRONG)
        return self._one_of([broken] * 9 + [None, [broken], self.word()])
