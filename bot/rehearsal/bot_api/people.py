"""People in the rehearsal's Telegram, and everything that they can do there."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from bot.rehearsal.bot_api.calls import Upload
from bot.rehearsal.bot_api.chats import Chat, PrivateChat
from bot.rehearsal.bot_api.entities import arriving_text, utf16_length
from bot.rehearsal.bot_api.groups import Group, Topic
from bot.rehearsal.bot_api.members import ADMINS, GROUP_ANONYMOUS_BOT
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.presses import ButtonPress, Toast
from bot.rehearsal.bot_api.routing import put_in_thread

if TYPE_CHECKING:
    from bot.rehearsal.bot_api.world import World


START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
MAX_TEXT = 4096


class Impossible(Exception):
    """No Telegram app would let the person do this."""


class Person:
    """Somebody with a phone. `private` is their chat with the bot."""

    def __init__(
        self, world: "World", user_id: int, name: str, language: str | None, username: str | None
    ) -> None:
        self.world = world
        self.id = user_id
        self.name = name
        self.last_name: str | None = None
        self.language = language
        self.username = username
        self.started = False
        self.blocked = False
        self.deactivated = False
        self.private = PrivateChat(world, self)
        self._json: dict[str, Any] | None = None

    @property
    def sees(self) -> list[Message]:
        """The messages of the private chat, oldest first."""
        return self.private.messages

    def last_button(self, label: str) -> Message:
        """The newest private message that shows this button. Raises LookupError if none does."""
        return self.private.last_button(label)

    def json(self) -> dict[str, Any]:
        """The Bot API's User."""
        if self._json is None:
            optional = {
                "last_name": self.last_name,
                "username": self.username,
                "language_code": self.language,
            }
            named = {key: value for key, value in optional.items() if value}
            self._json = {"id": self.id, "is_bot": False, "first_name": self.name, **named}
        return self._json

    def says(
        self,
        text: str,
        *,
        chat: Group | None = None,
        reply_to: Message | None = None,
        thread: Topic | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Write a text, in private or in a group; `anonymous`: an admin, in the group's name."""
        content = _written(text, "text", "entities")
        if not content or utf16_length(content["text"]) > MAX_TEXT:
            raise Impossible(f"no app sends a text of {len(text)} such characters")
        return self._writes(
            content, chat=chat, reply_to=reply_to, thread=thread, anonymous=anonymous
        )

    def starts(self, payload: str = "") -> Message:
        """Open the private chat, unblock the bot if it was blocked, and press Start."""
        if payload and START_PARAMETER.fullmatch(payload) is None:
            raise Impossible(f"Telegram starts no bot with {payload!r}")
        self.unblocks_bot()
        self.started = True
        return self.says(f"/start {payload}".rstrip())

    def follows(self, url: str) -> Message:
        """Follow a deep link to the bot (`https://t.me/<bot>?start=…`) and press Start."""
        link = urlsplit(url)
        if link.path.strip("/").lower() != self.world.bot["username"].lower():
            raise Impossible(f"{url} does not lead to the bot")
        return self.starts(parse_qs(link.query).get("start", [""])[0])

    def sends_photo(
        self, content: bytes, *, caption: str = "", album: str = "", **where: Any
    ) -> Message:
        """Send a picture, one of an `album` if that is named; `where` as for `says`."""
        described: dict[str, Any] = {"photo": self.world.files.add_photo(content)}
        if album:
            described["media_group_id"] = album
        return self._writes(
            {**described, **_written(caption, "caption", "caption_entities")}, **where
        )

    def sends_document(
        self, filename: str, content: bytes, *, caption: str = "", **where: Any
    ) -> Message:
        """Send a file; `where` as for `says`."""
        upload = Upload(filename=filename, content_type="", content=content)
        described = {"document": self.world.files.add_document(upload)}
        return self._writes(
            {**described, **_written(caption, "caption", "caption_entities")}, **where
        )

    def sends_voice(self, seconds: int = 3, **where: Any) -> Message:
        """Send a voice message."""
        upload = Upload(filename="voice.ogg", content_type="audio/ogg", content=b"OggS" * 100)
        described = self.world.files.add(upload, "voice")
        voice = {"duration": seconds, "mime_type": "audio/ogg", **described}
        return self._writes({"voice": voice}, **where)

    def sends_sticker(self, emoji: str = "👍", **where: Any) -> Message:
        """Send a sticker."""
        upload = Upload(filename="sticker.webp", content_type="image/webp", content=b"RIFF" * 100)
        sticker = {
            "width": 512,
            "height": 512,
            "emoji": emoji,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
            **self.world.files.add(upload, "sticker"),
        }
        return self._writes({"sticker": sticker}, **where)

    def forwards(
        self, message: Message, *, chat: Group | None = None, hidden: bool = False
    ) -> Message:
        """Forward a message, to the bot or to a group; `hidden`: its author lets nobody be linked
        to their account by what is forwarded."""
        origin: dict[str, Any] = {"type": "user", "sender_user": message.sender}
        if hidden:
            origin = {"type": "hidden_user", "sender_user_name": message.sender["first_name"]}
        if message.sender_chat is not None:
            origin = {"type": "chat", "sender_chat": message.sender_chat.json()}
        origin["date"] = message.date
        return self._writes(dict(message.content), chat=chat, forward_origin=origin)

    def edits(self, message: Message, text: str) -> None:
        """Change the text (or the caption) of one's own message."""
        if message.sender["id"] != self.id or message.deleted:
            raise Impossible(f"{self.name} cannot edit {message!r}")
        key = "text" if "text" in message.content else "caption"
        named = "entities" if key == "text" else "caption_entities"
        message.content = {k: v for k, v in message.content.items() if k not in {key, named}}
        message.content |= _written(text, key, named)
        self.world.edited(message)

    def deletes(self, message: Message) -> None:
        """Delete a message for everybody; the bot is not told."""
        chat = message.chat
        admin = isinstance(chat, Group) and chat.statuses.get(self.id) in ADMINS
        if message.sender["id"] != self.id and not admin and isinstance(chat, Group):
            raise Impossible(f"{self.name} cannot delete {message!r}")
        self.world.delete(message)

    def presses(
        self, message: Message, label: str | None = None, *, data: str | None = None
    ) -> ButtonPress:
        """Press an inline button, by its label or its data. `await` it to get the Toast.

        A button with a link shows it in `.toast` at once, and the bot is not told.
        """
        if message.deleted:
            raise Impossible(f"{message!r} is no longer shown")
        for button in (button for row in message.buttons for button in row):
            if (label is not None and button.label == label) or (data and button.data == data):
                if button.data is None:
                    return self.world.press(self, message, "", Toast(url=button.url))
                return self.world.press(self, message, button.data)
        raise Impossible(f"no button {label or data!r} under {message!r}")

    def forges(self, message: Message, data: str) -> ButtonPress:
        """Send callback data that no button carries, as a tampered app can."""
        return self.world.press(self, message, data)

    def blocks_bot(self) -> None:
        """Block the bot: it cannot write to this person any more."""
        self._set_blocked(blocked=True)

    def unblocks_bot(self) -> None:
        """Let the bot write again."""
        self._set_blocked(blocked=False)

    def joins(self, group: Group) -> Message:
        """Join a group by a link."""
        return group.adds(self)

    def leaves(self, group: Group) -> Message:
        """Leave a group."""
        return group.removes(self)

    def _set_blocked(self, *, blocked: bool) -> None:
        if self.blocked != blocked:
            self.blocked = blocked
            self.world.tell_blocking(self)

    def _writes(self, content: dict[str, Any], *, chat: Group | None = None, **how: Any) -> Message:
        place: Chat = self.private if chat is None else chat
        self._check_place(place, anonymous=bool(how.get("anonymous")))
        message = Message(
            chat=place,
            id=place.next_message_id(),
            sender=GROUP_ANONYMOUS_BOT if how.get("anonymous") else self.json(),
            sender_chat=place if how.get("anonymous") else None,
            date=self.world.second(),
            content=content,
            reply_to=how.get("reply_to"),
            forward_origin=how.get("forward_origin"),
        )
        put_in_thread(message, how.get("thread"))
        self.world.post(message)
        return message

    def _check_place(self, place: Chat, *, anonymous: bool) -> None:
        if isinstance(place, Group):
            if not place.holds(self) or place.upgraded_to is not None:
                raise Impossible(f"{self.name} cannot write in {place!r}")
            if anonymous and place.statuses[self.id] not in ADMINS:
                raise Impossible(f"{self.name} is no administrator of {place!r}")
        elif self.blocked:
            raise Impossible(f"{self.name} has blocked the bot")
        else:
            self.started = True

    def __repr__(self) -> str:
        return f"<{self.name}>"


def _written(text: str, key: str, entities_key: str) -> dict[str, Any]:
    kept, entities = arriving_text(text)
    if not kept:
        return {}
    return {key: kept, entities_key: entities} if entities else {key: kept}
