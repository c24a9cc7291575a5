"""/start and what follows from it: agreeing, joining, leaving; blocking the bot and coming back."""

from telegram import CallbackQuery, ChatMember, Update

from bot.facilitation import joining
from handlers import setting_up
from handlers.context import Context, written
from handlers.helping import show_help
from handlers.views import private
from handlers.views.buttons import Pressed
from handlers.views.view import View

JOIN = "j_"
PANEL = "p_"


async def start(update: Update, context: Context) -> None:
    """/start, alone or with what a link carries."""
    message, user = written(update)
    await context.do(lambda tx: joining.record_unblocked(tx, user.id))
    payload = context.args[0] if context.args else ""
    if payload.startswith(JOIN):
        token = payload.removeprefix(JOIN)
        shown = await context.do(lambda tx: joining.invitation(tx, token, user.id))
        if shown.has_joined:
            context.reply(
                message.chat_id, private.joined(context.texts, shown.session, is_new=False)
            )
        else:
            context.reply(message.chat_id, private.consent(context.texts, shown))
    elif payload.startswith(PANEL):
        await setting_up.panel_by_link(payload.removeprefix(PANEL), update, context)
    else:
        await show_help(update, context)
    await context.services.announcer.deliver()


async def agree(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person has read what is kept, and agrees."""
    person = query.from_user.id
    joined = await context.do(lambda tx: joining.join(tx, pressed.argument(0), person))
    context.answer(query)
    view = private.joined(context.texts, joined.session, is_new=joined.is_new)
    context.reply(person, view)
    await context.services.announcer.deliver()
    context.services.live_views.refresh(joined.session.id)


async def decline(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person does not want to take part. Nothing was recorded."""
    context.answer(query)
    context.reply(query.from_user.id, View(context.texts("join.declined")))


async def ask_leave(update: Update, context: Context) -> None:
    """/leave: asks what happens to the words."""
    _, user = written(update)
    await context.do(lambda tx: joining.attended(tx, user.id))
    context.reply(user.id, private.leaving(context.texts))


async def leave(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person leaves, with or without their words, or stays."""
    choice, person = pressed.argument(0), query.from_user.id
    if choice == "stay":
        context.answer(query, context.texts("leave.stayed"))
        return
    session = await context.do(lambda tx: joining.leave(tx, person, keep_words=choice != "remove"))
    context.answer(query)
    key = "leave.left" if choice != "remove" else "leave.left_and_removed"
    context.reply(person, View(context.texts(key)))
    context.services.live_views.refresh(session.id)


async def private_chat_changed(update: Update, context: Context) -> None:
    """The person blocked the bot, or let it write again."""
    change = update.my_chat_member
    if change is None:
        return
    person = change.from_user.id
    if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
        await context.do(lambda tx: joining.record_blocked(tx, person))
        return
    await context.do(lambda tx: joining.record_unblocked(tx, person))
    await context.services.announcer.deliver()
