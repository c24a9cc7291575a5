"""The commands that Telegram offers as one types "/", by who sees them."""

import logging
from collections.abc import Awaitable

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
from handlers.on_screen.means import Means

log = logging.getLogger(__name__)
IN_PRIVATE = ("help", "quiet", "rules", "mydata", "privacy", "leave", "forget")
IN_GROUPS = ("help", "rules", "privacy")
FOR_ADMINS = ("workshop", *IN_GROUPS)
FOR_FACILITATORS = ("panel", "answers", "note", "archives", "combine", "plan", *IN_PRIVATE)


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


async def show_facilitators_menu(means: Means, person: int) -> None:
    """Give a facilitator's private chat their commands too."""
    try:
        await means.outgoing.bot.set_my_commands(
            _menu(means.texts, FOR_FACILITATORS), scope=BotCommandScopeChat(person)
        )
    except TelegramError as error:
        log.info("a menu of commands was not set: %s", type(error).__name__)


async def show_quiet_menu(means: Means, person: int) -> None:
    """While a quiet word goes on, a chat's menu says so: of all that is known of it, only this
    outlives a crash, at Telegram, and not with us."""
    commands = [BotCommand("quiet", means.texts("command.quiet_on"))]
    await _try(means.outgoing.bot.set_my_commands(commands, scope=BotCommandScopeChat(person)))


async def has_quiet_menu(means: Means, person: int) -> bool:
    """Whether a chat's menu says that a quiet word goes on; not if Telegram can't be asked."""
    try:
        menu = await means.outgoing.bot.get_my_commands(scope=BotCommandScopeChat(person))
    except TelegramError:
        return False
    return means.texts("command.quiet_on") in [command.description for command in menu]


async def end_quiet_menu(means: Means, person: int, *, leads: bool) -> None:
    """A chat's menu is again what it was."""
    bot, scope = means.outgoing.bot, BotCommandScopeChat(person)
    if leads:
        await _try(bot.set_my_commands(_menu(means.texts, FOR_FACILITATORS), scope=scope))
    else:
        await _try(bot.delete_my_commands(scope=scope))


async def _try(asked: Awaitable[bool]) -> None:
    """A menu is a convenience: of quiet words nothing is logged, not even that."""
    try:
        await asked
    except TelegramError:
        return


def _menu(texts: Texts, commands: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(name, texts(f"command.{name}")) for name in commands]
