"""The methods of the Bot API that the rehearsal has, by their names in lower case."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.methods import (
    answering,
    editing,
    looking,
    moderating,
    sending,
    settings,
)
from bot.rehearsal.bot_api.world import World

Method = Callable[[World, Call], Any]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        method.__name__.replace("_", ""): method
        for method in (
            answering.answer_callback_query,
            editing.edit_message_caption,
            editing.edit_message_media,
            editing.edit_message_reply_markup,
            editing.edit_message_text,
            looking.get_chat,
            looking.get_chat_administrators,
            looking.get_chat_member,
            looking.get_chat_member_count,
            looking.get_file,
            looking.get_me,
            looking.leave_chat,
            moderating.delete_message,
            moderating.delete_messages,
            moderating.pin_chat_message,
            moderating.set_message_reaction,
            moderating.unpin_chat_message,
            sending.send_chat_action,
            sending.send_document,
            sending.send_message,
            sending.send_photo,
            settings.delete_my_commands,
            settings.delete_webhook,
            settings.get_chat_menu_button,
            settings.get_my_commands,
            settings.get_my_description,
            settings.get_my_name,
            settings.get_my_short_description,
            settings.get_webhook_info,
            settings.set_chat_menu_button,
            settings.set_my_commands,
            settings.set_my_description,
            settings.set_my_name,
            settings.set_my_short_description,
            settings.set_webhook,
        )
    }
)
PACED = frozenset(
    {
        "sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption",
        "editmessagemedia", "editmessagereplymarkup",
    }
)  # fmt: skip
