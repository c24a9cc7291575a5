"""[Shared screen]: where the page is that the whole room looks at. Only facilitators are told."""

import secrets

from telegram import CallbackQuery

from bot.facilitation import shared_screen
from bot.workshop.errors import NotNow
from handlers.context import Context
from handlers.on_screen.lobby_picture import draw_link
from handlers.views import shared_screen as views
from handlers.views.buttons import Pressed
from handlers.wire.outgoing import Post

SECRET_BYTES = 32


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Shared screen] in the panel."""
    number, person, fresh = pressed.number(0), query.from_user.id, _fresh(context)
    secret = await context.do(lambda tx: shared_screen.secret_of(tx, number, person, fresh))
    context.answer(query)
    _send(context, person, number, secret)


async def renew(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[New link]: pages that are open under the old one show nothing any more."""
    number, person, fresh = pressed.number(0), query.from_user.id, _fresh(context)
    secret = await context.do(lambda tx: shared_screen.renew(tx, number, person, fresh))
    context.services.changes.look(number)
    context.answer(query, context.texts("screen.renewed"))
    _send(context, person, number, secret)


def _fresh(context: Context) -> str:
    """A secret that nobody guesses. NotNow where there are no pages."""
    if not context.services.means.screens_at:
        raise NotNow
    return secrets.token_urlsafe(SECRET_BYTES)


def _send(context: Context, person: int, session_id: int, secret: str) -> None:
    address = f"{context.services.means.screens_at}/s/{secret}"
    view = views.link(context.texts, session_id, address)
    context.outgoing.soon(Post(chat_id=person, view=view, picture=draw_link(address)))
