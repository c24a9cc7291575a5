"""What the chats of a world show, as plain JSON: a pure projection, without HTML."""

from collections.abc import Iterator
from typing import Any

from bot.rehearsal.bot_api import Group, InlineButton, Message, Person
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.room.wording import pieces, target

NEWEST = 150
SHOWN_SIDE = 1280
LONGEST_QUOTE = 120
HUES = 6

Json = dict[str, Any]


def chat_shown(chat: Chat, viewer: Person) -> Json:
    """A chat as somebody sees it: the newest messages, oldest first, and who is there."""
    shown = [message_shown(message, viewer) for message in chat.messages[-NEWEST:]]
    return {**head_shown(chat, viewer), "messages": shown}


def head_shown(chat: Chat, viewer: Person) -> Json:
    """What stands above a chat's messages, and what can be done below them."""
    pinned = chat.pinned[-1] if chat.pinned else None
    return {
        "id": chat.id,
        "title": chat.name if isinstance(chat, Group) else chat.world.bot["first_name"],
        "about": f"{len(chat.people) + 1} members" if isinstance(chat, Group) else "bot",
        "viewer": viewer.name,
        "started": isinstance(chat, Group) or viewer.started,
        "blocked": not isinstance(chat, Group) and viewer.blocked,
        "pinned": None if pinned is None else {"id": pinned.id, "text": _shortened(pinned)},
    }


def message_shown(message: Message, viewer: Person) -> Json:
    """One message as somebody sees it."""
    bot = message.chat.world.bot["username"]
    mine = message.sender["id"] == viewer.id and message.sender_chat is None
    shown = {
        "id": message.id,
        "at": message.date,
        "mine": mine,
        "bot": message.from_bot,
        "from": _name(message),
        "hue": message.sender["id"] % HUES,
        "edited": message.edit_date is not None and not message.service,
        "silent": message.silent,
        "editable": mine and not message.service and bool(message.words),
        "reaction": message.reaction,
        "text": pieces(message.words, message.entities, bot),
        "plain": message.words,
        "reply": _replied(message),
        "rows": [[_button(each, bot) for each in row] for row in message.buttons],
    }
    if message.service:
        shown["service"] = _service(message)
    return {**shown, **dict(_files(message))}


def photo_shown(message: Message) -> Json | None:
    """The PhotoSize in which a phone shows a message's picture, if it has one."""
    sizes: list[Json] = message.content.get("photo", [])
    fitting = [size for size in sizes if max(size["width"], size["height"]) <= SHOWN_SIDE]
    return next(iter([*fitting[::-1], *sizes]), None)


def _name(message: Message) -> str:
    if message.sender_chat is not None:
        return message.sender_chat.name
    return str(message.sender["first_name"])


def _replied(message: Message) -> Json | None:
    replied = message.reply_to
    if replied is None or replied.deleted or replied.service:
        return None
    return {"id": replied.id, "from": _name(replied), "text": _shortened(replied)}


def _shortened(message: Message) -> str:
    """The beginning of a message, on one line."""
    kind = next((kind for kind in KINDS if kind in message.content), "message")
    words = " ".join(message.words.split()) or KINDS.get(kind, "Message")
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"


def _button(button: InlineButton, bot: str) -> Json:
    if button.data is not None:
        return {"label": button.label, "data": button.data}
    return {"label": button.label, **(target(button.url or "", bot) or {})}


def _files(message: Message) -> Iterator[tuple[str, Any]]:
    content = message.content
    if size := photo_shown(message):
        place = f"photo/{message.chat.id}/{message.id}/{size['file_id']}"
        yield "photo", {"src": place, "width": size["width"], "height": size["height"]}
    if document := content.get("document"):
        named = {"name": document.get("file_name", "file"), "size": document["file_size"]}
        yield "file", {"file_id": document["file_id"], **named}
    if sticker := content.get("sticker"):
        yield "sticker", sticker.get("emoji", "")
    if voice := content.get("voice"):
        yield "voice", voice["duration"]


KINDS = {
    "photo": "Photo",
    "document": "File",
    "sticker": "Sticker",
    "voice": "Voice message",
}


def _service(message: Message) -> str:
    """What happened, in the middle of a chat."""
    content, who = message.content, _name(message)
    if new := content.get("new_chat_members"):
        names = ", ".join(member["first_name"] for member in new)
        return f"{names} joined" if new[0] == message.sender else f"{who} added {names}"
    if left := content.get("left_chat_member"):
        name = left["first_name"]
        return f"{name} left" if left == message.sender else f"{who} removed {name}"
    if "pinned_message" in content:
        return f"{who} pinned a message"
    if title := content.get("new_chat_title"):
        return f"{who} named the group “{title}”"
    return "Something about this group changed"
