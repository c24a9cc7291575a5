"""[Take somebody out …]: a word is chosen, and whoever said it is taken out after a question."""

from telegram import CallbackQuery

from bot.facilitation import taking_out
from bot.facilitation.taking_out import Sought
from bot.workshop.errors import EditGone, NothingThere
from handlers import drafts
from handlers.context import Context
from handlers.drafts import Slate
from handlers.rounding_up import draw_up, show_on, wanted_of
from handlers.views import draft_menus as menus
from handlers.views import taking_out as views
from handlers.views.buttons import Pressed
from handlers.views.draft import view as drafted
from handlers.views.view import View


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take somebody out …] in the panel, another page or value; or a word, to ask once more."""
    sought = _sought(query, pressed)
    if len(pressed.arguments) > 3:
        await _ask(query, pressed, context)
        return
    page = pressed.number(2) if len(pressed.arguments) > 2 else None
    found = await context.do(lambda tx: taking_out.see(tx, sought))
    context.answer(query)
    view = views.words(context.texts, found, page or 0)
    if page is None:
        context.reply(sought.person, view)
    else:
        context.show_in_place(query, view)


async def take_out(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take this person out]: all that they said leaves everything, and only they are told."""
    sought, digest = _sought(query, pressed), pressed.key(2)
    try:
        session = await context.erase(lambda tx: taking_out.take_out(tx, sought, digest))
    except NothingThere:
        found = await context.do(lambda tx: taking_out.see(tx, sought))
        context.show_in_place(query, views.words(context.texts, found))
        raise
    await _show_done(query, session.id, context)


async def ask_about_quote(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take out who said this …] under a quote of a draft."""
    wanted, slate = wanted_of(query, pressed), Slate.under(query, context)
    work = context.services.means.database.transaction

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        found = menus.quote_named(laid.sheet, pressed.argument(3))
        if found is None or wanted.scope.value is None:
            await show_on(slate, laid, context)
            raise EditGone
        quote, value, person = found[1], wanted.scope.value, wanted.press.person
        key = bytes.fromhex(quote.passage[0])
        sought = Sought(session_id=wanted.press.session_id, value=value, person=person)
        session = await work(lambda tx: taking_out.choose_quote(tx, sought, key, quote.text))
        context.answer(query)
        view = views.confirming_quote(context.texts, session, value, quote.text, key)
        context.reply(person, view)
        await slate.show_if_it_says_that_it_takes_a_while(
            laid.draft.basis, drafted(context.texts, laid)
        )

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def take_author_out(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The same as for a word, of whoever said a quote."""
    sought, key = _sought(query, pressed), pressed.key(2)
    session = await context.erase(lambda tx: taking_out.take_out_author(tx, sought, key))
    await _show_done(query, session.id, context)


async def _show_done(query: CallbackQuery, session_id: int, context: Context) -> None:
    context.answer(query)
    context.show_in_place(query, View(context.texts("taking_out.done")))
    await context.services.after_change(session_id, at_once=True)


async def _ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    sought, page, digest = _sought(query, pressed), pressed.number(2), pressed.key(3)
    session, word = await context.do(lambda tx: taking_out.choose(tx, sought, digest))
    context.answer(query)
    view = views.confirming(context.texts, session, sought.value, page, word)
    context.show_in_place(query, view)


def _sought(query: CallbackQuery, pressed: Pressed) -> Sought:
    person = query.from_user.id
    return Sought(session_id=pressed.number(0), value=pressed.number(1), person=person)
