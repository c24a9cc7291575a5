"""What people write: in private, and in an open session as replies in the group."""

from telegram import Update

from bot.facilitation import saying
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.responding import NotedResponses
from bot.facilitation.saying import Noted, Overheard
from bot.workshop import join_code
from bot.workshop.errors import NotJoined, OnlyText, SessionOver
from handlers import joining
from handlers.context import Context, place_of, utterance, written
from handlers.reacting import react
from handlers.views import private
from handlers.views.view import View


async def hear(update: Update, context: Context) -> None:
    """A message in a private chat: a response, or an answer."""
    said = utterance(update)
    try:
        noted = await context.do(lambda tx: saying.hear(tx, said))
    except (NotJoined, SessionOver):
        code = join_code.read(said.text)
        if code is None:
            raise
        await joining.follow_code(code, said.person, context)
        return
    _give_receipt(context, said.person, noted)


async def rehear(update: Update, context: Context) -> None:
    """A message in a private chat was edited."""
    said = utterance(update)
    noted = await context.do(lambda tx: saying.rehear(tx, said))
    if noted is not None:
        _give_receipt(context, said.person, noted)


async def hear_in_group(update: Update, context: Context) -> None:
    """A reply to the bot in a group: in an open session it counts; in a private one the person is
    told, in private, that everybody could read it and that it was not kept."""
    if _is_nobodys(update):
        return
    said = utterance(update)
    noted = await context.do(lambda tx: saying.hear_in_group(tx, said))
    if isinstance(noted, Overheard):
        _point_to_private(context, said.person, noted)
    elif noted is not None:
        _acknowledge(update, context, noted)


async def rehear_in_group(update: Update, context: Context) -> None:
    """A message in a group was edited: what came in it is replaced."""
    if _is_nobodys(update):
        return
    said = utterance(update)
    noted = await context.do(lambda tx: saying.rehear_in_group(tx, said))
    if noted is not None and not isinstance(noted, Overheard):
        _acknowledge(update, context, noted)


async def refuse_media(update: Update, context: Context) -> None:
    """A picture, voice message or file in private: only words can be kept."""
    written(update)
    raise OnlyText


def _give_receipt(context: Context, person: int, noted: Noted | None) -> None:
    if noted is None:
        return
    if isinstance(noted, NotedAnswer):
        context.reply(person, private.noted_answer(context.texts, noted))
    else:
        context.reply(person, private.noted_responses(context.texts, noted))
    context.services.live_views.refresh(noted.session.id)


def _acknowledge(update: Update, context: Context, noted: Noted) -> None:
    """A reaction; in words only what it can't say: that something was not kept, or came late."""
    if isinstance(noted, NotedResponses) and (noted.over or noted.is_late):
        place = place_of(written(update)[0])
        view = View(private.noted_responses(context.texts, noted).text)
        context.reply(place.chat_id, view, place.thread_id)
    else:
        react(context, utterance(update))
    context.services.live_views.refresh(noted.session.id)


def _point_to_private(context: Context, person: int, overheard: Overheard) -> None:
    """Only to somebody who has joined: others can't be written to, and owe no answer."""
    if overheard.has_joined:
        context.reply(person, View(context.texts("receipt.said_in_group")))


def _is_nobodys(update: Update) -> bool:
    """Whether a message is written in the name of a group or channel: nobody could take it back."""
    message, user = written(update)
    return user.is_bot or message.sender_chat is not None
