"""Who leads a group and who is in it, asked of Telegram.

The list of admins can be had by any member, unless the group hides its members. Asking about one
person surely works for admins only, and mostly for others too.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.workshop.not_let_in import CantAskTelegram, CantSeeAdmins, NotInGroup

T = TypeVar("T")
NOBODY = ("user not found", "member not found", "participant_id_invalid", "user_id_invalid")
PRESENT = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admins:
    """The admins of a group, and which of them owns it."""

    people: frozenset[int]
    owner: int | None


async def admins_of(bot: Bot, chat_id: int) -> Admins:
    """The admins of a group now. CantAskTelegram, CantSeeAdmins or NotInGroup."""
    found = await _asked(bot.get_chat_administrators, chat_id)
    owners = [member.user.id for member in found if member.status == ChatMemberStatus.OWNER]
    return Admins(
        people=frozenset(member.user.id for member in found),
        owner=owners[0] if owners else None,
    )


async def is_member(bot: Bot, chat_id: int, person: int) -> bool:
    """Whether a person is in a group now. CantAskTelegram, CantSeeAdmins or NotInGroup."""
    try:
        member = await _asked(lambda chat: bot.get_chat_member(chat, person), chat_id)
    except _UnknownPerson:
        return False
    return member.status in PRESENT or bool(getattr(member, "is_member", False))


async def is_admin_itself(bot: Bot, chat_id: int) -> bool:
    """Whether the bot is an admin of a group. CantAskTelegram, CantSeeAdmins or NotInGroup."""
    member = await _asked(lambda chat: bot.get_chat_member(chat, bot.id), chat_id)
    return member.status == ChatMemberStatus.ADMINISTRATOR


class _UnknownPerson(Exception):
    """Telegram knows of no such person in this group."""


async def _asked(ask: Callable[[int], Awaitable[T]], chat_id: int) -> T:
    """What Telegram answers about a group, wherever that is by now."""
    try:
        return await ask(chat_id)
    except ChatMigrated as moved:
        return await _asked(ask, moved.new_chat_id)
    except Forbidden as error:
        raise NotInGroup from error
    except BadRequest as error:
        raise _why(error.message.lower()) from error
    except TelegramError as error:
        raise CantAskTelegram from error


def _why(refusal: str) -> Exception:
    if any(words in refusal for words in NOBODY):
        return _UnknownPerson()
    return NotInGroup() if "chat not found" in refusal else CantSeeAdmins()
