"""What an update says: who wrote or pressed, where, and what."""

from telegram import (
    CallbackQuery,
    Chat,
    Message,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
    User,
)

from bot.workshop.errors import NotNow
from bot.workshop.utterance import Utterance
from handlers.under_messages import data_under, session_under
from storage.place import Place


def chat_of(update: Update) -> tuple[int, int | None]:
    """Whom an update is answered: a person, or a group or topic."""
    chat, message = update.effective_chat, update.effective_message
    if update.callback_query is not None:
        return update.callback_query.from_user.id, None
    if isinstance(message, Message) and message.is_topic_message:
        return message.chat_id, message.message_thread_id
    return (chat.id if chat else 0), None


def written(update: Update) -> tuple[Message, User]:
    """The message of an update, new or edited, and its author; ValueError if it has none."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        raise ValueError(update.update_id)
    return message, user


def utterance(update: Update) -> Utterance:
    """What was written, also under a picture, by whom, and to which message it replies."""
    message, user = written(update)
    reply = message.reply_to_message
    return Utterance(
        person=user.id,
        chat_id=message.chat_id,
        message_id=message.message_id,
        text=message.text or message.caption or "",
        reply_to=reply.message_id if reply else None,
        about=session_under(reply) if reply else None,
    )


def is_own_text(message: Message) -> bool:
    """Whether who sent a message wrote it too: what is forwarded may be somebody else's. Of who
    hides behind their name in what is forwarded, the name is all that there is to go by."""
    origin, user = message.forward_origin, message.from_user
    if origin is None or user is None:
        return origin is None
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.id == user.id
    return isinstance(origin, MessageOriginHiddenUser) and origin.sender_user_name == user.full_name


def replies_to(message: Message, user_id: int) -> bool:
    """Whether a message replies to one of somebody's."""
    replied = message.reply_to_message
    author = replied.from_user if replied is not None else None
    return author is not None and author.id == user_id


def place_of(message: Message) -> Place:
    """The group, and its topic; replies outside forums have a thread id too, which is no topic."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(chat_id=message.chat_id, thread_id=thread, title=message.chat.title or "")


def is_group(chat: Chat | None) -> bool:
    """Whether a chat is a group or supergroup."""
    return chat is not None and chat.type in (Chat.GROUP, Chat.SUPERGROUP)


def check_stands_there(query: CallbackQuery) -> None:
    """Raise NotNow for a message in a group that has no button that sends just this: the data is
    forged, or was overtaken, and changes no post."""
    if query.message is None or (is_group(query.message.chat) and not has_button(query)):
        raise NotNow


def has_button(query: CallbackQuery) -> bool:
    """Whether the message that was pressed has a button that sends just this."""
    return isinstance(query.message, Message) and query.data in data_under(query.message)
