"""The answer to words that may need a person: at once, in their author's chat, to nobody else.

Nobody is told who has said it. Those who lead see in their panel that something may need a look.
"""

from bot.noticing.distress import needs_a_person
from bot.workshop.session import Session
from bot.workshop.utterance import Utterance
from handlers.context import Context
from handlers.views import distress as views


def is_in(said: Utterance) -> bool:
    """Whether a message is to be answered with care, whatever else comes of it."""
    return needs_a_person(said.text)


def answer_what_is_not_kept(context: Context, said: Utterance) -> None:
    """Answer somebody in distress whose message can't be kept: why that is, they read too."""
    if is_in(said):
        answer(context, said, None)


def answer(
    context: Context, said: Utterance, session: Session | None, *, is_kept: bool = True
) -> None:
    """Answer somebody in distress; `session` is where they said it, None if nowhere, and `is_kept`
    whether it is kept there."""
    signposting = context.services.means.signposting
    view = views.heard(context.texts, session, signposting, is_kept=is_kept)
    context.reply(said.person, view)
