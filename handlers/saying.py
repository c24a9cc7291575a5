"""What people write: in private, and in an open session as replies in the group."""

from telegram import Update

from bot.facilitation import joining, saying
from bot.facilitation.answering import NotedAnswer
from bot.facilitation.saying import Noted
from bot.workshop.errors import NotJoined, OnlyText
from handlers.context import Context, utterance, written
from handlers.reacting import react
from handlers.views import private
from handlers.views.view import View


async def hear(update: Update, context: Context) -> None:
    """A message in a private chat: a response, or an answer."""
    said = utterance(update)
    noted = await context.do(lambda tx: saying.hear(tx, said))
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
    said = utterance(update)
    noted = await context.do(lambda tx: saying.hear_in_group(tx, said))
    if noted is None:
        await _point_to_private(context, said.person)
        return
    react(context, said)
    context.services.live_views.refresh(noted.session.id)


async def rehear_in_group(update: Update, context: Context) -> None:
    """A message in a group was edited: what came in it is replaced."""
    said = utterance(update)
    noted = await context.do(lambda tx: saying.rehear_in_group(tx, said))
    if noted is not None:
        context.services.live_views.refresh(noted.session.id)


async def refuse_media(update: Update, context: Context) -> None:
    """A picture, voice message or file in private: only words can be kept."""
    written(update)
    raise OnlyText


def _give_receipt(context: Context, person: int, noted: Noted | None) -> None:
    if noted is None:
        context.reply(person, View(context.texts("receipt.unchanged")))
        return
    if isinstance(noted, NotedAnswer):
        context.reply(person, private.noted_answer(context.texts, noted))
    else:
        context.reply(person, private.noted_responses(context.texts, noted))
    context.services.live_views.refresh(noted.session.id)


async def _point_to_private(context: Context, person: int) -> None:
    """Only to somebody who has joined: others can't be written to, and owe no answer."""
    try:
        await context.do(lambda tx: joining.attended(tx, person))
    except NotJoined:
        return
    context.reply(person, View(context.texts("receipt.said_in_group")))
