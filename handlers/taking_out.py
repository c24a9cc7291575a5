"""[Take somebody out …]: a word is chosen, and whoever said it is taken out after a question."""

from telegram import CallbackQuery

from bot.facilitation import standing_by, taking_out
from bot.facilitation.standing_by import Changed
from bot.facilitation.taking_out import Sought
from bot.workshop.errors import EditGone, NothingThere
from bot.workshop.session import Session
from handlers import choices, drafts, standing_drafts
from handlers.choices import Choosing
from handlers.context import Context
from handlers.drafts import Slate
from handlers.rounding_up import draw_up, show_on, wanted_of
from handlers.standing_by import say_who_left
from handlers.views import draft_menus as menus
from handlers.views import taking_out as views
from handlers.views.buttons import Pressed
from handlers.views.draft import view as drafted
from handlers.views.view import View
from storage.database import Transaction

Out = tuple[Session, list[Changed]]
"""Where somebody was taken out, and what that changed for whoever turned to them."""


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take somebody out …] in the panel, another page or value; or a word, to ask once more."""
    sought = _sought(query, pressed)
    if len(pressed.arguments) > 3:
        await _ask(query, pressed, context)
        return
    page = pressed.number(2) if len(pressed.arguments) > 2 else None
    choosing = _words(context, sought, page or 0)
    await choices.show(query, context, choosing, turns_page=page is not None)


async def take_out(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take this person out]: all that they said leaves everything, and only they are told."""
    sought, digest = _sought(query, pressed), pressed.key(2)

    def deed(tx: Transaction) -> Out:
        choices.leave(tx, query)
        return _with_standby(tx, taking_out.take_out(tx, sought, digest))

    try:
        out = await context.erase(deed)
    except NothingThere:
        choosing = _words(context, sought)
        await choices.show_in_place(query, context, choosing, await context.do(choosing.look))
        raise
    await _show_done(query, out, context)


async def ask_about_quote(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Take out who said this …] under a quote of a draft."""
    wanted, slate, key = wanted_of(query, pressed), Slate.under(query, context), pressed.argument(3)
    work = context.services.means.database.transaction

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        found = menus.quote_named(laid.sheet, key)
        if found is None or wanted.scope.value is None:
            await show_on(slate, laid, context)
            raise EditGone
        quote, value, person = found[1], wanted.scope.value, wanted.press.person
        answer = bytes.fromhex(quote.passage[0])
        sought = Sought(session_id=wanted.press.session_id, value=value, person=person)
        session = await work(lambda tx: taking_out.choose_quote(tx, sought, answer, quote.text))
        context.answer(query)
        view = views.confirming_quote(context.texts, session, value, quote.text, answer)
        standing_drafts.send(context, laid.draft.basis, person, (view,))
        await slate.show_if_it_says_that_it_takes_a_while(
            laid.draft.basis, drafted(context.texts, laid)
        )

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def take_author_out(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """The same as for a word, of whoever said a quote."""
    sought, key = _sought(query, pressed), pressed.key(2)

    def deed(tx: Transaction) -> Out:
        choices.leave(tx, query)
        return _with_standby(tx, taking_out.take_out_author(tx, sought, key))

    await _show_done(query, await context.erase(deed), context)


def _with_standby(tx: Transaction, session: Session) -> Out:
    return session, standing_by.was_taken_out(tx, session.id)


async def _show_done(query: CallbackQuery, out: Out, context: Context) -> None:
    """Whoever could turn to the one who is out hears that they can't, in the same breath."""
    session, gone = out
    context.answer(query)
    context.show_in_place(query, View(context.texts("taking_out.done")))
    await say_who_left(gone, context)
    await context.services.after_change(session.id, at_once=True)


async def _ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    sought, page, digest = _sought(query, pressed), pressed.number(2), pressed.key(3)

    def look(tx: Transaction) -> View:
        session, word = taking_out.choose(tx, sought, digest)
        return views.confirming(context.texts, session, sought.value, page, word)

    choosing = Choosing(session_id=sought.session_id, value=sought.value, look=look)
    view = await context.do(look)
    context.answer(query)
    await choices.show_in_place(query, context, choosing, view)


def _words(context: Context, sought: Sought, page: int = 0) -> Choosing:
    return Choosing(
        session_id=sought.session_id,
        value=sought.value,
        look=lambda tx: views.words(context.texts, taking_out.see(tx, sought), page),
    )


def _sought(query: CallbackQuery, pressed: Pressed) -> Sought:
    person = query.from_user.id
    return Sought(session_id=pressed.number(0), value=pressed.number(1), person=person)
