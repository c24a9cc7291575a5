"""Round-ups in the group, and drafts of them, kept to what nobody has taken back."""

from functools import partial

from bot.facilitation.rounding_up import standing_drafts, standing_posts
from bot.facilitation.rounding_up.approving import scope_of
from bot.workshop.session import Session
from handlers.on_screen.means import Means
from handlers.on_screen.recounting import Recounting
from handlers.on_screen.standing_reviews import keep_review
from handlers.views import draft, recognising, round_up
from handlers.views.view import View
from handlers.wire.outgoing import Found, Post
from storage import out_of_date, shown_messages
from storage.database import Transaction
from storage.shown_messages import Kind, ShownMessage


async def withdraw_from_posts(means: Means, session_id: int, recounting: Recounting) -> bool:
    """Edit what shows words that were changed or taken back, or was approved anew, or has another
    number under it; whether such a number is owed for later.

    A post that is gone is not made again. Raises TelegramError, and is then to be tried again.
    """
    work = means.database.transaction
    is_owed = False
    for outdated in await work(lambda tx: standing_posts.outdated(tx, session_id)):
        if recounting.must_wait(outdated.shown):
            is_owed = True
            continue
        texts = means.texts_in(outdated.sheet.session)
        under = recognising.under(texts, outdated.reception, means.outgoing.bot.username)
        view = round_up.posted(texts, outdated.sheet, under)
        urgency = recounting.urgency(outdated.shown)
        post = Post(chat_id=outdated.shown.chat_id, view=view, urgency=urgency)
        found = await means.outgoing.try_words(post, outdated.shown.message_id)
        recounting.edited(outdated.shown)
        await work(partial(_record, outdated=outdated, found=found))
    return is_owed


async def withdraw_from_drafts(means: Means, session_id: int) -> bool:
    """Take drafts away, and words to choose from, that show words that were changed or taken back;
    nothing is owed then.

    Raises TelegramError, and is then to be tried again.
    """
    work = means.database.transaction
    for session, shown in await work(lambda tx: standing_drafts.outdated(tx, session_id)):
        at = shown.chat_id, shown.message_id
        now = await work(partial(shown_messages.find, chat_id=at[0], message_id=at[1]))
        if now != shown or at in means.at_work:
            continue  # A draft stands there, or will, since they were looked for.
        if shown.kind is Kind.REVIEW and await keep_review(means, shown):
            continue
        view = _in_its_place(means, session, shown)
        await means.outgoing.edit(Post(chat_id=shown.chat_id, view=view), shown.message_id)
        gone = partial(shown_messages.forget, chat_id=shown.chat_id, message_id=shown.message_id)
        await work(gone)
    return False


def _in_its_place(means: Means, session: Session, shown: ShownMessage) -> View:
    texts = means.texts_for(shown.chat_id)
    if shown.kind in (Kind.CHOICES, Kind.REVIEW, Kind.TEXTS):
        of_texts = shown.kind is Kind.TEXTS
        return View(texts("reading.out_of_date" if of_texts else "same_words.out_of_date"))
    is_unfinished = standing_drafts.is_unfinished(shown)
    put = draft.unfinished if is_unfinished else draft.out_of_date
    return put(texts, session, scope_of(shown))


def _record(tx: Transaction, outdated: standing_posts.Outdated, found: Found) -> None:
    """It shows what it should; or somebody has deleted it, and the next one is a new one."""
    shown = outdated.shown
    if found is Found.NOTHING:
        shown_messages.forget(tx, shown.chat_id, shown.message_id)
    else:
        out_of_date.mark_current(tx, shown)
