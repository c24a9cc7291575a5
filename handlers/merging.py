"""[Same words] in the panel: a facilitator puts words together, or takes them apart."""

from collections.abc import Callable

from telegram import CallbackQuery

from bot.facilitation import merging
from bot.facilitation.merging import Request, SameWords
from bot.workshop.errors import NothingThere
from handlers import choices
from handlers.choices import Choosing
from handlers.context import Context
from handlers.views import merging as views
from handlers.views.buttons import Pressed
from handlers.views.view import View
from storage.database import Transaction

WordsDeed = Callable[[Transaction, Request, bytes, bytes], SameWords]


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Same words] in the panel, or another page of what it shows."""
    request = _request(query, pressed, context)
    page = pressed.number(2) if len(pressed.arguments) > 2 else None
    choosing = _pairs(context, request, page or 0)
    await choices.show(query, context, choosing, turns_page=page is not None)


async def put_together(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Put together 1], or the second of two words that were chosen."""
    await _decide(query, pressed, context, merging.put_together)


async def take_apart(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take apart 2]."""
    await _decide(query, pressed, context, merging.take_apart)


async def choose(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Other words …]: the first word is chosen, then the second."""
    request, page = _request(query, pressed, context), pressed.number(2)
    first = pressed.key(3) if len(pressed.arguments) > 3 else None
    choosing = _choosing(request, lambda found: views.choosing(context.texts, found, page, first))
    view = await context.do(choosing.look)
    context.answer(query)
    await choices.show_in_place(query, context, choosing, view)


async def _decide(
    query: CallbackQuery, pressed: Pressed, context: Context, deed: WordsDeed
) -> None:
    request, one, other = _request(query, pressed, context), pressed.key(2), pressed.key(3)
    choosing = _pairs(context, request)

    def decide(tx: Transaction) -> SameWords:
        found = deed(tx, request, one, other)
        choices.stand_in(tx, query, choosing)
        return found

    try:
        found = await context.do(decide)
    except NothingThere:
        now = await context.do(choosing.look)
        await choices.show_in_place(query, context, choosing, now)
        raise
    context.answer(query)
    context.show_in_place(query, views.same_words(context.texts, found))
    await context.services.after_change(request.session_id, at_once=True)


def _pairs(context: Context, request: Request, page: int = 0) -> Choosing:
    return _choosing(request, lambda found: views.same_words(context.texts, found, page))


def _choosing(request: Request, view: Callable[[SameWords], View]) -> Choosing:
    """What is to be seen of the words of a value."""
    return Choosing(
        session_id=request.session_id,
        value=request.value,
        look=lambda tx: view(merging.see(tx, request)),
    )


def _request(query: CallbackQuery, pressed: Pressed, context: Context) -> Request:
    return Request(
        session_id=pressed.number(0),
        value=pressed.number(1),
        person=query.from_user.id,
        now=context.now(),
    )
