"""/help by role, and /privacy."""

from contextlib import suppress

from telegram import Update

from bot.facilitation import facilitating, joining, lobby
from bot.workshop.errors import NoSession, NotAFacilitator, NotJoined, TakesPartInNone
from bot.workshop.session import Session
from handlers.context import Context
from handlers.update_facts import is_group, place_of, written
from handlers.views import consent
from handlers.views.lobby_text import rules
from handlers.views.spoken import in_each
from handlers.views.view import View, paragraphs
from storage.database import Transaction


async def show_help(update: Update, context: Context) -> None:
    """What one can do here: as a facilitator, as a participant, or as somebody new."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        context.say_aside(place, View(context.texts("help.group")), "help")
        return
    role = await context.do(lambda tx: _role(tx, user.id))
    context.reply(message.chat_id, View(context.texts(f"help.{role}")))


async def show_privacy(update: Update, context: Context) -> None:
    """What is kept, until when, who can see it, and whom to ask."""
    message, _ = written(update)
    config, texts, terms = context.services.config, context.texts, context.terms
    place = place_of(message)
    text = texts("privacy.text", sealing=config.sealing_days, retention=config.retention_days)
    whom = "\n".join((consent.responsible(texts, terms), consent.reached(texts, terms)))
    rights, complaint = texts("privacy.rights"), consent.complaint(texts, terms)
    view = View(paragraphs(text, whom, rights, complaint, consent.draft(texts)))
    context.say_aside(place, view, "privacy")


async def show_rules(update: Update, context: Context) -> None:
    """/rules: what people agree on, in the group or in private. NoSession or TakesPartInNone where
    nobody agrees on anything."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        session = await context.do(lambda tx: lobby.session_at(tx, place))
    else:
        session = await context.do(lambda tx: _attended_or_led(tx, user.id))
    plan = session.plan
    text = in_each(context.texts, lambda texts: rules(texts, plan) or texts("rules.none"))
    context.say_aside(place_of(message), View(text), "rules")


def _attended_or_led(tx: Transaction, person: int) -> Session:
    """The session that somebody takes part in, or else the newest that they lead. Raises
    TakesPartInNone."""
    try:
        return joining.attended(tx, person)
    except TakesPartInNone:
        with suppress(NoSession, NotAFacilitator):
            return facilitating.led_live(tx, person)[0].session
        raise


def _role(tx: Transaction, person: int) -> str:
    if facilitating.leads_any(tx, person):
        return "facilitator"
    try:
        joining.attended(tx, person)
    except NotJoined:
        return "new"
    return "participant"
