"""Telegram in, Telegram out. Every update that the bot answers is in the tables below, and every
button in `presses`."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.workshop.errors import TooFast, TooFastPress
from handlers import (
    archives,
    asking_quietly,
    combining,
    comparing,
    describing,
    errors,
    groups,
    hearing,
    helping,
    joining,
    my_data,
    noting,
    planning,
    posting_again,
    reading,
    setting_up,
    speaking,
    starting,
)
from handlers.behind_commands import looked_after
from handlers.context import Context
from handlers.presses import press
from handlers.update_facts import is_group
from handlers.wire.flooding import sender_of

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]

COMMANDS: dict[str, Handler] = {
    "start": starting.start,
    "help": helping.show_help,
    "privacy": helping.show_privacy,
    "workshop": setting_up.workshop,
    "panel": setting_up.open_panel,
    "answers": reading.answers,
    "note": noting.note,
    "archives": archives.list_archives,
    "combine": combining.list_sessions,
    "compare": comparing.list_sessions,
    "about": describing.take,
    "plan": planning.show,
    "mydata": my_data.list_mine,
    "forget": my_data.ask_forget,
    "leave": joining.ask_leave,
    "quiet": asking_quietly.command,
    "rules": helping.show_rules,
    "language": speaking.ask,
}

EDITED_COMMANDS: dict[str, Handler] = {"note": noting.rewrite}

PRIVATE = filters.ChatType.PRIVATE
GROUPS = filters.ChatType.GROUPS
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE
WORDS = filters.TEXT & ~filters.COMMAND
UNDER_MEDIA = filters.CAPTION & ~filters.CaptionRegex("^/")
MIGRATION = filters.StatusUpdate.MIGRATE
REOPENED = (
    filters.StatusUpdate.FORUM_TOPIC_REOPENED | filters.StatusUpdate.GENERAL_FORUM_TOPIC_UNHIDDEN
)

# The first that fits answers.
MESSAGES: tuple[tuple[filters.BaseFilter, Handler], ...] = (
    (MIGRATION, groups.migrated),
    (filters.StatusUpdate.NEW_CHAT_TITLE, groups.renamed),
    (GROUPS & filters.StatusUpdate.PINNED_MESSAGE, groups.pinned),
    (GROUPS & filters.StatusUpdate.LEFT_CHAT_MEMBER, groups.somebody_left),
    (REOPENED, posting_again.place_changed),
    (PRIVATE & NEW & WORDS, hearing.hear),
    (PRIVATE & EDITED & (WORDS | UNDER_MEDIA), hearing.rehear),
    (PRIVATE & EDITED & filters.COMMAND, hearing.rehear_command),
    (PRIVATE & NEW & filters.COMMAND, hearing.hear_command),
    (PRIVATE & NEW & filters.Document.ALL, planning.receive),
    (PRIVATE & NEW & ~filters.StatusUpdate.ALL & ~filters.TEXT, hearing.hear_media),
    (GROUPS & NEW & (WORDS | UNDER_MEDIA) & filters.REPLY, hearing.hear_in_group),
    (GROUPS & EDITED & (WORDS | UNDER_MEDIA), hearing.rehear_in_group),
)

FIRST = -1

ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
)


def register(application: "Application[Any, Context, Any, Any, Any, Any]") -> None:
    """Let the application answer every update in the tables."""
    application.add_handler(TypeHandler(Update, hold_back), group=FIRST)
    for name, handler in COMMANDS.items():
        command = CommandHandler(name, looked_after(handler), filters=NEW)
        application.add_handler(command)
    for name, handler in EDITED_COMMANDS.items():
        application.add_handler(CommandHandler(name, handler, filters=EDITED))
    for what, handler in MESSAGES:
        application.add_handler(MessageHandler(what, handler))
    application.add_handler(CallbackQueryHandler(press))
    member = ChatMemberHandler.MY_CHAT_MEMBER
    application.add_handler(ChatMemberHandler(membership_changed, member))
    application.add_error_handler(errors.tell)


async def hold_back(update: Update, context: Context) -> None:
    """Runs before all others: what one person sends too fast is confirmed and not looked at."""
    sender = sender_of(update)
    if update.message is not None and not is_group(update.message.chat):
        context.services.quiet.cut_off.came((update.message.chat_id, update.message.message_id))
    gate = context.services.flood_gate
    if sender is None or _is_of_the_group(update) or gate.lets_pass(sender):
        return
    if gate.must_be_told(sender):
        errors.show(update, context, TooFastPress() if update.callback_query else TooFast())
    raise ApplicationHandlerStop


def _is_of_the_group(update: Update) -> bool:
    """Whether an update says what became of a group: nobody has written it, and it comes once."""
    return update.my_chat_member is not None or bool(MIGRATION.check_update(update))


async def membership_changed(update: Update, context: Context) -> None:
    """The bot was blocked, removed, or let in."""
    change = update.my_chat_member
    if change is not None and change.chat.type == change.chat.PRIVATE:
        await joining.private_chat_changed(update, context)
    else:
        await groups.membership_changed(update, context)
