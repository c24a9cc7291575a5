"""[A quiet word] and /quiet, and what the two write to each other: it goes from one to the other,
before anything else is made of it, and is kept nowhere."""

from telegram import CallbackQuery, Update

from bot.facilitation import addressing, standing_by
from bot.workshop.errors import NotJoined
from bot.workshop.quiet_word import (
    OnlyTextIsPassedOn,
    QuietWord,
    TooManyQuietWords,
    WhichQuietWord,
)
from bot.workshop.utterance import Utterance
from handlers.context import Context, is_group, utterance, written
from handlers.standing_by import show_to_standby
from handlers.views import quiet_word as views
from handlers.views.buttons import Pressed
from handlers.views.support import support
from handlers.views.view import View


async def ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[A quiet word]: the standby of the session is told at once."""
    session_id = pressed.number(0)
    if pressed.arguments[1:]:
        raise ValueError(pressed.arguments)
    context.leave_no_trace()
    await _ask(session_id, query.from_user.id, context)
    context.answer(query)


async def command(update: Update, context: Context) -> None:
    """/quiet. In a group it is answered in private: nobody there is to see what comes of it."""
    message, user = written(update)
    context.leave_no_trace()
    try:
        session_id = await context.look(lambda tx: standing_by.newest_of(tx, user.id))
    except NotJoined:
        if is_group(message.chat) or await show_to_standby(user.id, context):
            return
        raise
    if is_group(message.chat):
        context.begin(_offer(session_id, user.id, context))
        return
    await _ask(session_id, user.id, context)


async def end(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[End the quiet word], by either of them."""
    line, person = context.services.quiet, query.from_user.id
    context.leave_no_trace()
    word = line.words.by_key(pressed.key(0), person)
    if word is not None:
        context.answer(query)
        context.begin(line.end(word))
        return
    context.answer(query, context.texts("quiet.over"), alert=True)
    if not line.words.of(person) and await line.cut_off.was_cut_off(person):
        context.begin(line.cut_off.show_menu_again(person))


async def take(update: Update, context: Context) -> bool:
    """Whether a message in private was meant for a quiet word; then nothing else is made of it. A
    reply to a question answers that."""
    said, line = utterance(update), context.services.quiet
    if line.words.was_one((said.chat_id, said.message_id)):
        context.leave_no_trace()  # Telegram brings it again, perhaps after the end.
        return True
    if not line.is_meant(said):
        return await _was_cut_off(said, context)
    if await _answers_a_question(said, context):
        return False
    if not _is_first_time(said, context):
        return True
    word = _meant(said, context)
    if word is not None and await _goes_on(word, said, context):
        line.wrote(word, said.person)
        context.begin(line.pass_on(word, said))
    return True


async def take_edit(update: Update, context: Context) -> bool:
    """Whether an edited message was meant for a quiet word: what the other reads is edited too."""
    said, line = utterance(update), context.services.quiet
    at = (said.chat_id, said.message_id)
    if not line.words.was_one(at):
        return False
    if not _is_first_time(said, context):
        return True
    found = line.words.copies(at)
    if found is None:
        context.begin(_say(said.person, View(context.texts("quiet.edit_too_late")), context))
    elif await _goes_on(found[0], said, context):
        context.begin(line.pass_on_again(found[0], said, found[1]))
    return True


async def take_media(update: Update, context: Context) -> bool:
    """Whether a picture or a voice was meant for a quiet word. Then OnlyTextIsPassedOn is raised:
    it would say who it is."""
    said, line = utterance(update), context.services.quiet
    if line.words.of(said.person):
        context.leave_no_trace()
        raise OnlyTextIsPassedOn
    if not line.is_meant(said):
        return await _was_cut_off(said, context)
    if _is_first_time(said, context):
        context.begin(line.say_not_passed_on(said.person))
    return True


async def _ask(session_id: int, person: int, context: Context) -> None:
    """Begin one, unless it goes on. Raises what standing_by.turn_to does, and TooManyQuietWords."""
    line, texts = context.services.quiet, context.texts
    going_on = line.words.asked_by(person)
    if going_on is not None:
        context.begin(_say(person, views.goes_on(texts, going_on), context))
        return
    turning = await context.look(lambda tx: standing_by.turn_to(tx, session_id, person))
    lines = support(texts, turning.session.plan, context.services.means.signposting)
    if turning.standby is None:
        view = views.with_support(texts, "quiet.nobody", lines)
        context.begin(_say(person, view, context))
        return
    if not line.allowance.lets_pass(person):
        raise TooManyQuietWords
    word = line.begin(turning, person, turning.standby)
    context.begin(line.open(word, turning.group_title))


async def _offer(session_id: int, person: int, context: Context) -> None:
    await _say(person, views.to_go_on(context.texts, "quiet.in_private", session_id), context)


async def _say(person: int, view: View, context: Context) -> None:
    await context.services.quiet.say(person, view)


def _is_first_time(said: Utterance, context: Context) -> bool:
    """Whether a message that is no answer comes for the first time: what is passed on twice is
    worse than lost."""
    line = context.services.quiet
    context.leave_no_trace()
    line.words.never_an_answer((said.chat_id, said.message_id))
    return line.is_new(context.update_id)


async def _answers_a_question(said: Utterance, context: Context) -> bool:
    """Whether a message replies to a question of ours, and to nothing of a quiet word."""
    if not said.reply_to or context.services.quiet.words.was_one((said.chat_id, said.reply_to)):
        return False
    return await context.look(lambda tx: addressing.replies_to_question(tx, said))


def _meant(said: Utterance, context: Context) -> QuietWord | None:
    """The one that goes on and that a message is for; None: its author is told why."""
    line, at = context.services.quiet, (said.chat_id, said.message_id)
    try:
        is_late = line.words.is_late(at, said.reply_to)
        word = None if is_late else line.words.meant(at, said.reply_to)
    except WhichQuietWord:
        context.begin(_say(said.person, View(context.texts("error.which_quiet_word")), context))
        return None
    if word is None:
        context.begin(line.say_not_passed_on(said.person))
    return word


async def _goes_on(word: QuietWord, said: Utterance, context: Context) -> bool:
    """Whether it goes on. Who was taken out meanwhile, and who comes back to what both have left,
    is told that this went nowhere."""
    line = context.services.quiet
    is_over = line.words.is_left(word, context.now()) or await context.look(
        lambda tx: standing_by.has_lost(tx, word.session_id, word.person)
    )
    if is_over or not line.words.goes_on(word):
        context.begin(_end_late(word, said, context))
        return False
    return True


async def _end_late(word: QuietWord, said: Utterance, context: Context) -> None:
    await context.services.quiet.end(word)
    await context.services.quiet.say_not_passed_on(said.person)


async def _was_cut_off(said: Utterance, context: Context) -> bool:
    """Whether somebody writes on in a quiet word that a restart has ended: they are told, and it is
    no answer."""
    line = context.services.quiet
    if not await line.cut_off.was_cut_off(said.person):
        return False
    _is_first_time(said, context)
    line.words.missed_the_end(said.person)
    await line.stop_changing(said.person)
    context.begin(line.cut_off.show_menu_again(said.person))
    context.begin(line.say_not_passed_on(said.person, "quiet.restarted"))
    return True
