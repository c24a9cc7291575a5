"""Telling people of words of theirs that facilitators took out: in one silent message about each
question, which is edited, and taken away when it tells of nothing any more."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.facilitation import struck_notices
from bot.facilitation.announcing import Telling
from bot.facilitation.struck_notices import NowIs, StruckNotice, ToldWord
from handlers.on_screen.looking import Shown as Stands
from handlers.on_screen.means import Means
from handlers.on_screen.taking_away import take_away
from handlers.views import striking as views
from handlers.wire.posts import Post
from handlers.wire.sending import Urgency
from storage import shown_messages
from storage.database import Transaction
from storage.shown_messages import ShownMessage

SendStruckNotice = Callable[[Post, Callable[[Transaction, Stands], None]], Awaitable[Stands]]


async def show(means: Means, telling: Telling, send: SendStruckNotice) -> None:
    """Bring what somebody was told up to date; what is new is sent by `send`. Raises TelegramError,
    and what that does."""
    fresh: list[ToldWord] = []
    for notice in telling.notices:
        if notice.standing is None:
            fresh += notice.words
        elif not notice.words:
            await take_away(means, notice.standing, "striking.told_nothing")
        elif not await _edit(means, telling, notice, notice.standing):
            # The person has deleted it: only what is out now is worth another message.
            fresh += [word for word in notice.words if word.now is NowIs.OUT]
    if fresh:
        new = replace(telling.notices[-1], words=tuple(fresh), standing=None)
        await send(_post(means, telling, new), partial(_record, telling, new))


async def _edit(means: Means, telling: Telling, notice: StruckNotice, old: ShownMessage) -> bool:
    """Whether the message that stands there says it now; one that is gone is forgotten."""
    work = means.database.transaction
    if await means.outgoing.edit(_post(means, telling, notice), old.message_id):
        shown = struck_notices.shown_as(telling.announcement, notice, old.message_id)
        await work(partial(shown_messages.put, shown=shown))
        return True
    await work(partial(shown_messages.forget, chat_id=old.chat_id, message_id=old.message_id))
    return False


def _post(means: Means, telling: Telling, notice: StruckNotice) -> Post:
    value = notice.at.value or 0
    return Post(
        chat_id=telling.chat_id,
        view=views.told(means.texts_for(telling.chat_id), telling.session, value, notice.words),
        urgency=Urgency.QUESTION,
        has_sound=False,
    )


def _record(telling: Telling, notice: StruckNotice, tx: Transaction, at: Stands) -> None:
    shown_messages.put(tx, struck_notices.shown_as(telling.announcement, notice, at.message_id))
