"""Which messages reach a bot: everything in private, in groups what privacy mode lets through."""

from bot.rehearsal.bot_api.groups import Group, Topic
from bot.rehearsal.bot_api.members import PRESENT, Status
from bot.rehearsal.bot_api.messages import Message


def reaches_bot(message: Message) -> bool:
    """Whether the bot gets an update for this message, of its own only for having pinned one.

    With privacy mode on and no administrator rights that is: service messages and what is for it.
    """
    chat = message.chat
    if message.from_bot:
        return message.service
    if not isinstance(chat, Group):
        return True
    if chat.bot_status not in PRESENT:
        return False
    sees_all = chat.world.sees_all_messages or chat.bot_status is Status.ADMINISTRATOR
    return sees_all or message.service or message.for_bot


def is_for_bot(message: Message) -> bool:
    """Whether a person's message is meant for the bot.

    That is: replies to its messages and to messages that were for it, commands for it, bare ones
    too, since it is the only bot. Mentions are no reason: reports about them contradict each other.
    """
    replied = message.reply_to
    if message.service or message.from_bot:
        return False
    if replied is not None and ((replied.from_bot and not replied.service) or replied.for_bot):
        return True
    first = next(iter(message.entities), None)
    if first is None or first["type"] != "bot_command" or first["offset"] != 0:
        return False
    _, at, addressee = message.words[: first["length"]].partition("@")
    return not at or addressee.lower() == message.chat.world.bot["username"].lower()


def put_in_thread(message: Message, topic: Topic | None) -> None:
    """Give a new message the thread that Telegram would: its topic, or its chain of replies."""
    replied, chat = message.reply_to, message.chat
    if chat.kind != "supergroup":
        return
    if topic is not None:
        message.thread, message.is_topic_message = topic.id, True
        message.reply_to = replied or chat.by_id[topic.id]
    elif replied is not None and replied.is_topic_message:
        message.thread, message.is_topic_message = replied.thread, True
    elif replied is not None:
        message.thread = replied.top().id
