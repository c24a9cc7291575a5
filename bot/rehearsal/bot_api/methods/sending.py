"""Methods that send: sendMessage, sendPhoto, sendDocument, sendChatAction."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.events import Event
from bot.rehearsal.bot_api.groups import Group, Topic
from bot.rehearsal.bot_api.markup import read_markup
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.methods.access import writable_chat
from bot.rehearsal.bot_api.methods.contents import (
    read_caption,
    read_document,
    read_photo,
    read_text,
)
from bot.rehearsal.bot_api.refusals import ApiRefusal
from bot.rehearsal.bot_api.routing import put_in_thread
from bot.rehearsal.bot_api.world import World

ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note",
        "upload_video_note",
    }
)  # fmt: skip


def send_message(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendmessage"""
    content = read_text(world, call)
    return _send(world, call, content, "text messages")


def send_photo(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendphoto"""
    caption = read_caption(world, call)
    writable_chat(world, call, "photos")
    spoiler = {"has_media_spoiler": True} if call.flag("has_spoiler") else {}
    return _send(world, call, {**read_photo(world, call), **caption, **spoiler}, "photos")


def send_document(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#senddocument"""
    caption = read_caption(world, call)
    writable_chat(world, call, "documents")
    return _send(world, call, {**read_document(world, call), **caption}, "documents")


def send_chat_action(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    if call.text("action") not in ACTIONS:
        raise ApiRefusal.bad("wrong parameter action in request")
    chat = writable_chat(world, call)
    find_topic(chat, call)
    chat.action = call.text("action")
    world.tell(Event(kind="action", chat=chat))
    return True


def _send(world: World, call: Call, content: dict[str, Any], kind: str) -> dict[str, Any]:
    markup = read_markup(call)
    chat = writable_chat(world, call, kind)
    topic = find_topic(chat, call)
    reply_to = _find_replied(chat, call)
    message = Message(
        chat=chat,
        id=chat.next_message_id(),
        sender=world.bot,
        date=world.second(),
        content=content,
        reply_to=reply_to,
        markup=markup,
        from_bot=True,
        silent=call.flag("disable_notification"),
    )
    put_in_thread(message, topic)
    chat.action = None
    world.post(message)
    return message.json()


def find_topic(chat: Chat, call: Call) -> Topic | None:
    """The topic of `message_thread_id`, None without it.

    Raises ApiRefusal unless it is a topic of a forum other than General: ids of reply chains are
    refused too, as servers before 2025 did, because passing them on is always a mistake.
    """
    thread = call.integer("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread) if isinstance(chat, Group) else None
    if topic is None:
        raise ApiRefusal.bad("message thread not found")
    return topic


def _find_replied(chat: Chat, call: Call) -> Message | None:
    given = call.decoded("reply_parameters", called="reply parameters")
    if given is None:
        given = {
            "message_id": call.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
        }
    if not isinstance(given, dict):
        raise ApiRefusal.bad("object expected as reply parameters")
    message_id = given.get("message_id")
    if not isinstance(message_id, int) or message_id <= 0:
        return None
    if given.get("chat_id", chat.id) not in {chat.id, str(chat.id)}:
        raise ApiRefusal.bad("the rehearsal replies within one chat only")
    message = chat.message(message_id)
    if message is None and not given.get("allow_sending_without_reply"):
        raise ApiRefusal.bad("message to be replied not found")
    return message
