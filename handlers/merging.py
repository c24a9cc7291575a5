"""[Same words] in the panel: a facilitator puts words together, or takes them apart."""

from collections.abc import Callable

from telegram import CallbackQuery

from bot.facilitation import merging
from bot.facilitation.merging import Request, SameWords
from bot.workshop.errors import NothingThere
from handlers.context import Context
from handlers.views import merging as views
from handlers.views.buttons import Pressed
from storage.database import Transaction

WordsDeed = Callable[[Transaction, Request, bytes, bytes], SameWords]


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Same words] in the panel, or another page of what it shows."""
    request = _request(query, pressed)
    page = pressed.number(2) if len(pressed.arguments) > 2 else None
    found = await context.do(lambda tx: merging.see(tx, request))
    context.answer(query)
    view = views.same_words(context.texts, found, page or 0)
    if page is None:
        context.reply(request.person, view)
    else:
        context.show_in_place(query, view)


async def put_together(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Put together 1], or the second of two words that were chosen."""
    await _decide(query, pressed, context, merging.put_together)


async def take_apart(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take apart 2]."""
    await _decide(query, pressed, context, merging.take_apart)


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Other words …]: the first word is chosen, then the second."""
    request, page = _request(query, pressed), pressed.number(2)
    first = pressed.key(3) if len(pressed.arguments) > 3 else None
    found = await context.do(lambda tx: merging.see(tx, request))
    context.answer(query)
    context.show_in_place(query, views.choosing(context.texts, found, page, first))


async def _decide(
    query: CallbackQuery, pressed: Pressed, context: Context, deed: WordsDeed
) -> None:
    request, one, other = _request(query, pressed), pressed.key(2), pressed.key(3)
    try:
        found = await context.do(lambda tx: deed(tx, request, one, other))
    except NothingThere:
        now = await context.do(lambda tx: merging.see(tx, request))
        context.show_in_place(query, views.same_words(context.texts, now))
        raise
    context.answer(query)
    context.show_in_place(query, views.same_words(context.texts, found))
    await context.services.after_change(request.session_id, at_once=True)


def _request(query: CallbackQuery, pressed: Pressed) -> Request:
    person = query.from_user.id
    return Request(session_id=pressed.number(0), value=pressed.number(1), person=person)
