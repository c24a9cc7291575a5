"""What facilitators change in the draft of a round-up: by a button, or by what they then type."""

from collections.abc import Callable

from telegram import CallbackQuery

from bot.facilitation.rounding_up import editing
from bot.facilitation.rounding_up.editing import EditQuestion, Naming, Reply
from bot.facilitation.rounding_up.posting import Wanted
from bot.round_up import (
    AddTheme,
    DropTheme,
    Edit,
    HideQuote,
    KeyTheme,
    MergeThemes,
    MoveQuote,
    RenameTheme,
    SplitTheme,
    Undo,
)
from bot.round_up.edits import own_key
from bot.round_up.laying_out import Draft
from bot.round_up.sheets import Sheet, SheetQuote, SheetTheme
from bot.workshop.errors import EditGone, NothingToSplit
from handlers import drafts
from handlers.context import Context
from handlers.drafts import Slate
from handlers.rounding_up import draw_up, show_on, wanted_of
from handlers.views import draft as views
from handlers.views import draft_menus as menus
from handlers.views.buttons import Pressed, Verb
from handlers.views.draft import Laid
from handlers.views.round_up import name_of
from handlers.views.view import View
from handlers.wire.outgoing import Post

Typed = RenameTheme | SplitTheme | AddTheme
Change = Callable[[Laid, Pressed], Edit]
# Where in the data the last thing stands that a button names; the number of changes is one.
LAST_NAMED = {Verb.PUT: 4, Verb.MERGE: 4, Verb.NAME_KEY: 4}
NAMED = 3
NAMINGS = {Verb.RENAME: Naming.RENAME, Verb.SPLIT: Naming.SPLIT, Verb.NEW_THEME: Naming.NEW}


def _hide(laid: Laid, pressed: Pressed) -> Edit:
    return HideQuote(quote=_quote(laid.sheet, pressed).key)


def _put(laid: Laid, pressed: Pressed) -> Edit:
    quote, to = _quote(laid.sheet, pressed), _theme(laid.sheet, pressed, 4)
    return MoveQuote(quote=quote.key, origin=laid.sheet.theme_of(quote), to=to.key)


def _drop(laid: Laid, pressed: Pressed) -> Edit:
    return DropTheme(theme=_theme(laid.sheet, pressed).key)


def _merge(laid: Laid, pressed: Pressed) -> Edit:
    themes = (_theme(laid.sheet, pressed), _theme(laid.sheet, pressed, 4))
    if themes[0] == themes[1]:
        raise EditGone
    first = max(themes, key=lambda theme: theme.people)
    return MergeThemes(themes=tuple(theme.key for theme in themes), heading=first.heading)


def _name_key(laid: Laid, pressed: Pressed) -> Edit:
    if not laid.sheet.is_across:
        raise EditGone
    theme = _theme(laid.sheet, pressed)
    if pressed.argument(4) == menus.key_wanted(theme):
        return KeyTheme(theme=theme.key)
    raise EditGone


def _undo(laid: Laid, pressed: Pressed) -> Edit:
    """Pressed twice, it takes back one change."""
    if pressed.number(3) != laid.draft.basis.changes:
        raise EditGone
    return Undo()


CHANGES: dict[Verb, Change] = {
    Verb.HIDE: _hide,
    Verb.PUT: _put,
    Verb.DROP: _drop,
    Verb.MERGE: _merge,
    Verb.NAME_KEY: _name_key,
    Verb.UNDO_EDIT: _undo,
}


def _check_names(pressed: Pressed) -> None:
    """Raise ValueError, before anything is worked out, for data that no button of ours carries."""
    pressed.argument(LAST_NAMED.get(pressed.verb, NAMED))
    if pressed.verb is Verb.UNDO_EDIT:
        pressed.number(NAMED)


async def change(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """A button that changes the draft. What it names may be gone: EditGone, and the draft as it is
    now."""
    _check_names(pressed)
    wanted, slate = wanted_of(query, pressed), Slate.under(query, context)
    work = context.services.means.database.transaction

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        try:
            edit = CHANGES[pressed.verb](laid, pressed)
        except EditGone:
            await show_on(slate, laid, context)
            raise
        await work(lambda tx: editing.record(tx, wanted, edit))
        context.answer(query)
        await show_on(slate, await draw_up(context, wanted), context)

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def ask(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Rename], [Split], [New theme]: what is needed for it is typed."""
    wanted, naming = wanted_of(query, pressed), NAMINGS[pressed.verb]
    if naming is not Naming.NEW:
        _check_names(pressed)
    slate = Slate.under(query, context)

    async def deed() -> None:
        laid = await draw_up(context, wanted)
        heading, theme = "", ""
        if naming is not Naming.NEW:
            try:
                found = _theme(laid.sheet, pressed)
            except EditGone:
                await show_on(slate, laid, context)
                raise
            heading, theme = name_of(context.texts, found), found.key
        draft = query.message.message_id if query.message else 0
        question = EditQuestion(naming=naming, theme=theme, draft=draft, step=wanted.press.step)
        context.answer(query)
        view = views.asking(context.texts, f"draft.ask_{naming}", heading)
        await _ask(context, wanted, question, view)
        await slate.show_if_it_says_that_it_takes_a_while(
            laid.draft.basis, views.view(context.texts, laid)
        )

    await drafts.begin(context, drafts.Errand(wanted, slate, query), deed)


async def take(reply: Reply, context: Context) -> None:
    """What a facilitator types to such a question. When it can't be used, the question stays:
    NameRefused, KeywordsRefused, NothingToSplit."""
    edit, person = editing.edit_of(reply), reply.wanted.press.person
    await context.services.rights.confirm(reply.wanted.press.session_id, person)
    slate = Slate(context, person, reply.question.draft or None)
    work = context.services.means.database.transaction

    async def deed() -> None:
        if isinstance(edit, SplitTheme):
            await _check_split(reply, edit, context)
        await work(lambda tx: editing.take(tx, reply, edit))
        laid = await draw_up(context, reply.wanted)
        if reply.question.draft:
            await show_on(slate, laid, context)
        context.reply(person, _told(context, laid, edit))

    await drafts.begin(context, drafts.Errand(reply.wanted, slate), deed)


async def _ask(context: Context, wanted: Wanted, question: EditQuestion, view: View) -> None:
    message = await context.outgoing.send(Post(chat_id=wanted.press.person, view=view))
    await context.services.means.database.transaction(
        lambda tx: editing.ask(tx, wanted, question, message.message_id)
    )


async def _check_split(reply: Reply, edit: SplitTheme, context: Context) -> None:
    """NothingToSplit if no sentence has the words: somebody should look for better ones."""
    draft = (await draw_up(context, reply.wanted, edit)).draft
    if isinstance(draft, Draft):
        found = (*draft.summary.themes, *draft.summary.raised)
        if own_key(edit.heading) not in [theme.key for theme in found]:
            raise NothingToSplit


def _told(context: Context, laid: Laid, edit: Typed) -> View:
    """That it is done, and a way to the draft, which may be far above."""
    basis = laid.draft.basis
    shown = [theme.key for theme in laid.sheet.all_themes]
    shows = isinstance(edit, RenameTheme) or own_key(edit.heading) in shown
    see = views.see_button(context.texts, basis.session, basis.scope)
    return views.changed(context.texts, ((see,),), shows=shows)


def _theme(sheet: Sheet, pressed: Pressed, index: int = 3) -> SheetTheme:
    found = menus.theme_named(sheet, pressed.argument(index))
    if found is None:
        raise EditGone
    return found[1]


def _quote(sheet: Sheet, pressed: Pressed) -> SheetQuote:
    found = menus.quote_named(sheet, pressed.argument(3))
    if found is None:
        raise EditGone
    return found[1]
