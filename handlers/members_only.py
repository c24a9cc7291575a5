"""The setting `members_only`: only members of the group join its workshop.

Telegram surely tells a bot who is a member only where the bot is an admin. Where it does not tell,
nobody is let in: a door that lets everybody in while nobody looks would be none, and those who lead
are told at once how to open it.
"""

from bot.facilitation import facilitating, joining
from bot.workshop.errors import WorkshopError
from bot.workshop.not_let_in import CantSeeAdmins, CantSeeMembers, NotAMember, NotInGroup
from handlers.admins import is_admin_itself, is_member
from handlers.context import Context
from handlers.views.view import View


async def check_may_join(token: str, person: int, context: Context) -> None:
    """NotAMember or CantSeeMembers for somebody who is not in, unless they are known to be members;
    CantAskTelegram when Telegram is silent. NoSession or SessionOver for a link that leads nowhere.
    """
    if not context.services.config.members_only:
        return
    session, chat_id = await context.do(lambda tx: joining.place_of(tx, token))
    if await context.do(lambda tx: joining.attends(tx, session.id, person)):
        return
    await check_is_member(chat_id, person, context)


async def check_is_member(chat_id: int | None, person: int, context: Context) -> None:
    """NotAMember or CantSeeMembers for somebody who is not known to be in a group; None: the bot is
    in it no more. CantAskTelegram when Telegram is silent."""
    if chat_id is None:
        raise CantSeeMembers
    try:
        if await is_member(context.bot, chat_id, person):
            return
        sees_members = await is_admin_itself(context.bot, chat_id)
    except (CantSeeAdmins, NotInGroup) as error:
        raise CantSeeMembers from error
    raise NotAMember if sees_members else CantSeeMembers


async def warn_if_blind(session_id: int, person: int, context: Context) -> None:
    """Tell a facilitator, when a workshop is opened, that nobody can join as things are."""
    if not context.services.config.members_only:
        return
    roster = await context.do(lambda tx: facilitating.roster(tx, session_id))
    if roster is None or roster.chat_id is None:
        return
    try:
        sees_members = await is_admin_itself(context.bot, roster.chat_id)
    except WorkshopError:
        sees_members = False
    if not sees_members:
        context.reply(person, View(context.texts_for(person)("members_only.blind")))
