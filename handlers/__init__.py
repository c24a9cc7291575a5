"""Telegram in, Telegram out. Every update that the bot answers is in the tables below."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, Update
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
    all_words,
    archives,
    checking,
    choosing_values,
    combining,
    deleted_clouds,
    editing_round_ups,
    errors,
    groups,
    hearing,
    helping,
    joining,
    looking_on,
    merging,
    moves,
    my_data,
    noting,
    passing,
    planning,
    posting_again,
    quiet_word,
    rare_first,
    reading,
    receipts,
    recognising,
    reviewing,
    rounding_up,
    setting_up,
    sharing_the_lead,
    standing_by,
    striking,
    taking_out,
    timing,
    words_so_far,
)
from handlers.context import Context, is_group
from handlers.rights import Need
from handlers.views import buttons
from handlers.views.buttons import Pressed, Verb
from handlers.wire.flooding import sender_of

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
PressHandler = Callable[[CallbackQuery, Pressed, Context], Awaitable[None]]

COMMANDS: dict[str, Handler] = {
    "start": joining.start,
    "help": helping.show_help,
    "privacy": helping.show_privacy,
    "workshop": setting_up.workshop,
    "panel": setting_up.open_panel,
    "answers": reading.answers,
    "note": noting.note,
    "archives": archives.list_archives,
    "combine": combining.list_sessions,
    "plan": planning.show,
    "mydata": my_data.list_mine,
    "forget": my_data.ask_forget,
    "leave": joining.ask_leave,
    "quiet": quiet_word.command,
    "rules": helping.show_rules,
}

EDITED_COMMANDS: dict[str, Handler] = {"note": noting.rewrite}

PRESSES: dict[Verb, PressHandler] = {
    Verb.CHOOSE: setting_up.choose,
    Verb.CLAIM: setting_up.claim,
    Verb.AGREE: joining.agree,
    Verb.DECLINE: joining.decline,
    Verb.MOVE: moves.move,
    Verb.UNDO: moves.undo,
    Verb.END: moves.end,
    Verb.SKIP: moves.skip,
    Verb.STAY: moves.stay,
    Verb.KEEP_OPEN: moves.keep_open,
    Verb.VALUES: choosing_values.show,
    Verb.RUN_VALUE: choosing_values.choose,
    Verb.EARLIER: choosing_values.bring_forward,
    Verb.ALL_VALUES: choosing_values.choose_all,
    Verb.GO_TO: choosing_values.go_to,
    Verb.TIME: timing.show,
    Verb.END_IN: timing.set_end,
    Verb.DELETE_PLAN: planning.delete,
    Verb.LOOK_AGAIN: looking_on.look_again,
    Verb.PASS: receipts.pass_on,
    Verb.CHANGE: receipts.change,
    Verb.KEEP: receipts.keep,
    Verb.KEEP_WORD: passing.keep_word,
    Verb.REMOVE: receipts.remove,
    Verb.ANSWER_TO: receipts.answer_to,
    Verb.MOVE_ANSWER: receipts.move_answer,
    Verb.DRAFT: rounding_up.draft,
    Verb.WITHOUT_THEMES: rounding_up.draft_without_themes,
    Verb.LOOK: rounding_up.look,
    Verb.HELD_BACK: rounding_up.show_held_back,
    Verb.POST: rounding_up.post,
    **dict.fromkeys(editing_round_ups.CHANGES, editing_round_ups.change),
    **dict.fromkeys(editing_round_ups.NAMINGS, editing_round_ups.ask),
    Verb.RECOGNISE: recognising.recognise,
    Verb.MISSING: recognising.say_how,
    Verb.NOTHING_MISSING: recognising.never_mind,
    Verb.RARE_FIRST: rare_first.show,
    Verb.ALL_WORDS: all_words.show,
    Verb.SO_FAR: words_so_far.show,
    Verb.SAME_WORDS: merging.show,
    Verb.PUT_TOGETHER: merging.put_together,
    Verb.TAKE_APART: merging.take_apart,
    Verb.PICK: merging.choose,
    Verb.LEAVE: joining.leave,
    Verb.FORGET: my_data.forget,
    Verb.ARCHIVE: archives.send_archive,
    Verb.SAY_DAY: archives.say_day,
    Verb.TICK: combining.tick,
    Verb.COMBINE: combining.combine,
    Verb.REMOVE_NOTE: noting.remove,
    Verb.POST_AGAIN: posting_again.again,
    Verb.IS_THERE: posting_again.is_there,
    Verb.TO_GENERAL: posting_again.to_general,
    Verb.PANEL: setting_up.open_chosen_panel,
    Verb.NOTE_IN: noting.note_in,
    Verb.STOP_LEADING: sharing_the_lead.ask_to_stop_in,
    Verb.LEADERS: sharing_the_lead.show,
    Verb.LET_LEAD: sharing_the_lead.let_lead,
    Verb.DECLINE_LEAD: sharing_the_lead.decline,
    Verb.TAKE_OFF: sharing_the_lead.take_off,
    Verb.JOINING: joining.set_joining,
    Verb.WHOSE: taking_out.show,
    Verb.TAKE_OUT: taking_out.take_out,
    Verb.WHOSE_QUOTE: taking_out.ask_about_quote,
    Verb.TAKE_AUTHOR_OUT: taking_out.take_author_out,
    Verb.REVIEW: reviewing.show,
    Verb.DECIDE: reviewing.decide,
    Verb.QUIET: quiet_word.ask,
    Verb.END_QUIET: quiet_word.end,
    Verb.STANDBY: standing_by.choose,
    Verb.STAND_BY: standing_by.answer,
    Verb.POST_CLOUD: deleted_clouds.post_again,
    Verb.LEAVE_CLOUD: deleted_clouds.leave_out,
    Verb.WORDS: striking.show,
    **dict.fromkeys(striking.OF_WORDS, striking.strike_word),
    Verb.LET_WORDS_IN: striking.let_in,
    Verb.READ: reading.show,
    **dict.fromkeys(reading.OF_TEXTS, reading.strike_text),
    Verb.SKIP_CHECK: checking.skip,
}

# What only those who lead may press, and how surely it must be known that they still do. All of
# these carry the number of the session first.
LEADING: dict[Verb, Need] = {
    **dict.fromkeys(
        (
            *(Verb.CHOOSE, Verb.MOVE, Verb.SKIP, Verb.UNDO, Verb.DRAFT, Verb.LOOK, Verb.POST),
            Verb.WITHOUT_THEMES,
            *(*editing_round_ups.CHANGES, *editing_round_ups.NAMINGS, Verb.RARE_FIRST),
            *(Verb.SAME_WORDS, Verb.PUT_TOGETHER, Verb.TAKE_APART, Verb.PICK, Verb.REMOVE_NOTE),
            *(Verb.PANEL, Verb.NOTE_IN, Verb.STOP_LEADING),
            *(Verb.LEADERS, Verb.DECLINE_LEAD, Verb.JOINING, Verb.WHOSE),
            *(Verb.WHOSE_QUOTE, Verb.KEEP_OPEN, Verb.STANDBY),
            *(Verb.POST_CLOUD, Verb.LEAVE_CLOUD),
            *(Verb.WORDS, Verb.LET_WORDS_IN, *striking.OF_WORDS, *reading.OF_TEXTS),
            *(Verb.POST_AGAIN, Verb.IS_THERE, Verb.TO_GENERAL),
            *(Verb.VALUES, Verb.RUN_VALUE, Verb.EARLIER, Verb.ALL_VALUES, Verb.GO_TO),
            *(Verb.TIME, Verb.END_IN),
        ),
        Need.RECENTLY,
    ),
    **dict.fromkeys(
        (Verb.END, Verb.LET_LEAD, Verb.TAKE_OFF, Verb.TAKE_OUT, Verb.TAKE_AUTHOR_OUT), Need.NOW
    ),
    **dict.fromkeys((Verb.HELD_BACK, Verb.READ), Need.TO_HAND_OVER),
}

IN_GROUPS = frozenset(
    {
        *(Verb.PASS, Verb.KEEP_WORD, Verb.CLAIM, Verb.RECOGNISE, Verb.MISSING, Verb.ALL_WORDS),
        Verb.REMOVE_NOTE,
    }
)
PRIVATE = filters.ChatType.PRIVATE
GROUPS = filters.ChatType.GROUPS
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE
WORDS = filters.TEXT & ~filters.COMMAND
MIGRATION = filters.StatusUpdate.MIGRATE
REOPENED = (
    filters.StatusUpdate.FORUM_TOPIC_REOPENED | filters.StatusUpdate.GENERAL_FORUM_TOPIC_UNHIDDEN
)

# The first that fits answers.
MESSAGES: tuple[tuple[filters.BaseFilter, Handler], ...] = (
    (MIGRATION, groups.migrated),
    (filters.StatusUpdate.NEW_CHAT_TITLE, groups.renamed),
    (GROUPS & filters.StatusUpdate.PINNED_MESSAGE, groups.pinned),
    (REOPENED, posting_again.place_changed),
    (PRIVATE & NEW & WORDS, hearing.hear),
    (PRIVATE & EDITED & WORDS, hearing.rehear),
    (PRIVATE & NEW & filters.COMMAND, hearing.hear_command),
    (PRIVATE & NEW & filters.Document.ALL, planning.receive),
    (PRIVATE & NEW & ~filters.StatusUpdate.ALL & ~filters.TEXT, hearing.refuse_media),
    (GROUPS & NEW & WORDS & filters.REPLY, hearing.hear_in_group),
    (GROUPS & EDITED & WORDS & filters.REPLY, hearing.rehear_in_group),
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
        application.add_handler(CommandHandler(name, handler, filters=NEW))
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


async def press(update: Update, context: Context) -> None:
    """A button was pressed: who and what is read here, and everything else by its verb.

    Data that no button of ours carries is answered, so that the button stops waiting, and that is
    all.
    """
    query = update.callback_query
    if query is None:
        return
    pressed = buttons.read(query.data or "")
    if pressed is None or query.from_user.is_bot or not _belongs_there(query, pressed):
        context.answer(query)
        return
    try:
        if pressed.verb in LEADING:
            session_id, person = pressed.number(0), query.from_user.id
            await context.services.rights.confirm(session_id, person, LEADING[pressed.verb])
        await PRESSES[pressed.verb](query, pressed, context)
    except ValueError:
        context.answer(query)


def _belongs_there(query: CallbackQuery, pressed: Pressed) -> bool:
    """Buttons stand in private chats, but for those of IN_GROUPS: data forged under a post in the
    group must not change the post."""
    chat = query.message.chat if query.message else None
    is_private = chat is not None and chat.type == chat.PRIVATE
    return is_private or pressed.verb in IN_GROUPS


async def membership_changed(update: Update, context: Context) -> None:
    """The bot was blocked, removed, or let in."""
    change = update.my_chat_member
    if change is not None and change.chat.type == change.chat.PRIVATE:
        await joining.private_chat_changed(update, context)
    else:
        await groups.membership_changed(update, context)
