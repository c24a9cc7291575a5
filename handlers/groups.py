"""What happens to the group: it becomes a supergroup, or the bot is removed or comes back."""

from telegram import ChatMember, Update

from bot.facilitation import groups, showing
from bot.workshop.session import Session
from handlers.context import Context, is_group
from handlers.views.view import View, say

GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def migrated(update: Update, context: Context) -> None:
    """The group became a supergroup: the old chat says to which, the new one from which."""
    message = update.effective_message
    if message is None:
        return
    old, new = message.chat_id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    if new is None:
        return
    moved = await context.do(lambda tx: groups.record_migrated(tx, old, new))
    for session in moved:
        context.services.live_views.refresh(session.id)


async def membership_changed(update: Update, context: Context) -> None:
    """The bot was removed from a group: its facilitators are told; or it is back."""
    change = update.my_chat_member
    if change is None or not is_group(change.chat):
        return
    chat_id = change.chat.id
    if change.new_chat_member.status in GONE:
        for session in await context.do(lambda tx: groups.record_removed(tx, chat_id)):
            await _tell_facilitators(context, session, "group.removed")
        return
    if change.old_chat_member.status in GONE:
        back = await context.do(lambda tx: groups.record_back(tx, chat_id))
        for session in back:
            await _tell_facilitators(context, session, "group.back")
        if not back:
            context.reply(chat_id, View(context.texts("group.hello")))


async def _tell_facilitators(context: Context, session: Session, key: str) -> None:
    now = context.now()
    shown = await context.services.means.database.transaction(
        lambda tx: showing.standing(tx, session.id, now)
    )
    for person in shown.facilitators:
        view = View(say(context.texts, key, group=shown.panel.group_title))
        context.reply(person, view)
    context.services.live_views.refresh(session.id, at_once=True)
