"""A message as a chat shows it and as the Bot API writes it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.rehearsal.bot_api.entities import Entity
from bot.rehearsal.bot_api.markup import NO_MARKUP, InlineButton, Markup

if TYPE_CHECKING:
    from bot.rehearsal.bot_api.chats import Chat


@dataclass(slots=True, kw_only=True, eq=False)
class Message:
    """One message. `content` is the part of its JSON that says what it holds.

    `edits` counts how often it was edited, `reaction` is the bot's own, `thread` the id of a topic
    or of the first message that a chain of replies goes back to, `for_bot` whether it was sent to
    the bot, so that answers to it reach the bot too. A `silent` one made no sound when it came.
    """

    chat: "Chat"
    id: int
    sender: dict[str, Any]
    date: int
    content: dict[str, Any]
    sender_chat: "Chat | None" = None
    reply_to: "Message | None" = None
    thread: int | None = None
    is_topic_message: bool = False
    markup: Markup = NO_MARKUP
    forward_origin: dict[str, Any] | None = None
    from_bot: bool = False
    for_bot: bool = False
    service: bool = False
    edit_date: int | None = None
    edits: int = 0
    deleted: bool = False
    pinned: bool = False
    silent: bool = False
    reaction: str | None = None

    @property
    def text(self) -> str:
        """Its text, '' if it is no text message."""
        return str(self.content.get("text", ""))

    @property
    def caption(self) -> str:
        """Its caption, '' if it has none."""
        return str(self.content.get("caption", ""))

    @property
    def words(self) -> str:
        """Its text or its caption."""
        return self.text or self.caption

    @property
    def entities(self) -> list[Entity]:
        """The entities of its text or caption."""
        found: list[Entity] = self.content.get("entities") or self.content.get(
            "caption_entities", []
        )
        return found

    @property
    def photo(self) -> bytes | None:
        """The picture that it shows now, as the sender uploaded it."""
        sizes = self.content.get("photo")
        return self.chat.world.files.by_id[sizes[-1]["file_id"]].content if sizes else None

    @property
    def document(self) -> tuple[str, bytes] | None:
        """Name and content of the document that it carries."""
        described = self.content.get("document")
        if described is None:
            return None
        stored = self.chat.world.files.by_id[described["file_id"]]
        return stored.filename, stored.content

    @property
    def buttons(self) -> list[list[InlineButton]]:
        """Its inline buttons, row by row."""
        return self.markup.rows()

    @property
    def labels(self) -> list[str]:
        """The labels of its inline buttons, in reading order."""
        return [button.label for row in self.buttons for button in row]

    def button(self, label: str) -> InlineButton:
        """The inline button with this label. Raises LookupError, naming the labels there are."""
        for row in self.buttons:
            for button in row:
                if button.label == label:
                    return button
        raise LookupError(f"no button {label!r} under {self!r}: it has {self.labels}")

    @property
    def editable(self) -> bool:
        """Whether the bot may edit it: its own, not forwarded, with nothing but inline buttons."""
        own = self.from_bot and not self.service and self.forward_origin is None
        return own and self.markup.other is None

    def top(self) -> "Message":
        """The first message of the chain of replies that it belongs to."""
        message: Message = self
        while message.reply_to is not None:
            message = message.reply_to
        return message

    def json(self, *, nested: bool = False) -> dict[str, Any]:
        """The Bot API's Message; `nested` leaves out what it replies to."""
        written: dict[str, Any] = {"message_id": self.id, "from": self.sender}
        if self.sender_chat is not None:
            written["sender_chat"] = self.sender_chat.json()
        written["chat"] = self.chat.json()
        written["date"] = self.date
        if self.edit_date is not None:
            written["edit_date"] = self.edit_date
        if self.thread is not None:
            written["message_thread_id"] = self.thread
        if self.forward_origin is not None:
            written["forward_origin"] = self.forward_origin
        if self.reply_to is not None and not nested and not self.reply_to.deleted:
            written["reply_to_message"] = self.reply_to.json(nested=True)
        written.update(self.content)
        if self.markup.inline:
            written["reply_markup"] = {"inline_keyboard": [*map(list, self.markup.inline)]}
        if self.is_topic_message:
            written["is_topic_message"] = True
        return written

    def inaccessible_json(self) -> dict[str, Any]:
        """The Bot API's InaccessibleMessage, for a message that is gone."""
        return {"message_id": self.id, "chat": self.chat.json(), "date": 0}

    def __repr__(self) -> str:
        if self.text:
            shown = self.text
        else:
            kind = next(iter(self.content), "nothing")
            shown = f"[{kind}] {self.caption}".rstrip()
        state = " (deleted)" if self.deleted else ""
        buttons = f" {self.labels}" if self.markup.inline else ""
        return f"<{self.id} {self.sender['first_name']}: {shown[:200]!r}{buttons}{state}>"
