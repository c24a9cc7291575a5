"""From the ids in a request to the chats, messages and people that they mean."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.refusals import ApiRefusal
from bot.rehearsal.bot_api.world import World


def find_chat(world: World, call: Call) -> Chat:
    """The chat of `chat_id`. Raises ApiRefusal if there is none or the bot cannot know it."""
    given = call.text("chat_id")
    if not given:
        raise ApiRefusal.bad("chat_id is empty")
    chat = world.chats.get(call.integer("chat_id"))
    if chat is None:
        raise ApiRefusal.bad("chat not found")
    return chat


def readable_chat(world: World, call: Call) -> Chat:
    """The chat of `chat_id`, if the bot may read there."""
    chat = find_chat(world, call)
    chat.check_readable()
    return chat


def writable_chat(world: World, call: Call, kind: str | None = None) -> Chat:
    """The chat of `chat_id`, if the bot may send `kind` there."""
    chat = find_chat(world, call)
    chat.check_writable(kind)
    return chat


def find_message(chat: Chat, call: Call, called: str) -> Message:
    """The message of `message_id`; `called` is what a refusal calls it."""
    message = chat.message(call.integer("message_id"))
    if message is None:
        raise ApiRefusal.bad(f"{called} not found")
    return message


def find_user(world: World, call: Call) -> dict[str, Any]:
    """The User of `user_id`, a person or the bot itself."""
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise ApiRefusal.bad("invalid user_id specified")
    if user_id == world.bot["id"]:
        return world.bot
    person = world.people_by_id.get(user_id)
    if person is None:
        raise ApiRefusal.bad("user not found")
    return person.json()
