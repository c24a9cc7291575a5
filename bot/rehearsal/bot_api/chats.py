"""Chats: what one shows, and who may write there."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.refusals import ApiRefusal

if TYPE_CHECKING:
    from bot.rehearsal.bot_api.people import Person
    from bot.rehearsal.bot_api.world import World


class Chat(ABC):
    """A chat with everything that was ever written there. `pinned` holds messages, oldest first."""

    kind: str

    def __init__(self, world: "World", chat_id: int) -> None:
        self.world = world
        self.id = chat_id
        self.by_id: dict[int, Message] = {}
        self.pinned: list[Message] = []
        self.action: str | None = None
        self._json: dict[str, Any] | None = None

    @property
    def messages(self) -> list[Message]:
        """What the chat shows, oldest first: all but deleted messages."""
        return [message for message in self.by_id.values() if not message.deleted]

    @property
    def history(self) -> list[Message]:
        """All messages ever, also deleted ones, oldest first."""
        return list(self.by_id.values())

    @property
    def last(self) -> Message | None:
        """The newest message that the chat shows."""
        return next((m for m in reversed(self.by_id.values()) if not m.deleted), None)

    def from_bot(self) -> list[Message]:
        """The messages of the bot that the chat shows, without service messages."""
        return [m for m in self.messages if m.from_bot and not m.service]

    def last_button(self, label: str) -> Message:
        """The newest message that shows a button with this label. Raises LookupError if none."""
        for message in reversed(self.by_id.values()):
            if not message.deleted and label in message.labels:
                return message
        raise LookupError(f"no message in {self.name} shows a button {label!r}: {self.messages}")

    @property
    @abstractmethod
    def name(self) -> str:
        """What the chat is called."""

    def next_message_id(self) -> int:
        """Private chats and basic groups share one message box, that of the bot."""
        return self.world.next_boxed_message_id()

    def json(self) -> dict[str, Any]:
        """The Bot API's Chat."""
        if self._json is None:
            self._json = self._written()
        return self._json

    @abstractmethod
    def _written(self) -> dict[str, Any]:
        """What never changes of it."""

    def full_json(self) -> dict[str, Any]:
        """The Bot API's ChatFullInfo."""
        written = {**self.json(), **self._more()}
        if self.pinned:
            written["pinned_message"] = self.pinned[-1].json(nested=True)
        return written

    def _more(self) -> dict[str, Any]:
        gifts = self.kind == "private"
        return {
            "accent_color_id": abs(self.id) % 7,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": gifts,
                "limited_gifts": gifts,
                "unique_gifts": gifts,
                "premium_subscription": gifts,
                "gifts_from_channels": gifts,
            },
        }

    @abstractmethod
    def check_readable(self) -> None:
        """Raise ApiRefusal if the bot may not read here."""

    @abstractmethod
    def check_writable(self, kind: str | None = None) -> None:
        """Raise ApiRefusal if the bot may not write here, or not send `kind`."""

    @abstractmethod
    def shown_to(self, person: "Person") -> bool:
        """Whether the person has this chat in their app."""

    def message(self, message_id: int) -> Message | None:
        """The message with this id, None if it is not there or deleted."""
        found = self.by_id.get(message_id)
        return None if found is None or found.deleted else found

    def __repr__(self) -> str:
        return f"<{self.kind} chat {self.name!r}>"


class PrivateChat(Chat):
    """The chat of one person with the bot."""

    kind = "private"

    def __init__(self, world: "World", person: "Person") -> None:
        super().__init__(world, person.id)
        self.person = person

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    def _written(self) -> dict[str, Any]:
        written = {"id": self.id, "first_name": self.person.name, "type": self.kind}
        if self.person.last_name:
            written["last_name"] = self.person.last_name
        if self.person.username:
            written["username"] = self.person.username
        return written

    def shown_to(self, person: "Person") -> bool:
        """Nobody else sees a private chat."""
        return person is self.person

    def check_readable(self) -> None:
        """A bot knows a person who wrote to it or whom it met in a group."""
        if not self.person.started and not self.world.has_met(self.person):
            raise ApiRefusal.bad("chat not found")

    def check_writable(self, kind: str | None = None) -> None:  # noqa: ARG002 - all kinds alike
        """Only people who started the bot and have not blocked it can be written to."""
        self.check_readable()
        if self.person.deactivated:
            raise ApiRefusal.forbidden("user is deactivated")
        if self.person.blocked:
            raise ApiRefusal.forbidden("bot was blocked by the user")
        if not self.person.started:
            raise ApiRefusal.forbidden("bot can't initiate conversation with a user")
