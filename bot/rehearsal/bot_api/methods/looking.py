"""Methods that ask: getMe, getChat, getChatMember, getChatAdministrators, getFile and others."""

from typing import Any

from bot.rehearsal.bot_api.calls import Call
from bot.rehearsal.bot_api.files import MAX_DOWNLOAD_BYTES
from bot.rehearsal.bot_api.groups import Group
from bot.rehearsal.bot_api.members import ADMINS, PRESENT, Status, member_json
from bot.rehearsal.bot_api.methods.access import find_user, readable_chat, writable_chat
from bot.rehearsal.bot_api.refusals import ApiRefusal
from bot.rehearsal.bot_api.world import World

# How what names a file for everybody begins, by how what names it for the bot does.
UNIQUE = {"AgAC": "AQAD", "BQAC": "AgAD"}


def get_me(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getme"""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": world.sees_all_messages,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def get_chat(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchat"""
    return readable_chat(world, call).full_json()


def get_chat_member(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchatmember: others surely only for administrators."""
    chat = readable_chat(world, call)
    user = find_user(world, call)
    if not isinstance(chat, Group):
        return member_json(user, Status.MEMBER)
    if user is not world.bot:
        _check_member_list(chat)
    return chat.member(user)


def get_chat_administrators(world: World, call: Call) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getchatadministrators"""
    chat = readable_chat(world, call)
    if not isinstance(chat, Group):
        raise ApiRefusal.bad("there are no administrators in the private chat")
    _check_member_list(chat)
    people = [person.json() for person in chat.people if chat.statuses[person.id] in ADMINS]
    own = [world.bot] if chat.bot_status in ADMINS else []
    return [chat.member(user) for user in [*people, *own]]


def get_chat_member_count(world: World, call: Call) -> int:
    """https://core.telegram.org/bots/api#getchatmembercount: with the bot."""
    chat = readable_chat(world, call)
    if not isinstance(chat, Group):
        return 2
    _check_upgraded(chat)
    return sum(status in PRESENT for status in chat.statuses.values())


def leave_chat(world: World, call: Call) -> bool:
    """https://core.telegram.org/bots/api#leavechat"""
    chat = writable_chat(world, call)
    if not isinstance(chat, Group):
        raise ApiRefusal.bad("chat member status can't be changed in private chats")
    old = chat.member(world.bot)
    chat.statuses[world.bot["id"]] = Status.LEFT
    chat.bot_rights = {}
    world.tell_membership(chat, world.bot, old, chat.member(world.bot))
    return True


def get_file(world: World, call: Call) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getfile"""
    file_id = call.text("file_id")
    if not file_id:
        raise ApiRefusal.bad("file_id not specified")
    stored = world.files.by_id.get(file_id)
    if stored is None:
        raise ApiRefusal.bad("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > MAX_DOWNLOAD_BYTES:
        raise ApiRefusal.bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": UNIQUE[file_id[:4]] + file_id[4:],
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


def _check_member_list(group: Group) -> None:
    _check_upgraded(group)
    if group.hides_members and group.bot_status is not Status.ADMINISTRATOR:
        raise ApiRefusal.bad("member list is inaccessible")


def _check_upgraded(group: Group) -> None:
    if group.upgraded_to is not None:
        raise ApiRefusal.upgraded(group.upgraded_to.id)
