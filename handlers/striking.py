"""[Words …]: a facilitator takes words of a cloud out, and puts them back."""

from collections.abc import Callable

from telegram import CallbackQuery

from bot.facilitation import admitting, striking, words_to_strike
from bot.facilitation.merging import Request
from bot.facilitation.striking import Struck
from bot.workshop.errors import NothingThere
from handlers import choices
from handlers.choices import Choosing
from handlers.context import Context
from handlers.views import striking as views
from handlers.views.buttons import Pressed, Verb
from storage.database import Transaction

StrikingDeed = Callable[[Transaction, Request, bytes], Struck]

OF_WORDS: dict[Verb, StrikingDeed] = {
    Verb.STRIKE_WORD: striking.strike_word,
    Verb.PUT_WORD_BACK: striking.put_word_back,
}


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Words …] in the panel, another page or value, or the same once more."""
    request = request_of(query, pressed, context)
    page = pressed.number(2) if len(pressed.arguments) > 2 else None
    choosing = _words(context, request, page or 0)
    await choices.show(query, context, choosing, turns_page=page is not None)


async def strike_word(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """One tap takes a word out of all that is shown, or puts it back."""
    request, page, digest = request_of(query, pressed, context), pressed.number(2), pressed.key(3)
    deed = OF_WORDS[pressed.verb]
    await press(
        query, context, _words(context, request, page), lambda tx: deed(tx, request, digest)
    )


async def let_in(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """One tap lets in all words on a page that wait, as they were read."""
    request, page, seal = request_of(query, pressed, context), pressed.number(2), pressed.key(3)

    def deed(tx: Transaction) -> Struck:
        listed = views.on_page(words_to_strike.see_words(tx, request), page)
        return admitting.let_in(tx, request, listed, seal)

    await press(query, context, _words(context, request, page), deed)


async def press(
    query: CallbackQuery,
    context: Context,
    choosing: Choosing,
    deed: Callable[[Transaction], Struck],
) -> None:
    """Strike, or put back; the list then says what is so, also where a colleague was quicker."""

    def strike(tx: Transaction) -> Struck:
        outcome = deed(tx)
        choices.stand_in(tx, query, choosing)
        return outcome

    try:
        outcome = await context.do(strike)
    except NothingThere:
        view = await context.do(choosing.look)
        await choices.show_in_place(query, context, choosing, view)
        raise
    context.answer(query, context.texts(f"struck.{outcome}"))
    context.services.live_views.take_out(choosing.session_id, choosing.value)
    view = await context.look(choosing.look)
    await choices.show_in_place(query, context, choosing, view)
    await context.services.announcer.deliver()


def request_of(query: CallbackQuery, pressed: Pressed, context: Context) -> Request:
    """The value whose words are meant, and who asks."""
    return Request(
        session_id=pressed.number(0),
        value=pressed.number(1),
        person=query.from_user.id,
        now=context.now(),
    )


def _words(context: Context, request: Request, page: int) -> Choosing:
    return Choosing(
        session_id=request.session_id,
        value=request.value,
        look=lambda tx: views.words(context.texts, words_to_strike.see_words(tx, request), page),
    )
