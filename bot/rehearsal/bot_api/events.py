"""What can be told about a world: things that people could see, and requests of the bot."""

from dataclasses import dataclass
from typing import Any

from bot.rehearsal.bot_api.chats import Chat
from bot.rehearsal.bot_api.messages import Message
from bot.rehearsal.bot_api.presses import ButtonPress


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that a person could see: kind is new, edited, deleted, toast, action, reaction."""

    kind: str
    chat: Chat
    message: Message | None = None
    press: ButtonPress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiRequest:
    """A request that the bot made, its method in lower case.

    `uploads` holds the sizes of the file parts in bytes; `answer` is the whole envelope (of a
    getUpdates with only the ids as result), None if the bot got no answer.
    """

    method: str
    params: dict[str, Any]
    uploads: dict[str, int]
    answer: dict[str, Any] | None
