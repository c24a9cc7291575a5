"""The answer to words that may need a person: at once, in their author's chat, to nobody else.

Nobody is told who has said it. Those who lead see in their panel that something may need a look.
"""

from dataclasses import replace

from telegram import Message

from bot.facilitation import turning_to
from bot.noticing.distress import needs_a_person
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.update_facts import place_of
from handlers.views import distress as views
from handlers.views.quiet_word import tap_here


def is_in(said: Utterance) -> bool:
    """Whether a message is to be answered with care, whatever else comes of it."""
    return needs_a_person(said.text)


def answer_what_is_not_kept(context: Context, said: Utterance) -> None:
    """Answer somebody in distress whose message can't be kept: why that is, they read too."""
    if is_in(said):
        answer(context, said, None)


def answer_what_a_command_says(context: Context, said: Utterance) -> None:
    """The same of words behind a command, or of words that begin with a slash by a slip."""
    texts = said.behind_command, said.text.removeprefix("/")
    if any(is_in(replace(said, text=text)) for text in texts):
        answer(context, said, None)


def answer_in_group(context: Context, message: Message, person: int, session: Session) -> None:
    """Answer somebody who has said it in a group: in private and, if they can't be written to
    there, by a line with a way to somebody, which names nobody and says nothing of why."""
    context.begin(_answer_in_group(context, message, person, session))


async def _answer_in_group(
    context: Context, message: Message, person: int, session: Session
) -> None:
    place = place_of(message)
    view = views.heard(context.texts_for(person), session, context.services.means.signposting)
    if await context.services.quiet.say(person, view):
        return
    asked = await context.look(lambda tx: turning_to.asked_at(tx, place, person))
    if asked is not None:
        tap = tap_here(context.texts_at(place), context.bot.username, asked.token)
        context.say_aside(place, tap, "quiet")


def answer(
    context: Context, said: Utterance, session: Session | None, *, is_kept: bool = True
) -> None:
    """Answer somebody in distress; `session` is where they said it, None if nowhere, and `is_kept`
    whether it is kept there."""
    signposting = context.services.means.signposting
    view = views.heard(context.texts_for(said.person), session, signposting, is_kept=is_kept)
    context.reply(said.person, view)
