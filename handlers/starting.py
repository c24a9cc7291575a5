"""/start, alone or by a link of ours: what somebody has come for."""

from telegram import Update

from bot.facilitation import asking_to_lead, joining
from handlers import recognising, setting_up, standing_by, turning, typed_codes
from handlers.context import Context
from handlers.helping import show_help
from handlers.joining import follow, record_unblocked
from handlers.update_facts import is_group, utterance, written
from handlers.views.quiet_word import LINK as QUIET_WORD
from handlers.views.recognising import PREFIX as MISSING
from handlers.views.recognising import read_missing
from handlers.views.standing_by import LINK as STANDBY
from handlers.views.view import View

JOIN = "j_"
PANEL = "p_"


async def start(update: Update, context: Context) -> None:
    """/start, alone or with what a link carries."""
    message, user = written(update)
    if is_group(message.chat):
        await show_help(update, context)
        return
    await record_unblocked(user.id, context)
    payload = context.args[0] if context.args else ""
    # One word may be what an old link carried, or a slip of whoever typed it.
    context.has_taken_words = len(context.args or ()) == 1
    if await _follow_link(payload, update, context):
        pass
    elif await typed_codes.follow(utterance(update), context):
        context.has_taken_words = True
    else:
        await _greet(update, context)
        if not context.services.reopened.was_asked(user.id):
            await context.do(lambda tx: joining.ask_again(tx, user.id))
    await context.services.deliver()


async def _follow_link(payload: str, update: Update, context: Context) -> bool:
    """Whether somebody came by a link of ours."""
    person = written(update)[1].id
    if payload.startswith(JOIN):
        await follow(payload.removeprefix(JOIN), person, context)
    elif payload.startswith(MISSING):
        await _follow_missing(payload, person, context)
    elif payload.startswith(STANDBY):
        await standing_by.follow(payload.removeprefix(STANDBY), person, context)
    elif payload.startswith(QUIET_WORD):
        await _follow_quiet_word(payload.removeprefix(QUIET_WORD), person, context)
    elif payload.startswith(PANEL):
        await setting_up.panel_by_link(payload.removeprefix(PANEL), update, context)
    else:
        return False
    return True


async def _greet(update: Update, context: Context) -> None:
    """How far it is with what they asked for, or what they can do here."""
    person, now = written(update)[1].id, context.now()
    answer = await context.do(lambda tx: asking_to_lead.answer_to(tx, person, now))
    if answer is None:
        await show_help(update, context)
    else:
        context.reply(person, View(context.texts(f"setup.{answer}")))


async def _follow_quiet_word(token: str, person: int, context: Context) -> None:
    """The link under posts in the group to [A quiet word]."""
    if not await turning.follow(token, person, context):
        await follow(token, person, context)


async def _follow_missing(payload: str, person: int, context: Context) -> None:
    """The link under a round-up."""
    found = read_missing(payload)
    if found is None:
        context.reply(person, View(context.texts("join.leads_nowhere")))
        return
    token, scope = found
    await context.services.cards.shown(person)
    if not await recognising.ask_missing(token, scope, person, context):
        await follow(token, person, context, scope)
