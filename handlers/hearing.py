"""What people write: in private, and in an open session as replies in the group."""

from dataclasses import replace
from functools import partial

from telegram import Message, Update

from bot.facilitation import hearing
from bot.facilitation.adding import NothingMissing
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.checking import NotedCheck
from bot.facilitation.hearing import Heard, Noted, Overheard, Rewritten
from bot.facilitation.passing import Outcome, TypedPass
from bot.facilitation.responding import NotedResponses
from bot.facilitation.rounding_up.editing import Reply
from bot.workshop import typed_pass
from bot.workshop.errors import (
    CodeNotKept,
    NotOwnWords,
    OnlyText,
    TooManyAnswers,
    TooMuchSaid,
    WorkshopError,
)
from bot.workshop.utterance import Utterance
from handlers import (
    distress,
    editing_round_ups,
    not_kept,
    noting,
    quiet_word,
    receipts,
    typed_codes,
)
from handlers.behind_commands import say_if_lost
from handlers.context import Context
from handlers.errors import say_of_refused_command, show
from handlers.helping import show_help
from handlers.reacting import react
from handlers.update_facts import is_own_text, replies_to, utterance, written
from handlers.views import checking, passing, private
from handlers.views.view import View


async def hear(update: Update, context: Context) -> None:
    """A message in a private chat: an edit that was asked for, a response, or an answer."""
    if not await quiet_word.take(update, context):
        is_own = is_own_text(written(update)[0])
        await _hear(utterance(update), context, is_own=is_own)


async def _hear(said: Utterance, context: Context, *, is_own: bool = True) -> bool:
    """Whether something was made of what somebody wrote in private, other than an invitation.
    NotOwnWords of what somebody else wrote: they have not agreed that it is kept."""
    try:
        if await typed_codes.follow(said, context):
            return False
        if not is_own:
            raise NotOwnWords
        await context.services.cards.known(said.person)
        noted = await context.do(lambda tx: hearing.hear(tx, said))
    except WorkshopError as error:
        await not_kept.explain(said, context, error)
        raise
    typed_codes.count_guess(said, context)
    await _take(context, said, noted)
    return True


async def rehear(update: Update, context: Context) -> None:
    """A message in a private chat was edited."""
    if await quiet_word.take_edit(update, context) or await noting.take_edit(update, context):
        return
    said = utterance(update)
    is_known = context.services.quiet.cut_off.saw((said.chat_id, said.message_id))
    work = partial(hearing.rehear, said=said, is_known=is_known)
    try:
        if await typed_codes.follow(said, context):
            return
        noted = await context.do(work)
    except WorkshopError as error:
        await not_kept.explain(said, context, error)
        raise
    await _take(context, said, noted)


async def hear_command(update: Update, context: Context) -> None:
    """A command that is none of ours: /join and a code, a pass that is typed like a command, or a
    slip that /help puts right."""
    said = utterance(update)
    bare = replace(said, text=said.text.removeprefix("/"))
    if typed_pass.is_one(bare.text) and not context.services.quiet.is_meant(said):
        await _hear(bare, context)
        return
    if await typed_codes.follow(said, context):
        return
    typed_codes.refuse(said, context)
    await show_help(update, context)
    if said.behind_command:
        await say_if_lost(update, context)
    else:
        say_of_refused_command(update, context)


async def rehear_command(update: Update, context: Context) -> None:
    """A message was edited into a command: in a quiet word the other reads it as it stands."""
    if not await quiet_word.take_edit(update, context):
        await noting.take_edit(update, context)


async def hear_in_group(update: Update, context: Context) -> None:
    """A reply to the bot in a group: in an open session it counts; in a private one the person is
    told, in private, that everybody could read it and that it was not kept. What people reply to
    each other is nobody's business."""
    if _is_nobodys(update):
        return
    said = utterance(update)
    try:
        noted = await context.do(lambda tx: hearing.hear_in_group(tx, said))
    except (CodeNotKept, TooManyAnswers, TooMuchSaid) as error:
        distress.answer_what_is_not_kept(context, said)
        # Who goes on and on hears it once a minute: the group's messages are few.
        if context.services.refusals.lets_pass(said.person):
            show(update, context, error)
        return
    except WorkshopError:
        distress.answer_what_is_not_kept(context, said)
        raise
    if isinstance(noted, Overheard):
        distress.answer_what_is_not_kept(context, said)
        _point_to_private(context, said.person, noted)
    elif noted is not None:
        await _acknowledge(update, context, noted)
    elif replies_to(written(update)[0], context.bot.id):
        distress.answer_what_is_not_kept(context, said)


async def rehear_in_group(update: Update, context: Context) -> None:
    """A message in a group was edited: what came in it is replaced."""
    if _is_nobodys(update) or await noting.take_edit(update, context):
        return
    said = utterance(update)
    noted = await context.do(lambda tx: hearing.rehear_in_group(tx, said))
    if noted is not None and not isinstance(noted, Overheard):
        await _acknowledge(update, context, noted)


async def hear_media(update: Update, context: Context) -> None:
    """A picture, voice message or file in private: only the words under it can be kept."""
    written(update)
    if not await quiet_word.take_media(update, context):
        await hear_words_under(update, context)


async def hear_words_under(update: Update, context: Context) -> None:
    """What somebody has written under a picture or file counts as if it stood alone. OnlyText if
    there is nothing, or somebody else wrote it; once for all pictures that were sent together."""
    message, said = written(update)[0], utterance(update)
    album = message.media_group_id
    is_told = album is not None and not context.services.asides.may_be_said(said.chat_id, album)
    is_words = is_own_text(message) and not said.text.startswith("/")
    if said.text and is_words:
        if await _hear(said, context):
            context.reply(said.person, View(context.texts("receipt.words_alone")))
    elif not is_told:
        raise OnlyText


async def _take(context: Context, said: Utterance, noted: Heard | None) -> None:
    """Show what came of a message in private; None: nothing has changed."""
    if isinstance(noted, Reply):
        await editing_round_ups.take(noted, context)
    elif isinstance(noted, NotedCheck):
        await _thank(context, said, noted)
    elif isinstance(noted, NothingMissing):
        context.reply(said.person, View(context.texts("recognise.never_mind")))
        await context.services.after_change(noted.session.id)
    elif noted is not None:
        if distress.is_in(said):
            distress.answer(context, said, noted.session)
        else:
            receipts.give(context, said, noted)
        await _show(context, noted)


async def _thank(context: Context, said: Utterance, noted: NotedCheck) -> None:
    """Somebody has answered what they were asked as they came or went: how many did is seen."""
    if distress.is_in(said):
        distress.answer(context, said, noted.session, is_kept=noted.is_kept)
    else:
        context.reply(said.person, checking.noted(context.texts, noted))
    await context.services.after_change(noted.session.id)


async def _acknowledge(update: Update, context: Context, noted: Rewritten) -> None:
    """A reaction; in words only what it can't say: that something was not kept, or came late."""
    message, user = written(update)
    if isinstance(noted, NothingMissing):
        await context.services.after_change(noted.session.id)
        return
    if distress.is_in(utterance(update)):
        # With the sign that everybody gets: who has none would be looked at.
        react(context, utterance(update))
        distress.answer_in_group(context, message, user.id, noted.session)
    elif not _says_aside(context, message, user.id, noted) and _is_kept(noted):
        react(context, utterance(update))
    await _show(context, noted)


def _says_aside(context: Context, message: Message, person: int, noted: Noted) -> bool:
    """Whether something is said of it in words: of one person's messages once in a minute."""
    if isinstance(noted, TypedPass):
        view, about = passing.typed(context.texts, noted), "passed"
    elif isinstance(noted, NotedResponses) and (noted.over or noted.is_late):
        view, about = View(private.noted_responses(context.texts, noted).text), "not kept"
    else:
        return False
    return context.say_aside(message, view, (about, person))


def _is_kept(noted: Noted) -> bool:
    """Whether all that was said counts."""
    if isinstance(noted, TypedPass):
        return noted.outcome is Outcome.PASSED
    return not (isinstance(noted, NotedResponses) and noted.over)


async def _show(context: Context, noted: Noted) -> None:
    """What was said changes what people see; of what was added to a round-up facilitators hear, and
    of what was changed those who have an archive."""
    is_added = isinstance(noted, NotedAnswer) and noted.answer.added
    is_told = isinstance(noted, NotedResponses) and noted.has_struck
    if is_told or is_added or isinstance(noted, TypedPass) or noted.is_replacement:
        await context.services.after_change(noted.session.id)
    else:
        context.services.live_views.refresh(noted.session.id)


def _point_to_private(context: Context, person: int, overheard: Overheard) -> None:
    """Only to somebody who has joined: others can't be written to, and owe no answer."""
    if overheard.has_joined:
        context.reply(person, View(context.texts_for(person)("receipt.said_in_group")))


def _is_nobodys(update: Update) -> bool:
    """Whether a message is written in the name of a group or channel: nobody could take it back."""
    message, user = written(update)
    return user.is_bot or message.sender_chat is not None
