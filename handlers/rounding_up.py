"""The draft of a round-up: worked out, looked at, posted."""

from collections.abc import Sequence

from telegram import CallbackQuery, Message

from bot.facilitation.moves import Press
from bot.facilitation.rounding_up import posting
from bot.facilitation.rounding_up.drafting import Material
from bot.facilitation.rounding_up.laying_out import Basis, Draft, DraftAcross
from bot.facilitation.rounding_up.posting import Wanted
from bot.round_up import Edit, across, themed
from bot.word_cloud.studio import PictureFailed
from bot.workshop.errors import DraftChanged, NotWorkedOut
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from handlers import standing_drafts
from handlers.context import Context
from handlers.outgoing import Post
from handlers.views import draft as views
from handlers.views.buttons import Pressed
from handlers.views.draft import Laid
from handlers.views.draft_menus import Chosen, Menu


async def show_draft(context: Context, session: Session, person: int) -> None:
    """Send the draft of what the session is at."""
    press = Press(session_id=session.id, step=session.step, person=person)
    scope = Scope(session.position.value, session.position.prompt)
    laid = await draw_up(context, Wanted(press=press, scope=scope))
    standing_drafts.send(context, laid.draft.basis, person, [views.view(context.texts, laid)])


async def draft(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Show the draft], [Across the values]; under a draft [Round up the whole value]."""
    laid = await draw_up(context, wanted_of(query, pressed))
    context.answer(query)
    if len(pressed.arguments) > 3:
        show_again(query, laid, context)
    else:
        shown = views.view(context.texts, laid)
        standing_drafts.send(context, laid.draft.basis, query.from_user.id, [shown])


async def look(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Themes], [Quotes], one of them, [Back]: other buttons under the draft as it is now."""
    menu = Menu(pressed.argument(3))
    key = pressed.argument(4) if len(pressed.arguments) > 4 else ""
    laid = await draw_up(context, wanted_of(query, pressed))
    context.answer(query)
    show_again(query, laid, context, Chosen(menu=menu, key=key))


async def show_held_back(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Show what is held back]: only to who pressed."""
    laid = await draw_up(context, wanted_of(query, pressed))
    context.answer(query)
    pages = views.held_back(context.texts, laid.draft)
    standing_drafts.send(context, laid.draft.basis, query.from_user.id, pages)


async def post(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Post to the group], [Update the post]."""
    version, wanted = pressed.argument(3), wanted_of(query, pressed)
    laid = await draw_up(context, wanted)
    try:
        if laid.sheet.may_stand and laid.draft.basis.version != version:
            raise DraftChanged
        seen = laid.draft.with_matches(laid.sheet)
        posted = await context.do(lambda tx: posting.post(tx, wanted, version, seen))
    except DraftChanged:
        show_again(query, await draw_up(context, wanted), context)
        raise
    view = views.put_away(context.texts, posted, wanted.scope)
    context.answer(query, view.text)
    context.show_in_place(query, view)
    if query.message is not None:
        await standing_drafts.forget(context, query.from_user.id, query.message.message_id)
    await context.after_move(posted.session.id)
    await context.services.live_views.show_panel_anew(posted.session.id, wanted.press.person)


async def draw_up(context: Context, wanted: Wanted, *tried: Edit) -> Laid:
    """The draft as it is now, or as it would be after some more edits. NotWorkedOut when the worker
    fails: nothing has changed."""
    basis = await context.do(lambda tx: posting.gather(tx, wanted))
    return await work_out(context, basis, tried)


async def work_out(context: Context, basis: Basis, tried: Sequence[Edit] = ()) -> Laid:
    """What a draft comes to: in the worker, so that everybody else is answered meanwhile."""
    material, run = basis.material, context.services.studio.run
    edits = (*material.edits, *tried)
    try:
        if isinstance(material, Material):
            said, themes, asked = material.said, material.themes, material.asked
            summary = await run(themed, said, themes=themes, asked=asked, edits=edits)
            draft = Draft(basis=basis, material=material, summary=summary)
            return views.laid_out(context.texts, draft)
        found = await run(across, material.values, themes=material.themes, edits=edits)
    except PictureFailed as error:
        raise NotWorkedOut from error
    return views.laid_out(context.texts, DraftAcross(basis=basis, material=material, found=found))


def wanted_of(query: CallbackQuery, pressed: Pressed) -> Wanted:
    """Which round-up a button is about, and who pressed it."""
    person = query.from_user.id
    press = Press(session_id=pressed.number(0), step=pressed.number(1), person=person)
    return Wanted(press=press, scope=pressed.scope(2))


def show_again(
    query: CallbackQuery, laid: Laid, context: Context, chosen: Chosen | None = None
) -> None:
    """Show a draft in the place of the one whose button was pressed."""
    if isinstance(query.message, Message):
        view = views.view(context.texts, laid, chosen)
        post = Post(chat_id=query.message.chat_id, view=view)
        standing_drafts.edit(context, laid.draft.basis, post, query.message.message_id)
