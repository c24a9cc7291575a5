"""The draft of a round-up: worked out beside the handler, looked at, posted."""

import asyncio
from collections.abc import Sequence
from functools import partial

from telegram import CallbackQuery

from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import posting
from bot.facilitation.rounding_up.posting import Posted, Wanted
from bot.round_up import Edit, across, plain, themed
from bot.round_up.held_back import learn, with_looks
from bot.round_up.laying_out import Basis, Draft, DraftAcross
from bot.round_up.material import MaterialAcross
from bot.round_up.sheets import Sheet
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import DraftChanged, NotWorkedOut
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from handlers import drafts
from handlers.context import Context
from handlers.drafts import Slate
from handlers.views import draft as views
from handlers.views.buttons import Pressed
from handlers.views.draft import Laid
from handlers.views.draft_buttons import ON
from handlers.views.draft_menus import ChosenMenu, Menu
from storage.database import Transaction


async def show_draft(context: Context, session: Session, person: int) -> None:
    """Send the draft of what the session is at."""
    press = Press(session_id=session.id, step=session.step, person=person)
    wanted = Wanted(press=press, scope=session.to_round_up)
    await _begin(context, wanted, Slate(context, person))


async def draft(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Show the draft], [Across the values]; under a draft [Round up the whole value]; [Try again]
    where one could not be worked out."""
    wanted = wanted_of(query, pressed)
    await context.do(lambda tx: posting.allowed(tx, wanted))
    context.services.plain_drafts.discard(_key(wanted))
    is_here = len(pressed.arguments) > 3
    slate = Slate.under(query, context) if is_here else Slate(context, query.from_user.id)
    await _begin(context, wanted, slate, query)


async def draft_without_themes(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Without themes]: so it stays until somebody tries again with them, or the program stops."""
    wanted = wanted_of(query, pressed)
    await context.do(lambda tx: posting.allowed(tx, wanted))
    context.services.plain_drafts.add(_key(wanted))
    await _begin(context, wanted, Slate.under(query, context), query)


async def _begin(
    context: Context, wanted: Wanted, slate: Slate, query: CallbackQuery | None = None
) -> None:
    async def deed() -> None:
        laid = await draw_up(context, wanted)
        await slate.show(laid.draft.basis, views.view(context.texts, laid))

    await drafts.begin(context, drafts.Errand(wanted, slate, query, once=True), deed)


async def look(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Themes], [Quotes], one of them, [Back]: other buttons under the draft as it is now."""
    menu = Menu(pressed.argument(3))
    key = pressed.argument(4) if len(pressed.arguments) > 4 else ""
    wanted, slate = wanted_of(query, pressed), Slate.under(query, context)

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        context.answer(query)
        await show_on(slate, laid, context, ChosenMenu(menu=menu, key=key))

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def show_held_back(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Show what is held back]: only to who pressed."""
    wanted, person = wanted_of(query, pressed), query.from_user.id

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        context.answer(query)
        pages = views.held_back(context.texts, laid.draft)
        drafts.send(context, laid.draft.basis, person, pages)
        await slate.pass_over()

    slate = Slate(context, person)
    await drafts.begin(context, drafts.Errand(wanted, slate, query, once=True), deed)


async def post(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Post to the group], [Post, and go on], [Update the post]."""
    version, wanted = pressed.argument(3), wanted_of(query, pressed)
    goes_on, now = pressed.arguments[4:] == (ON,), context.now()
    slate, work = Slate.under(query, context), context.services.means.database.transaction

    def record(tx: Transaction, seen: Sheet) -> Posted:
        if goes_on:
            return posting.post_and_go_on(tx, wanted, version, seen, now)
        return posting.post(tx, wanted, version, seen)

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        try:
            basis = laid.draft.basis
            if (laid.sheet.may_stand or basis.stands) and laid.version != version:
                raise DraftChanged
            seen = laid.draft.with_matches(laid.sheet)
            posted = await work(partial(record, seen=seen))
        except DraftChanged:
            await show_on(slate, await draw_up(context, wanted), context)
            raise
        view = views.put_away(context.texts, posted, wanted.scope)
        context.answer(query, view.text)
        await slate.put_away(view)
        if goes_on:
            context.back_up()
        await context.after_move(posted.session.id)
        context.show_panel_anew(posted.session.id, wanted.press.person)

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def draw_up(context: Context, wanted: Wanted, *tried: Edit) -> Laid:
    """The draft as it is now, or as it would be after some more edits. NotWorkedOut when the worker
    fails: nothing has changed."""
    work, is_plain = context.services.means.database.transaction, _is_plain(context, wanted)
    basis = await work(lambda tx: posting.gather(tx, wanted, is_plain=is_plain))
    return await work_out(context, basis, tried)


async def work_out(context: Context, basis: Basis, tried: Sequence[Edit] = ()) -> Laid:
    """What a draft comes to: in the worker, so that everybody else is answered meanwhile."""
    try:
        draft = await _draft(context, basis, (*basis.material.edits, *tried))
    except PictureFailed as error:
        raise NotWorkedOut from error
    # Of all that three hundred say it takes long, too.
    return await asyncio.to_thread(views.laid_out, context.texts, draft)


async def _draft(context: Context, basis: Basis, edits: Sequence[Edit]) -> views.AnyDraft:
    """Of all that was said it takes long to see what is held back: the worker sees that, too.
    Without themes a draft hangs on no worker: that may be what fails."""
    material, run = basis.material, context.services.studio.desk(basis.session.id).run
    texts, themes = set(material.said_by_key.values()), material.themes
    if isinstance(material, MaterialAcross):
        come_up = partial(across, material.values, themes=themes, edits=edits)
        found, known = await run(with_looks, texts, come_up)
        learn(known)
        return DraftAcross(basis=basis, material=material, found=found)
    said, asked = material.said, material.asked
    if basis.is_plain:
        summary, known = await asyncio.to_thread(with_looks, texts, partial(plain, said, edits))
    else:
        found_in = partial(themed, said, themes=themes, asked=asked, edits=edits)
        summary, known = await run(with_looks, texts, found_in)
    learn(known)
    return Draft(basis=basis, material=material, summary=summary)


def wanted_of(query: CallbackQuery, pressed: Pressed) -> Wanted:
    """Which round-up a button is about, and who pressed it."""
    person = query.from_user.id
    press = Press(session_id=pressed.number(0), step=pressed.number(1), person=person)
    return Wanted(press=press, scope=pressed.scope(2))


async def show_on(
    slate: Slate, laid: Laid, context: Context, chosen: ChosenMenu | None = None
) -> None:
    """Show a draft where it is to stand."""
    await slate.show(laid.draft.basis, views.view(context.texts, laid, chosen))


def _is_plain(context: Context, wanted: Wanted) -> bool:
    return wanted.scope.value is not None and _key(wanted) in context.services.plain_drafts


def _key(wanted: Wanted) -> tuple[int, Scope]:
    return wanted.press.session_id, wanted.scope
