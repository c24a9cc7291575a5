"""Methods that delete, pin and react."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call, as_number
from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.events import Event
from bot.rehearsal.bot_api.groups import Group
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.methods.access import find_message, writable_chat
from bot.rehearsal.bot_api.refusals import ApiRefusal
from bot.rehearsal.bot_api.world import World

DELETABLE_SECONDS = 48 * 3600
REACTIONS = frozenset(
    {
        "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩",
        "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯",
        "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭",
        "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄",
        "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂",
        "🤷", "🤷\u200d♀", "😡",
    }
)  # fmt: skip


def delete_message(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemessage"""
    if not call.text("chat_id"):
        raise ApiRefusal.bad("chat identifier is not specified")
    if not call.integer("message_id"):
        raise ApiRefusal.bad("message identifier is not specified")
    chat = writable_chat(world, call)
    message = find_message(chat, call, "message to delete")
    if not _may_delete(world, message):
        raise ApiRefusal.bad("message can't be deleted")
    world.delete(message)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemessages: missing ones are skipped."""
    given = call.decoded("message_ids", called="message_ids")
    if not given:
        raise ApiRefusal.bad("message identifiers are not specified")
    if not isinstance(given, list):
        raise ApiRefusal.bad("expected an Array of message identifiers")
    if len(given) > 100:
        raise ApiRefusal.bad("too many message identifiers specified")
    numbers = [as_number(message_id) for message_id in given]
    if None in numbers:
        raise ApiRefusal.bad("invalid message identifier specified")
    chat = writable_chat(world, call)
    for message in [chat.message(number) for number in numbers if number is not None]:
        if message is not None and _may_delete(world, message):
            world.delete(message)
    return True


def _may_delete(world: World, message: Message) -> bool:
    chat = message.chat
    young = world.now() - message.date < DELETABLE_SECONDS
    if not isinstance(chat, Group):
        return young
    if chat.allows_bot("can_delete_messages"):
        return True
    return message.from_bot and young


def pin_chat_message(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#pinchatmessage: posts a service message."""
    chat = writable_chat(world, call)
    _check_pinning(chat)
    message = find_message(chat, call, "message to pin")
    if message in chat.pinned:
        raise ApiRefusal.bad("CHAT_NOT_MODIFIED")
    chat.pinned.append(message)
    message.pinned = True
    notice = Message(
        chat=chat,
        id=chat.next_message_id(),
        sender=world.bot,
        date=world.second(),
        content={"pinned_message": message.json(nested=True)},
        from_bot=True,
        service=True,
    )
    world.post(notice)
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#unpinchatmessage: without an id, the newest pinned one."""
    chat = writable_chat(world, call)
    _check_pinning(chat)
    if call.text("message_id"):
        message = find_message(chat, call, "message to unpin")
    elif chat.pinned:
        message = chat.pinned[-1]
    else:
        raise ApiRefusal.bad("message to unpin not found")
    if message in chat.pinned:
        chat.pinned.remove(message)
        message.pinned = False
    world.changes.happened()
    return True


def _check_pinning(chat: Chat) -> None:
    if isinstance(chat, Group) and not chat.allows_bot("can_pin_messages"):
        raise ApiRefusal.bad("not enough rights to manage pinned messages in the chat")


def set_message_reaction(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmessagereaction: one emoji, or none."""
    reactions = call.decoded("reaction", called="reaction types") or []
    if not isinstance(reactions, list):
        raise ApiRefusal.bad("expected an Array of ReactionType")
    emojis = [_read_reaction(reaction) for reaction in reactions]
    if len(emojis) > 1:
        raise ApiRefusal.bad("REACTIONS_TOO_MANY")
    chat = writable_chat(world, call)
    message = find_message(chat, call, "message to react")
    if message.service:
        raise ApiRefusal.bad("MESSAGE_ID_INVALID")
    if any(emoji not in REACTIONS for emoji in emojis):
        raise ApiRefusal.bad("REACTION_INVALID")
    message.reaction = emojis[0] if emojis else None
    world.tell(Event(kind="reaction", chat=chat, message=message))
    return True


def _read_reaction(reaction: Any) -> str:
    if not isinstance(reaction, dict):
        raise ApiRefusal.bad("can't parse ReactionType: expected an Object")
    if reaction.get("type") not in {"emoji", "custom_emoji", "paid"}:
        raise ApiRefusal.bad("can't parse ReactionType: invalid reaction type specified")
    return str(reaction.get("emoji", ""))
