"""Why nothing is kept of what somebody wrote in private, said so that they know what to do."""

from bot.facilitation.facilitating import leads_any
from bot.facilitation.joining import may_answer_in_a_group, open_beside
from bot.workshop.errors import (
    AnotherIsOpen,
    NotJoined,
    NotJoinedAnywhere,
    OnlyLeads,
    SessionOver,
    WorkshopError,
)
from bot.workshop.not_let_in import NotAgreed
from bot.workshop.utterance import Utterance
from handlers import distress, typed_codes
from handlers.context import Context


async def explain(said: Utterance, context: Context, error: WorkshopError) -> None:
    """Answer who is in distress, and raise what says better than `error` what somebody can do who
    takes part in nothing."""
    distress.answer_what_is_not_kept(context, said)
    if not isinstance(error, NotJoined | SessionOver):
        return
    typed_codes.refuse(said, context)
    if isinstance(error, NotJoined):
        await _check_joins_not(context, said.person, error)
    else:
        await _check_another(context, said.person, error)


async def _check_joins_not(context: Context, person: int, error: NotJoined) -> None:
    """NotAgreed for who is just being asked to; OnlyLeads for a facilitator who has not joined: to
    tell them to join would not help; NotJoinedAnywhere where theirs may be a workshop that nobody
    joins."""
    if context.services.consents.is_open(person):
        raise NotAgreed(button=context.texts("join.agree_button")) from error
    if await context.do(lambda tx: leads_any(tx, person)):
        raise OnlyLeads from error
    if type(error) is NotJoined and await context.look(may_answer_in_a_group):
        raise NotJoinedAnywhere from error


async def _check_another(context: Context, person: int, error: SessionOver) -> None:
    """AnotherIsOpen for somebody who was there yesterday, and has not joined what is open today."""
    group = await context.do(lambda tx: open_beside(tx, person))
    if group is not None:
        raise AnotherIsOpen(group=group) from error
