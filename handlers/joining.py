"""Reading what is kept, agreeing, joining, leaving; blocking the bot and coming back."""

from telegram import CallbackQuery, ChatMember, Update

from bot.facilitation import adding, joining, speaking
from bot.facilitation.joining import Invitation
from bot.texts import spoken_in
from bot.workshop.errors import NoSession, NotJoined, SessionOver
from bot.workshop.scope import Scope
from handlers import members_only, sharing_the_lead, standing_by
from handlers.context import Context
from handlers.update_facts import is_group, place_of, written
from handlers.views import consent, private
from handlers.views import speaking as languages
from handlers.views.buttons import Pressed
from handlers.views.consent import Named
from handlers.views.in_the_open import key_in
from handlers.views.view import View


async def agree(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person has read what is kept, and agrees. What they have read stays, without buttons."""
    person, token = query.from_user.id, pressed.argument(0)
    await context.look(lambda tx: speaking.recall(tx, token, person, _read_in(pressed)))
    await members_only.check_may_join(token, person, context)
    missing = pressed.scope(1) if pressed.arguments[1:] and "-" in pressed.argument(1) else None
    if missing is not None:
        joined = await context.do(lambda tx: adding.join(tx, token, person, missing))
    else:
        joined = await context.do(lambda tx: joining.join(tx, token, person))
    shown = await context.do(lambda tx: joining.invitation(tx, token, person))
    context.services.consents.answered(person)
    context.answer(query)
    agreed = await _consent(shown, context)
    context.show_in_place(query, View(agreed.text))
    context.reply(person, private.joined(context.texts, joined))
    if missing is not None:
        # What they came to say is asked for last, so that it is what they answer.
        await context.services.cards.shown(person)
    await context.services.deliver()
    for session_id in (joined.session.id, joined.left_session):
        if session_id is not None:
            context.services.live_views.refresh(session_id)


async def decline(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person does not want to take part. Nothing is recorded, unless they agreed before."""
    person, token = query.from_user.id, pressed.argument(0)
    await context.look(lambda tx: speaking.recall(tx, token, person, _read_in(pressed)))
    has_joined = await context.do(
        lambda tx: joining.attends(tx, joining.place_of(tx, token)[0].id, person)
    )
    context.services.consents.answered(person)
    context.answer(query)
    key = "join.declined_late" if has_joined else "join.declined"
    context.show_in_place(query, View(context.texts(key)))


def _read_in(pressed: Pressed) -> str:
    """In which language somebody has read what they agree to, or decline; "" for a button of an
    earlier version, and where they read it in several."""
    return pressed.arguments[-1] if pressed.arguments[1:] else ""


async def ask_leave(update: Update, context: Context) -> None:
    """/leave: asks what happens to the words; who has not joined and leads, whether to stop that.
    In a group it would show who has joined."""
    message, user = written(update)
    if is_group(message.chat):
        place = place_of(message)
        view = View(context.texts("my_data.only_private"))
        context.say_aside(place, view, "private")
        return
    try:
        session = await context.do(lambda tx: joining.attended(tx, user.id))
    except NotJoined:
        if await sharing_the_lead.ask_to_stop(user.id, context):
            return
        raise
    context.reply(user.id, private.leaving(context.texts, session))


async def leave(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The person leaves, with or without their words, or stays."""
    choice, session_id, person = pressed.argument(0), pressed.number(1), query.from_user.id
    if choice == "stay":
        context.answer(query)
        context.show_in_place(query, View(context.texts("leave.stayed")))
        return
    keep = choice != "remove"
    work = context.do if keep else context.erase
    session = await work(lambda tx: joining.leave(tx, session_id, person, keep_words=keep))
    context.answer(query)
    key = (
        key_in(session, "leave.left", "leave.left_open")
        if keep
        else key_in(session, "leave.left_and_removed", "leave.left_and_removed_open")
    )
    context.show_in_place(query, View(context.texts(key)))
    context.services.live_views.refresh(session.id)
    await context.services.deliver()


async def private_chat_changed(update: Update, context: Context) -> None:
    """The person blocked the bot, or let it write again."""
    change = update.my_chat_member
    if change is None:
        return
    person = change.from_user.id
    if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
        for session_id in await context.do(lambda tx: joining.record_blocked(tx, person)):
            context.services.live_views.refresh(session_id)
        await standing_by.went_away(person, context)
        return
    await record_unblocked(person, context)
    await context.services.deliver()


async def record_unblocked(person: int, context: Context) -> None:
    """The person can be written to again, and gets what is open where they take part."""
    back = await context.do(lambda tx: joining.record_unblocked(tx, person))
    if back is None:
        return
    context.services.live_views.refresh(back.session_id)
    if back.is_asked:
        context.services.reopened.record(person)


async def follow(token: str, person: int, context: Context, missing: Scope | None = None) -> None:
    """The link in the group: read and agree, or, once in, the open question again. Whoever came to
    say what is `missing` in a round-up is asked for it after that."""
    try:
        await members_only.check_may_join(token, person, context)
        asks = not context.services.reopened.was_asked(person)
        joined = await context.do(lambda tx: joining.rejoin(tx, token, person, asks=asks))
        shown = await context.do(lambda tx: joining.invitation(tx, token, person))
    except (NoSession, SessionOver) as error:
        key = "join.over" if isinstance(error, SessionOver) else "join.leads_nowhere"
        context.reply(person, View(context.texts(key)))
        return
    if joined:
        context.reply(person, private.joined(context.texts, joined))
        return
    if await context.look(lambda tx: speaking.ask(tx, shown.session, person)):
        offered = spoken_in(shown.session.language)
        asked = languages.ask(offered, context.telegram_language, token, missing)
        context.reply(person, asked)
        return
    context.services.consents.shown_to(person)
    context.reply(person, await _consent(shown, context, missing))


async def to_agree(token: str, person: int, context: Context, missing: Scope | None = None) -> View:
    """What somebody is to agree to, who has said in which language. NoSession for a token that is
    none; SessionOver after the end."""
    shown = await context.do(lambda tx: joining.invitation(tx, token, person))
    context.services.consents.shown_to(person)
    return await _consent(shown, context, missing)


async def _consent(shown: Invitation, context: Context, missing: Scope | None = None) -> View:
    named = context.services.names
    leaders, there = await named.of(shown.facilitators), await named.of_one(shown.standby)
    people = Named(leaders=tuple(leaders), standby=there)
    return consent.consent(context.texts, shown, context.terms, people, missing)
