"""[Facilitators …]: those who lead let others lead too, take one another off, and stop."""

from telegram import CallbackQuery

from bot.facilitation import asking_to_lead, facilitating, sharing_the_lead
from bot.facilitation.sharing_the_lead import Lead, LeftTheLead
from bot.workshop.errors import NoSession, NotAFacilitator, NothingThere, SeveralLed
from handlers import choosing_session
from handlers.context import Context
from handlers.menus import show_facilitators_menu
from handlers.views import sharing_the_lead as views
from handlers.views.buttons import Pressed, Verb
from handlers.views.view import View


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Facilitators …] in the panel; [Back] to it from a question."""
    view = await _leaders(context, pressed.number(0), query.from_user.id)
    context.answer(query)
    if len(pressed.arguments) > 1:
        context.show_in_place(query, view)
    else:
        context.reply(query.from_user.id, view)


async def let_lead(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Let them lead]: whoever asked, and still may, leads too. Everybody is told."""
    session_id, request_id, person = pressed.number(0), pressed.number(1), query.from_user.id
    try:
        request = await context.do(
            lambda tx: asking_to_lead.find_request(tx, session_id, person, request_id)
        )
        if not await _may_lead(context, session_id, request.person):
            await context.do(lambda tx: asking_to_lead.drop(tx, request))
            raise NothingThere
        await context.do(lambda tx: asking_to_lead.let_lead(tx, session_id, person, request_id))
    except NothingThere:
        context.show_in_place(query, View(context.texts("lead.answered")))
        raise
    context.answer(query)
    context.show_in_place(query, View(context.texts("lead.let_in")))
    await show_facilitators_menu(context.services.means, request.person)
    await context.after_move(session_id)


async def decline(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Not now]: whoever asked is told."""
    session_id, request_id, person = pressed.number(0), pressed.number(1), query.from_user.id
    try:
        await context.do(lambda tx: asking_to_lead.decline(tx, session_id, person, request_id))
    except NothingThere:
        context.show_in_place(query, View(context.texts("lead.answered")))
        raise
    context.answer(query)
    context.show_in_place(query, View(context.texts("lead.declined_them")))
    await context.services.announcer.deliver()


async def take_off(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take off 2], [Stop leading]: asks once, then does it."""
    session_id, key, person = pressed.number(0), pressed.key(1), query.from_user.id
    if pressed.arguments[2:] != (views.YES,):
        lead = await context.do(lambda tx: sharing_the_lead.see_one(tx, session_id, person, key))
        names = await _names(context, lead)
        context.answer(query)
        context.show_in_place(query, views.taking_off(context.texts, lead, key, names))
        return
    gone = await context.do(lambda tx: sharing_the_lead.take_off(tx, session_id, person, key))
    context.answer(query)
    if gone.person == person:
        context.show_in_place(query, View(context.texts("lead.stopped")))
    else:
        context.show_in_place(query, await _leaders(context, session_id, person))
    clear_away(context, gone)
    await context.after_move(session_id)


async def ask_to_stop(person: int, context: Context) -> bool:
    """/leave of somebody who leads: asks once; whether they do. LastFacilitator for who leads
    alone."""
    try:
        session = await context.do(lambda tx: facilitating.current(tx, person))
    except (NoSession, NotAFacilitator):
        return False
    except SeveralLed:
        await choosing_session.ask(context, person, Verb.STOP_LEADING)
        return True
    lead = await context.do(lambda tx: sharing_the_lead.see_oneself(tx, session.id, person))
    context.reply(person, views.taking_off(context.texts, lead, lead.own_key, {}))
    return True


async def ask_to_stop_in(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The workshop was chosen that somebody wants to lead no more: asks once."""
    person, session_id = query.from_user.id, pressed.number(0)
    session = await context.do(lambda tx: facilitating.still_led(tx, session_id, person))
    lead = await context.do(lambda tx: sharing_the_lead.see_oneself(tx, session.id, person))
    context.answer(query)
    context.show_in_place(query, views.taking_off(context.texts, lead, lead.own_key, {}))


def clear_away(context: Context, gone: LeftTheLead) -> None:
    """What stood in the chat of somebody who leads no more goes, in the background; so do the quiet
    words with them."""
    context.services.quiet.leads_no_more(gone.session.id, gone.person)
    for message_id in gone.messages:
        context.begin(context.outgoing.delete(gone.person, message_id))


async def _leaders(context: Context, session_id: int, person: int) -> View:
    lead = await context.do(lambda tx: sharing_the_lead.see(tx, session_id, person))
    return views.leaders(context.texts, lead, await _names(context, lead))


async def _names(context: Context, lead: Lead) -> dict[int, str]:
    people = [*lead.leaders.values(), *(request.person for request in lead.requests)]
    return await context.services.names.by_person(people)


async def _may_lead(context: Context, session_id: int, person: int) -> bool:
    """Whether somebody who asked is still an admin, or named in the settings and in the group."""
    news = await context.do(lambda tx: sharing_the_lead.news(tx, session_id, 0))
    return await context.services.rights.may_lead(news.chat_id, person)
