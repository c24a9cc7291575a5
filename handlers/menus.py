"""The commands that Telegram offers as one types "/", by who sees them."""

import logging
from collections.abc import Awaitable

from telegram import (
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.texts import Texts, languages, load, load_known
from handlers.on_screen.means import Means

log = logging.getLogger(__name__)
IN_PRIVATE = ("help", "quiet", "rules", "mydata", "language", "privacy", "leave", "forget")
IN_GROUPS = ("help", "rules", "privacy")
FOR_ADMINS = ("workshop", *IN_GROUPS)
FOR_FACILITATORS = (
    "panel",
    "answers",
    "note",
    "archives",
    "combine",
    "compare",
    "about",
    "plan",
    *IN_PRIVATE,
)


async def set_menus(means: Means) -> None:
    """Set the menus of everybody: in the language of the settings and, for people whose Telegram
    is in another that we have, in that. They are a convenience: failing to is only logged."""
    bot = means.outgoing.bot
    scopes = (
        (BotCommandScopeAllPrivateChats(), IN_PRIVATE),
        (BotCommandScopeAllGroupChats(), IN_GROUPS),
        (BotCommandScopeAllChatAdministrators(), FOR_ADMINS),
    )
    spoken = [(None, load_known(means.language)), *((one, load(one)) for one in languages())]
    try:
        for scope, commands in scopes:
            for code, texts in spoken:
                menu = _menu(texts, commands)
                await bot.set_my_commands(menu, scope=scope, language_code=code)
    except TelegramError as error:
        log.warning("the menus of commands were not set: %s", type(error).__name__)


async def show_facilitators_menu(means: Means, person: int) -> None:
    """Give a facilitator's private chat their commands too."""
    try:
        await means.outgoing.bot.set_my_commands(
            _menu(means.texts_for(person), FOR_FACILITATORS), scope=BotCommandScopeChat(person)
        )
    except TelegramError as error:
        log.info("a menu of commands was not set: %s", type(error).__name__)


async def show_quiet_menu(means: Means, person: int) -> None:
    """While a quiet word goes on, a chat's menu says so: of all that is known of it, only this
    outlives a crash, at Telegram, and not with us."""
    commands = [BotCommand("quiet", means.texts_for(person)("command.quiet_on"))]
    await _try(means.outgoing.bot.set_my_commands(commands, scope=BotCommandScopeChat(person)))


async def has_quiet_menu(means: Means, person: int) -> bool:
    """Whether a chat's menu says that a quiet word goes on; not if Telegram can't be asked."""
    try:
        menu = await means.outgoing.bot.get_my_commands(scope=BotCommandScopeChat(person))
    except TelegramError:
        return False
    # Whoever has changed the language since is still in it.
    said = {load(language)("command.quiet_on") for language in languages()}
    return any(command.description in said for command in menu)


async def end_quiet_menu(means: Means, person: int, *, leads: bool) -> None:
    """A chat's menu is again what it was."""
    await show_menu_of(means, person, leads=leads)


async def show_menu_of(means: Means, person: int, *, leads: bool) -> None:
    """Give a chat its menu, in the language that somebody has chosen there. Of who has chosen none,
    and does not lead, Telegram shows the menu of everybody."""
    bot, scope = means.outgoing.bot, BotCommandScopeChat(person)
    spoken = means.database.spoken.to(person)
    if leads or (spoken is not None and spoken.chosen):
        menu = _menu(means.texts_for(person), FOR_FACILITATORS if leads else IN_PRIVATE)
        await _try(bot.set_my_commands(menu, scope=scope))
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
