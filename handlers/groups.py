"""What happens to the group: it becomes a supergroup, or the bot is removed or comes back."""

from telegram import ChatMember, Update

from bot.facilitation import groups, letting_in, showing, standing_by
from bot.facilitation.groups import Migration
from bot.workshop.session import Session
from handlers import posting_again
from handlers.context import Context
from handlers.services import Services
from handlers.standing_by import say_who_left
from handlers.update_facts import is_group
from handlers.views.view import View, say
from storage.place import Place

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
    sessions = await _move(context.services, old, new, context.update_id)
    for session in sessions if message.migrate_from_chat_id is not None else ():
        # Telegram tells it in both chats: the new one is looked at.
        await _tell_of_the_new_id(context, session, old, new)


async def move(services: Services, old: int, new: int) -> None:
    """A group has another id, as sending to it has shown; what that changes is said and shown."""
    await _move(services, old, new, None)


async def _move(services: Services, old: int, new: int, update_id: int | None) -> list[Session]:
    """The sessions that it changes."""
    now = services.means.now()
    group = Migration(old=old, new=new, trusted=services.trusted)
    work = services.means.database.transaction
    changed = await work(lambda tx: groups.record_migrated(tx, group, now), update_id)
    await services.announcer.deliver()
    for session in changed:
        services.live_views.refresh(session.id)
    return changed


async def _tell_of_the_new_id(context: Context, session: Session, old: int, new: int) -> None:
    """Only if it is the old one that stands in the settings, and lets the group in."""
    stands_there = await context.do(lambda tx: letting_in.is_let_in_by(tx, session.id, old))
    if stands_there and new not in context.trusted.allowed:
        await _tell_facilitators(context, session, "group.renumbered", chat=new)


async def membership_changed(update: Update, context: Context) -> None:
    """The bot was removed from a group: its facilitators are told; or it is back."""
    change = update.my_chat_member
    if change is None or not is_group(change.chat):
        return
    chat_id = change.chat.id
    if change.new_chat_member.status in GONE:
        for session in await context.do(lambda tx: groups.record_removed(tx, chat_id)):
            key = "group.removed_paused" if session.paused else "group.removed"
            await _tell_facilitators(context, session, key)
        return
    if change.old_chat_member.status in GONE:
        title = change.chat.title or ""
        is_new = await context.do(lambda tx: groups.is_new_to(tx, chat_id, title))
        back = await context.do(lambda tx: groups.record_back(tx, chat_id))
        await context.services.announcer.deliver()
        for session in back:
            key = "group.back_paused" if session.paused else "group.back"
            await _tell_facilitators(context, session, key)
        if is_new:
            is_let_in = not context.trusted.allowed.isdisjoint((chat_id, change.from_user.id))
            key = "group.hello" if is_let_in else "group.hello_not_let_in"
            place = Place(chat_id=chat_id, thread_id=None, title=title)
            context.say_aside(place, View(context.texts(key)), "hello")
        return
    await posting_again.try_all_again(chat_id, context)


async def renamed(update: Update, context: Context) -> None:
    """The group has another title: panels and archives name it."""
    message = update.effective_message
    if message is None or message.new_chat_title is None:
        return
    chat_id, title = message.chat_id, message.new_chat_title
    for session in await context.do(lambda tx: groups.record_renamed(tx, chat_id, title)):
        context.services.live_views.refresh(session.id)


async def pinned(update: Update, context: Context) -> None:
    """The bot has pinned a question: Telegram says so below it, and that goes."""
    message = update.effective_message
    if message is not None and message.from_user == context.bot.bot:
        context.begin(context.outgoing.delete(message.chat_id, message.message_id))


async def somebody_left(update: Update, context: Context) -> None:
    """Somebody has left a group, or was removed: if people could turn to them, they can't now."""
    message = update.effective_message
    if message is None or message.left_chat_member is None:
        return
    chat_id, person = message.chat_id, message.left_chat_member.id
    gone = await context.do(lambda tx: standing_by.left_group(tx, chat_id, person))
    await say_who_left(gone, context)


async def _tell_facilitators(
    context: Context, session: Session, key: str, **placeholders: int
) -> None:
    """In private, and with the panel below: it may have scrolled away, and is needed now."""
    now = context.now()
    shown = await context.services.means.database.transaction(
        lambda tx: showing.on_panels(tx, session.id, now)
    )
    group = shown.panel.group_title
    for person in shown.facilitators:
        view = View(say(context.texts_for(person), key, group=group, **placeholders))
        context.reply(person, view)
        context.show_panel_anew(session.id, person)
