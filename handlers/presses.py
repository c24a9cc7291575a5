"""Buttons: what the bot does when one is pressed is in the tables below."""

from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Update

from handlers import (
    all_words,
    archives,
    asking_quietly,
    at_work,
    checking,
    choosing_values,
    combining,
    comparing,
    deleted_clouds,
    describing,
    editing_round_ups,
    in_full,
    joining,
    looking_on,
    merging,
    moves,
    my_data,
    noting,
    passing,
    people,
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
    shared_screen,
    sharing_the_lead,
    speaking,
    standing_by,
    striking,
    taking_out,
    timing,
    words_so_far,
)
from handlers.context import Context
from handlers.rights import Need
from handlers.views import buttons
from handlers.views.buttons import Pressed, Verb

PressHandler = Callable[[CallbackQuery, Pressed, Context], Awaitable[None]]

PRESSES: dict[Verb, PressHandler] = {
    Verb.CHOOSE: setting_up.choose,
    Verb.CLAIM: setting_up.claim,
    Verb.SPEAK: speaking.choose,
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
    Verb.IN_FULL: in_full.show,
    Verb.SO_FAR: words_so_far.show,
    Verb.SAME_WORDS: merging.show,
    Verb.PUT_TOGETHER: merging.put_together,
    Verb.TAKE_APART: merging.take_apart,
    Verb.PICK: merging.choose,
    Verb.LEAVE: joining.leave,
    Verb.FORGET: my_data.forget,
    Verb.ARCHIVE: archives.send_archive,
    Verb.SAY_DAY: archives.choose_how,
    Verb.IN_LANGUAGE: archives.choose_how,
    Verb.ABOUT: describing.ask,
    Verb.TICK: combining.tick,
    Verb.COMBINE: combining.combine,
    Verb.TICK_SIDE: comparing.tick,
    Verb.COMPARE: comparing.compare,
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
    Verb.JOINING: people.set_joining,
    Verb.BROWSERS: people.set_browsers,
    Verb.WHOSE: taking_out.show,
    Verb.TAKE_OUT: taking_out.take_out,
    Verb.WHOSE_QUOTE: taking_out.ask_about_quote,
    Verb.TAKE_AUTHOR_OUT: taking_out.take_author_out,
    Verb.REVIEW: reviewing.show,
    Verb.DECIDE: reviewing.decide,
    Verb.QUIET: asking_quietly.ask,
    Verb.END_QUIET: quiet_word.end,
    Verb.STANDBY: standing_by.choose,
    Verb.PEOPLE: people.show,
    Verb.STAND_BY: standing_by.answer,
    Verb.POST_CLOUD: deleted_clouds.post_again,
    Verb.LEAVE_CLOUD: deleted_clouds.leave_out,
    Verb.WORDS: striking.show,
    **dict.fromkeys(striking.OF_WORDS, striking.strike_word),
    Verb.LET_WORDS_IN: striking.let_in,
    Verb.READ: reading.show,
    **dict.fromkeys(reading.OF_TEXTS, reading.strike_text),
    Verb.SKIP_CHECK: checking.skip,
    Verb.AT_WORK: at_work.say,
    Verb.SCREEN: shared_screen.show,
    Verb.NEW_SCREEN: shared_screen.renew,
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
            *(Verb.WHOSE_QUOTE, Verb.KEEP_OPEN, Verb.STANDBY, Verb.PEOPLE, Verb.BROWSERS),
            *(Verb.POST_CLOUD, Verb.LEAVE_CLOUD),
            *(Verb.WORDS, Verb.LET_WORDS_IN, *striking.OF_WORDS, *reading.OF_TEXTS),
            *(Verb.POST_AGAIN, Verb.IS_THERE, Verb.TO_GENERAL),
            *(Verb.VALUES, Verb.RUN_VALUE, Verb.EARLIER, Verb.ALL_VALUES, Verb.GO_TO),
            *(Verb.TIME, Verb.END_IN, Verb.SCREEN, Verb.NEW_SCREEN),
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
        *(Verb.REMOVE_NOTE, Verb.IN_FULL),
    }
)


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
