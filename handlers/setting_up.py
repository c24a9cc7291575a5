"""/workshop in a group, the panel in private, and what is chosen before the session opens."""

from collections.abc import Sequence

from telegram import CallbackQuery, ChatMember, Message, Update
from telegram.constants import ChatID
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.facilitation import facilitating, setting_up
from bot.facilitation.setting_up import Defaults, Opened
from bot.workshop.errors import NoSession, NotAnAdmin
from handlers.context import Context, is_group, place_of, written
from handlers.menus import show_facilitators_menu
from handlers.outgoing import Post
from handlers.views import group, panel
from handlers.views.buttons import Pressed
from handlers.views.view import View
from storage.place import Place


async def workshop(update: Update, context: Context) -> None:
    """/workshop by an admin of the group: the panel opens in their private chat."""
    message, user = written(update)
    if not is_group(message.chat):
        context.reply(message.chat_id, View(context.texts("setup.use_in_group")))
        return
    if user.id == ChatID.ANONYMOUS_ADMIN or message.sender_chat is not None:
        # Who it is shows only when they press a button: presses carry the real id.
        place = place_of(message)
        context.reply(place.chat_id, panel.claim(context.texts), place.thread_id)
        return
    await _check_admin(context, message, user.id)
    await _open(context, place_of(message), user.id)


async def claim(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """An admin who is anonymous in the group asks for the panel."""
    message = query.message
    if not isinstance(message, Message) or not is_group(message.chat):
        raise NoSession
    await _check_admin(context, message, query.from_user.id)
    context.answer(query)
    await _open(context, place_of(message), query.from_user.id)


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
    """/panel in private: the panel of the session that the person facilitates, as a new message."""
    _, user = written(update)
    session = await context.do(lambda tx: facilitating.current(tx, user.id))
    await show_facilitators_menu(context, user.id)
    await context.services.live_views.show_panel_anew(session.id, user.id)


async def panel_by_link(token: str, update: Update, context: Context) -> None:
    """The link in the group that a facilitator follows who had never opened the private chat."""
    _, user = written(update)
    session = await context.do(lambda tx: facilitating.by_token(tx, token, user.id))
    await show_facilitators_menu(context, user.id)
    await context.services.live_views.show_panel_anew(session.id, user.id)


async def _open(context: Context, place: Place, person: int) -> None:
    """Make the session and show the panel; if the person can't be written to, say what to do."""
    services = context.services
    defaults = Defaults(
        plan=services.means.plans[services.config.plan],
        minimum=services.config.minimum,
        language=services.config.language,
    )
    opened = await context.do(lambda tx: setting_up.open_workshop(tx, place, person, defaults))
    context.begin(_greet(context, opened, place, person))


async def _greet(context: Context, opened: Opened, place: Place, person: int) -> None:
    key = "setup.hello" if opened.is_new else "setup.hello_again"
    hello = Post(chat_id=person, view=View(context.texts(key)), repeatable=True)
    try:
        await context.outgoing.send(hello)
    except (Forbidden, BadRequest):
        link = group.panel_link(context.bot.username, opened.token)
        context.reply(place.chat_id, panel.open_here(context.texts, link), place.thread_id)
        return
    except TelegramError:
        pass
    await show_facilitators_menu(context, person)
    await context.services.live_views.show_panel_anew(opened.session.id, person)


async def _check_admin(context: Context, message: Message, person: int) -> None:
    """Raise NotAnAdmin unless the person is one, or is named in the configuration.

    The list of admins can be had by any member; asking about one member only by an admin.
    """
    if person in context.services.config.facilitators:
        return
    try:
        admins: Sequence[ChatMember] = await context.bot.get_chat_administrators(message.chat_id)
    except TelegramError as error:
        raise NotAnAdmin from error
    if person not in {admin.user.id for admin in admins}:
        raise NotAnAdmin
