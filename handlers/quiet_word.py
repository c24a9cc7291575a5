"""What the two of a quiet word write to each other: it goes from one to the other, before anything
else is made of it, and is kept nowhere."""

from dataclasses import replace

from telegram import CallbackQuery, Message, Update

from bot.facilitation import (
    addressing,
    hearing,
    turning_to,
)
from bot.workshop.not_passed_on import OnlyTextIsPassedOn, ReplyNotToldApart, WhichQuietWord
from bot.workshop.quiet_word import QuietWord
from bot.workshop.utterance import Utterance
from handlers import cut_off
from handlers.context import Context
from handlers.update_facts import utterance, written
from handlers.views.buttons import Pressed
from handlers.views.view import View


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
    if was_taken(said, context):
        return True
    if await _replies_to_a_past_one(update, context):
        return True
    if not line.is_meant(said):
        return await was_cut_off(said, context)
    if await _answers_a_question(said, context):
        return False
    if not is_first_time(said, context):
        return True
    word = _meant(said, context)
    if word is not None and await goes_on(word, said, context):
        line.wrote(word, said.person)
        context.begin(line.pass_on(word, said))
    return True


async def take_edit(update: Update, context: Context) -> bool:
    """Whether an edited message was meant for a quiet word: what the other reads is edited too."""
    said, line = utterance(update), context.services.quiet
    at = (said.chat_id, said.message_id)
    if not line.words.was_one(at):
        return False
    if not is_first_time(said, context):
        return True
    found = line.words.copies(at)
    if found is None:
        context.begin(say(said.person, View(context.texts("quiet.edit_too_late")), context))
    elif await goes_on(found[0], said, context):
        context.begin(line.pass_on_again(found[0], said, found[1]))
    return True


async def take_media(update: Update, context: Context) -> bool:
    """Whether a picture or a voice was meant for a quiet word. Then OnlyTextIsPassedOn is raised:
    it would say who it is."""
    said, line = utterance(update), context.services.quiet
    if was_taken(said, context) or await _replies_to_a_past_one(update, context):
        return True
    if line.words.of(said.person):
        context.leave_no_trace()
        # Nor does what is written under it become an answer by an edit.
        line.words.never_an_answer((said.chat_id, said.message_id))
        raise OnlyTextIsPassedOn
    if not line.is_meant(said):
        return await was_cut_off(said, context)
    if is_first_time(said, context):
        context.begin(line.say_not_passed_on(said.person))
    return True


async def say(person: int, view: View, context: Context) -> None:
    """Say something to one of the two."""
    await context.services.quiet.say(person, view)


def was_taken(said: Utterance, context: Context) -> bool:
    """Whether a message was passed on already: Telegram brings it again, perhaps after the end."""
    if not context.services.quiet.words.was_one((said.chat_id, said.message_id)):
        return False
    context.leave_no_trace()
    context.has_taken_words = True
    return True


def is_first_time(said: Utterance, context: Context) -> bool:
    """Whether a message that is no answer comes for the first time: what is passed on twice is
    worse than lost."""
    line = context.services.quiet
    context.leave_no_trace()
    line.words.never_an_answer((said.chat_id, said.message_id))
    return line.updates.is_new(context.update_id)


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
        context.begin(say(said.person, View(context.texts("error.which_quiet_word")), context))
        return None
    if word is None:
        context.begin(line.say_not_passed_on(said.person))
    return word


async def _replies_to_a_past_one(update: Update, context: Context) -> bool:
    """Whether a message replies to what stood in a quiet word that the program knows nothing of any
    more: it went nowhere, and its author is told. ReplyNotToldApart if it replies to words of one's
    own from before a restart that are kept nowhere."""
    said, line = utterance(update), context.services.quiet
    reply = written(update)[0].reply_to_message
    if reply is None or line.words.was_one((said.chat_id, reply.message_id)):
        return False
    if not cut_off.stood_in_one(reply):
        await _check_told_apart(said, reply, context)
        return False
    if not await was_cut_off(said, context) and is_first_time(said, context):
        context.begin(line.say_not_passed_on(said.person))
    return True


async def _check_told_apart(said: Utterance, reply: Message, context: Context) -> None:
    is_own = reply.from_user is not None and reply.from_user.id == said.person
    at = said.chat_id, reply.message_id
    if not is_own or (reply.text or "").startswith("/") or context.services.quiet.cut_off.saw(at):
        return
    before = context.services.quiet.cut_off.before
    own = replace(said, message_id=reply.message_id)
    if await context.look(
        lambda tx: (
            turning_to.may_have_talked(tx, said.person, before) and not hearing.is_kept(tx, own)
        )
    ):
        context.leave_no_trace()
        raise ReplyNotToldApart


async def goes_on(word: QuietWord, said: Utterance, context: Context) -> bool:
    """Whether it goes on. Who was taken out meanwhile, and who comes back to what both have left,
    is told that this went nowhere."""
    line = context.services.quiet
    is_over = line.words.is_left(word, context.now()) or await context.look(
        lambda tx: turning_to.has_lost(tx, word.session_id, word.person)
    )
    if is_over or not line.words.goes_on(word):
        context.begin(_end_late(word, said, context))
        return False
    return True


async def _end_late(word: QuietWord, said: Utterance, context: Context) -> None:
    await context.services.quiet.end(word)
    await context.services.quiet.say_not_passed_on(said.person)


async def was_cut_off(said: Utterance, context: Context) -> bool:
    """Whether somebody writes on in a quiet word that a restart has ended: they are told, and it is
    no answer."""
    line = context.services.quiet
    if not await line.cut_off.was_cut_off(said.person):
        return False
    is_first_time(said, context)
    line.words.missed_the_end(said.person)
    await line.stop_changing(said.person)
    context.begin(line.cut_off.show_menu_again(said.person))
    context.begin(line.say_not_passed_on(said.person, "quiet.restarted"))
    return True
