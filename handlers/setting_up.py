"""/workshop in a group, the panel in private, and what is chosen before the session opens."""

from telegram import CallbackQuery, Message, Update, User
from telegram.constants import ChatID
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.facilitation import facilitating, setting_up
from bot.facilitation.asking_to_lead import Applicant, Arrival
from bot.facilitation.setting_up import Defaults, Opened
from bot.workshop.errors import NoSession, NotAFacilitator, NotAnAdmin, SeveralLed
from bot.workshop.not_let_in import CantSeeAdmins, NotInGroup
from handlers import choosing_session, letting_in, looking_on, members_only
from handlers.admins import admins_of
from handlers.context import Context
from handlers.menus import show_facilitators_menu
from handlers.update_facts import is_group, place_of, written
from handlers.views import group, speaking
from handlers.views import setting_up as views
from handlers.views.buttons import Pressed, Verb
from handlers.views.view import View
from handlers.wire.outgoing import Post
from storage.place import Place


async def workshop(update: Update, context: Context) -> None:
    """/workshop by an admin of the group: the panel opens in their private chat."""
    message, user = written(update)
    if not is_group(message.chat):
        name = context.outgoing.bot.username
        context.reply(message.chat_id, View(context.texts("setup.use_in_group", bot=name)))
        return
    if user.id == ChatID.ANONYMOUS_ADMIN or message.sender_chat is not None:
        # Who it is shows only when they press a button: presses carry the real id.
        place = place_of(message)
        about = "claim", place.thread_id
        context.say_aside(place, views.claim(context.texts), about, is_needed=True)
        return
    await _open(context, place_of(message), user)


async def claim(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """An admin who is anonymous in the group asks for the panel."""
    message = query.message
    if not isinstance(message, Message) or not is_group(message.chat):
        raise NoSession
    await _open(context, place_of(message), query.from_user)
    context.answer(query)


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A setting was chosen in the panel."""
    choice = (pressed.argument(1), pressed.argument(2))
    session = await context.do(
        lambda tx: setting_up.choose(
            tx, pressed.number(0), query.from_user.id, choice, context.services.means.plans
        )
    )
    context.answer(query)
    context.services.live_views.refresh(session.id, at_once=True)


async def open_panel(update: Update, context: Context) -> None:
    """/panel in private: the panel of the session that the person facilitates, as a new message;
    of several they are asked which. Organisers who lead none read along."""
    _, user = written(update)
    await context.services.rights.confirm_all(user.id)
    try:
        session = await context.do(lambda tx: facilitating.current(tx, user.id))
    except SeveralLed:
        await show_facilitators_menu(context.services.means, user.id)
        await choosing_session.ask(context, user.id, Verb.PANEL)
        return
    except (NoSession, NotAFacilitator):
        if await looking_on.show_all(user.id, context):
            return
        raise
    await show_facilitators_menu(context.services.means, user.id)
    context.show_panel_anew(session.id, user.id)


async def open_chosen_panel(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The panel of one of several sessions."""
    person, session_id = query.from_user.id, pressed.number(0)
    session = await context.do(lambda tx: facilitating.still_led(tx, session_id, person))
    context.answer(query)
    context.show_panel_anew(session.id, person)


async def panel_by_link(token: str, update: Update, context: Context) -> None:
    """The link in the group that a facilitator follows who had never opened the private chat."""
    _, user = written(update)
    await context.services.rights.confirm_all(user.id)
    session = await context.do(lambda tx: facilitating.by_token(tx, token, user.id))
    await show_facilitators_menu(context.services.means, user.id)
    context.show_panel_anew(session.id, user.id)


async def _open(context: Context, place: Place, user: User) -> None:
    """Make the session, or ask those who lead the one that is there; then show the panel, or say
    what comes. Whoever leads there and may not any more is not asked."""
    let_in = await letting_in.check(context, place, user.id)
    services, who = context.services, await _candidate(context, place.chat_id, user.id)
    number = await context.do(lambda tx: setting_up.number_at(tx, place))
    if number is not None:
        # Those who lead read who asks; who never wrote to the bot in private has no name else.
        services.names.learn(user.id, user.full_name)
        await services.rights.look(number)
    defaults = Defaults(
        plan=services.means.plans[services.config.plan],
        minimum=services.config.minimum,
        language=services.config.language,
        let_in=let_in,
    )
    now = context.now()
    opened = await context.do(lambda tx: setting_up.open_workshop(tx, place, who, defaults, now))
    if opened.entry is Arrival.OPENED:
        services.rights.known(opened.session.id)
    await services.announcer.deliver()
    context.begin(_greet(context, opened, place, user.id))


async def _greet(context: Context, opened: Opened, place: Place, person: int) -> None:
    """If the person can't be written to, the group is told what to do: the link has nothing of the
    session in it for somebody who does not lead yet."""
    leads = opened.entry in (Arrival.OPENED, Arrival.LEADS, Arrival.TOOK_OVER)
    texts = context.texts_for(person)
    rows = speaking.choices(texts) if leads else ()
    hello = Post(chat_id=person, view=View(texts(f"setup.{opened.entry}"), rows))
    try:
        await context.outgoing.send(hello)
    except (Forbidden, BadRequest):
        name, texts = context.bot.username, context.texts_at(place)
        view = views.open_here(texts, group.panel_link(name, opened.token))
        asked = views.open_to_hear(texts, group.chat_link(name))
        about = "open", place.thread_id, leads
        context.say_aside(place, view if leads else asked, about, is_needed=True)
        return
    except TelegramError:
        pass
    if leads:
        await show_facilitators_menu(context.services.means, person)
        context.show_panel_anew(opened.session.id, person)
    if opened.entry is Arrival.OPENED:
        await members_only.warn_if_blind(opened.session.id, person, context)


async def _candidate(context: Context, chat_id: int, person: int) -> Applicant:
    """NotAnAdmin unless the person is an admin of the group, or named in the configuration;
    CantAskTelegram when Telegram can't be reached."""
    is_named = person in context.services.config.facilitators
    try:
        admins = await admins_of(context.bot, chat_id)
    except (CantSeeAdmins, NotInGroup) as error:
        if is_named:
            return Applicant(person=person, is_named=True)
        raise NotAnAdmin from error
    if not is_named and person not in admins.people:
        raise NotAnAdmin
    return Applicant(person=person, is_owner=person == admins.owner, is_named=is_named)
