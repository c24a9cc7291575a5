"""Methods about the bot itself: commands, menu buttons, descriptions, webhook."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.rehearsal.bot_api.calls import Call, as_number
from bot.rehearsal.bot_api.refusals import POLLER_STOPPED_BY_WEBHOOK, ApiRefusal
from bot.rehearsal.bot_api.world import World
from bot.setting import is_called

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
ONLY_PORTS = "Webhook can be set up only on ports 80, 88, 443 or 8443"
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    given = call.decoded("commands", called="commands")
    if not isinstance(given, list):
        raise ApiRefusal.bad("can't parse commands JSON object")
    if len(given) > 100:
        raise ApiRefusal.bad("BOT_COMMANDS_TOO_MUCH")
    commands = [_read_command(command) for command in given]
    world.settings.commands[_scope(world, call), call.text("language_code")] = commands
    return True


def _read_command(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise ApiRefusal.bad("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(given.get(name), str):
            raise ApiRefusal.bad(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = given["command"].removeprefix("/")
    if COMMAND.fullmatch(command) is None:
        raise ApiRefusal.bad("BOT_COMMAND_INVALID")
    if not 1 <= len(given["description"].strip()) <= 256:
        raise ApiRefusal.bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": given["description"].strip()}


def _scope(world: World, call: Call) -> str:
    given = call.decoded("scope", called="BotCommandScope") or {"type": "default"}
    if not isinstance(given, dict) or given.get("type") not in SCOPES:
        raise ApiRefusal.bad("can't parse BotCommandScope: Unsupported type specified")
    parts = [str(given.get(name, "")) for name in SCOPES[given["type"]]]
    if "" in parts:
        raise ApiRefusal.bad("can't parse BotCommandScope: Empty chat_id specified")
    if parts:
        number = as_number(parts[0])
        chat = None if number is None else world.chats.get(number)
        if chat is None:
            raise ApiRefusal.bad("chat not found")
        chat.check_readable()
    return ":".join([given["type"], *parts])


def get_my_commands(world: World, call: Call) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getmycommands"""
    return world.settings.commands.get((_scope(world, call), call.text("language_code")), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    world.settings.commands.pop((_scope(world, call), call.text("language_code")), None)
    return True


def set_my_name(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmyname"""
    return _set_text(world, call, "name")


def set_my_description(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmydescription"""
    return _set_text(world, call, "description")


def set_my_short_description(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setmyshortdescription"""
    return _set_text(world, call, "short_description")


def get_my_name(world: World, call: Call) -> dict[str, str]:
    """https://core.telegram.org/bots/api#getmyname"""
    return _get_text(world, call, "name", world.bot["first_name"])


def get_my_description(world: World, call: Call) -> dict[str, str]:
    """https://core.telegram.org/bots/api#getmydescription"""
    return _get_text(world, call, "description", "")


def get_my_short_description(world: World, call: Call) -> dict[str, str]:
    """https://core.telegram.org/bots/api#getmyshortdescription"""
    return _get_text(world, call, "short_description", "")


def _set_text(world: World, call: Call, kind: str) -> bool:
    text = call.text(kind)
    if len(text) > TEXT_LIMITS[kind]:
        raise ApiRefusal.bad(f"bot {kind.replace('_', ' ')} is too long")
    world.settings.texts[kind, call.text("language_code")] = text
    return True


def _get_text(world: World, call: Call, kind: str, default: str) -> dict[str, str]:
    texts, language = world.settings.texts, call.text("language_code")
    return {kind: texts.get((kind, language)) or texts.get((kind, "")) or default}


def set_chat_menu_button(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton"""
    button = call.decoded("menu_button", called="menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"commands", "default", "web_app"}:
        raise ApiRefusal.bad("can't parse menu button: MenuButton has unsupported type")
    world.settings.menu_buttons[_menu_chat(world, call)] = button
    return True


def get_chat_menu_button(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchatmenubutton"""
    buttons = world.settings.menu_buttons
    return buttons.get(_menu_chat(world, call)) or buttons.get(None) or {"type": "default"}


def _menu_chat(world: World, call: Call) -> int | None:
    if not call.text("chat_id"):
        return None
    chat_id = call.integer("chat_id")
    if chat_id not in world.people_by_id:
        raise ApiRefusal.bad("chat not found")
    return chat_id


def set_webhook(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#setwebhook: in force, but nothing is delivered."""
    url = call.text("url")
    if url and not url.startswith("https://"):
        raise ApiRefusal.bad("bad webhook: An HTTPS URL must be provided for webhook")
    if url and not is_called(urlsplit(url)):
        raise ApiRefusal.bad(f"bad webhook: {ONLY_PORTS}")
    secret = call.text("secret_token")
    if secret and SECRET.fullmatch(secret) is None:
        raise ApiRefusal.bad("secret token contains unallowed characters")
    _change_webhook(world, call, url)
    return True


def delete_webhook(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    _change_webhook(world, call, "")
    return True


def _change_webhook(world: World, call: Call, url: str) -> None:
    allowed = call.decoded("allowed_updates", called="allowed_updates")
    if isinstance(allowed, list):
        world.updates.allow(allowed)
    if call.flag("drop_pending_updates"):
        world.updates.queue.clear()
    world.settings.webhook = url
    if url:
        world.updates.stop_poller(POLLER_STOPPED_BY_WEBHOOK)


def get_webhook_info(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    info = {
        "url": world.settings.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.queue),
    }
    if world.settings.webhook:
        info |= {"max_connections": 40, "ip_address": "127.0.0.1"}
    if world.updates.asked is not None:
        info["allowed_updates"] = sorted(world.updates.asked)
    return info
