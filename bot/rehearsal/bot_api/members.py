"""Members of groups as the Bot API writes them."""

from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """What somebody is in a group."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER})
ADMINS = frozenset({Status.CREATOR, Status.ADMINISTRATOR})
RIGHTS = {
    "can_be_edited": False,
    "can_manage_chat": True,
    "can_change_info": True,
    "can_delete_messages": True,
    "can_invite_users": True,
    "can_restrict_members": True,
    "can_pin_messages": True,
    "can_manage_topics": False,
    "can_promote_members": False,
    "can_manage_video_chats": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_manage_tags": False,
    "can_send_welcome_messages": False,
    "is_anonymous": False,
}
PERMISSIONS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos",
    "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls",
    "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
    "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
GROUP_ANONYMOUS_BOT = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def member_json(
    user: dict[str, Any], status: Status, rights: dict[str, bool] | None = None
) -> dict[str, Any]:
    """The Bot API's ChatMember; `rights` change those of an administrator."""
    written: dict[str, Any] = {"user": user, "status": str(status)}
    if status is Status.ADMINISTRATOR:
        written |= RIGHTS | (rights or {})
    elif status is Status.CREATOR:
        written["is_anonymous"] = False
    elif status is Status.KICKED:
        written["until_date"] = 0
    return written


def permissions_json(forbidden: set[str]) -> dict[str, bool]:
    """The Bot API's ChatPermissions of a group where members may do all but `forbidden`."""
    return {permission: permission not in forbidden for permission in PERMISSIONS}
