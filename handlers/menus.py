"""The commands that Telegram offers as one types "/", by who sees them."""

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.texts import Texts
from handlers.context import Context

log = logging.getLogger(__name__)
IN_PRIVATE = ("help", "mydata", "privacy", "leave", "forget")
IN_GROUPS = ("help", "privacy")
FOR_ADMINS = ("workshop", *IN_GROUPS)
FOR_FACILITATORS = ("panel", "note", "archives", "combine", *IN_PRIVATE)


async def set_menus(bot: Bot, texts: Texts) -> None:
    """Set the menus of everybody. They are a convenience: failing to is only logged."""
    scopes = (
        (BotCommandScopeAllPrivateChats(), IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), IN_GROUPS),
        (BotCommandScopeAllChatAdministrators(), FOR_ADMINS),
    )
    try:
        for scope, commands in scopes:
            await bot.set_my_commands(_menu(texts, commands), scope=scope)
    except TelegramError as error:
        log.warning("the menus of commands were not set: %s", type(error).__name__)


async def show_facilitators_menu(context: Context, person: int) -> None:
    """Give a facilitator's private chat their commands too."""
    try:
        await context.bot.set_my_commands(
            _menu(context.texts, FOR_FACILITATORS), scope=BotCommandScopeChat(person)
        )
    except TelegramError as error:
        log.info("a menu of commands was not set: %s", type(error).__name__)


def _menu(texts: Texts, commands: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, texts(f"command.{name}")) for name in commands]
