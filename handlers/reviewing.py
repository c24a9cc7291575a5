"""[To look at] and [Review]: what is held back leaves only when somebody lets it."""

from telegram import CallbackQuery

from bot.facilitation import reviewing, standing_reviews
from bot.facilitation.reviewing import ReviewAsked, UnderReview
from bot.workshop.errors import NothingThere
from handlers import choices
from handlers.choices import Choosing
from handlers.context import Context
from handlers.views import reviewing as views
from handlers.views.buttons import Pressed
from handlers.views.view import View
from storage.database import Transaction
from storage.shown_messages import Kind


async def show(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[To look at: 3], [Review …], or the way to another text."""
    asked = await _asked(query, pressed, context)
    key = pressed.key(2) if len(pressed.arguments) > 2 else None
    found = await context.do(lambda tx: reviewing.see(tx, asked, key))
    choosing, view = _choosing(context, asked, found), views.review(context.texts, found)
    context.answer(query)
    if found.is_sealed:
        _show_kept(query, context, view, anew=key is None)
    elif key is None:
        await choices.show_anew(context, asked.person, choosing, view)
    else:
        await choices.show_in_place(query, context, choosing, view)


async def decide(query: CallbackQuery, pressed: Pressed, context: Context) -> None:
    """[Include], [Mask], [Leave out]."""
    asked, key = await _asked(query, pressed, context), pressed.key(2)
    verdict = views.READ.get(pressed.argument(3))
    if verdict is None:
        raise ValueError(pressed.arguments)

    def put(tx: Transaction) -> UnderReview:
        found = reviewing.decide(tx, asked, key, verdict)
        if not found.is_sealed:
            choices.stand_in(tx, query, _choosing(context, asked, found))
        return found

    try:
        found = await context.do(put)
    except NothingThere:
        now = await context.do(lambda tx: reviewing.see(tx, asked))
        context.show_in_place(query, views.review(context.texts, now))
        raise
    context.answer(query, context.texts(f"review_done.{verdict}"))
    context.show_in_place(query, views.review(context.texts, found))
    await context.services.after_change(asked.session_id, at_once=True)


async def _asked(query: CallbackQuery, pressed: Pressed, context: Context) -> ReviewAsked:
    """Who asks for what. That they may is asked of Telegram: what is held back is handed over."""
    session_id, person, mode = pressed.number(0), query.from_user.id, pressed.argument(1)
    if mode not in (views.WAITING, views.ALL):
        raise ValueError(pressed.arguments)
    await context.services.rights.confirm_to_hand_over(session_id, person)
    return ReviewAsked(
        session_id=session_id,
        person=person,
        trusted=context.trusted,
        everything=mode == views.ALL,
    )


def _show_kept(query: CallbackQuery, context: Context, view: View, *, anew: bool) -> None:
    """Of what was sealed nothing is taken back: nothing need be remembered."""
    if anew:
        context.reply(query.from_user.id, view)
    else:
        context.show_in_place(query, view)


def _choosing(context: Context, asked: ReviewAsked, found: UnderReview) -> Choosing:
    """Where it is remembered what stands there: what is taken back leaves it at once."""
    here = found.here
    key = here.key if here is not None else None

    def look(tx: Transaction) -> View:
        return views.review(context.texts, reviewing.see(tx, asked, key))

    value = here.value if here is not None else 0
    return Choosing(
        session_id=asked.session_id,
        value=value,
        look=look,
        kind=Kind.REVIEW,
        content=standing_reviews.remembered(found),
    )
