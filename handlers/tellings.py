"""What is said, as a post; and what of it is remembered, so that replies are understood."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.facilitation import adding, no_cloud, receipts, unsaying
from bot.facilitation.announcing import Telling
from bot.facilitation.receipts import WhichQuestion
from bot.workshop.scope import Scope
from handlers.on_screen.looking import Shown as Stands
from handlers.on_screen.means import Means
from handlers.views import (
    checking,
    farewell,
    group,
    idling,
    private,
    recognising,
    round_up,
)
from handlers.views.view import View
from handlers.wire.posts import Post
from handlers.wire.sending import Urgency
from storage.announcements import Kind
from storage.shown_messages import Kind as Shown
from storage.shown_messages import ShownMessage

REPLIED_TO = {
    Kind.QUESTION: Shown.QUESTION,
    Kind.STATEMENT: Shown.STATEMENT,
    Kind.PROMPT: Shown.PROMPT,
    # Kept so that an undo takes it away; replies to it are no answers.
    **dict.fromkeys((Kind.BACK, Kind.PAUSED, Kind.RESUMED), Shown.NEWS),
    Kind.NO_CLOUD: Shown.NO_CLOUD,
    **dict.fromkeys((Kind.CANCELLED, Kind.THANKS), Shown.NEWS),
    Kind.ARCHIVE: Shown.ARCHIVE,
    Kind.BACK_TO_QUESTION: Shown.QUESTION,
    Kind.BACK_TO_PROMPT: Shown.PROMPT,
    Kind.ROUND_UP: Shown.ROUND_UP,
    Kind.MISSING: Shown.MISSING,
    Kind.LATE_FOR_CLOUD: Shown.RECEIPT,
    Kind.ENDED: Shown.CLOSING,
    Kind.CHECK_IN: Shown.CHECK_IN,
    Kind.CHECK_OUT: Shown.CHECK_OUT,
}
# What people said stands in these.
OF_PEOPLE = frozenset({Kind.ROUND_UP, Kind.ENDED})
# What makes a sound in the group; all else is there when one looks.
WITH_SOUND = frozenset({Kind.QUESTION, Kind.PROMPT, Kind.ROUND_UP})


class Tellings:
    """Makes posts of what is to be said."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._bot = means.outgoing.bot
        self._farewell = farewell.Farewell(signposting=means.signposting, days=means.sealing_days)

    def post(self, telling: Telling) -> Post:
        """What is sent, and where."""
        return Post(
            chat_id=telling.chat_id,
            thread_id=telling.thread_id,
            view=self._view(telling),
            urgency=Urgency.QUESTION,
            has_sound=telling.announcement.kind in WITH_SOUND or None,
            stays_in_topic=telling.announcement.kind in OF_PEOPLE,
        )

    def _view(self, telling: Telling) -> View:
        if telling.announcement.person_id is not None:
            return self._to_one(telling)
        return self._to_group(telling)

    def _to_one(self, telling: Telling) -> View:
        texts = self._means.texts_for(telling.chat_id)
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.MISSING: lambda: recognising.asking(texts, session, Scope(value, prompt)),
            Kind.THANKS: lambda: farewell.thanks(texts, session, self._farewell),
            Kind.CHECK_IN: lambda: checking.asking(texts, session, leaving=False),
            Kind.CHECK_OUT: lambda: checking.asking(texts, session, leaving=True),
            Kind.CANCELLED: lambda: View(texts("ended.cancelled")),
            Kind.IDLE: lambda: idling.idle(texts, telling),
            Kind.LATE_FOR_CLOUD: lambda: private.late_for_cloud(texts, session, value),
            Kind.OUTDATED: lambda: View(texts("archives.outdated")),
            Kind.KEPT: lambda: View(texts("receipt.late_notice")),
        }
        return views[announcement.kind]()

    def _to_group(self, telling: Telling) -> View:
        texts = self._means.texts_in(telling.session)
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        way_in = group.way_in(texts, session, self._bot.username, telling.token)
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.QUESTION: lambda: group.question(texts, session, value, way_in),
            Kind.STATEMENT: lambda: group.statement(texts, session, value),
            Kind.PROMPT: lambda: group.prompt(texts, session, value, prompt, way_in),
            Kind.PAUSED: lambda: group.paused(texts),
            Kind.RESUMED: lambda: group.resumed(texts),
            Kind.NO_CLOUD: lambda: View(texts(f"no_cloud.{telling.why_none}")),
            Kind.BACK: lambda: group.back(texts, session, value),
            Kind.BACK_TO_QUESTION: lambda: group.back_to_question(texts, session, value, way_in),
            Kind.BACK_TO_PROMPT: lambda: group.back_to_prompt(
                texts, session, Scope(value, prompt), way_in
            ),
            Kind.CANCELLED: lambda: View(texts("ended.cancelled")),
            Kind.ENDED: lambda: farewell.ended(texts, session, telling.words, self._farewell),
        }
        if telling.sheet is not None and telling.reception is not None:
            under = recognising.under(texts, telling.reception, self._bot.username)
            return round_up.posted(texts, telling.sheet, under)
        return views[announcement.kind]()


def remembered(telling: Telling, at: Stands) -> ShownMessage | None:
    """What to remember, so that replies to the message are understood."""
    about = telling.announcement
    kind, scope = REPLIED_TO.get(about.kind), Scope(about.value, about.prompt)
    if kind is None:
        return None
    if kind is Shown.MISSING:
        return adding.asking(telling.session.id, scope, at.chat_id, at.message_id)
    if kind is Shown.RECEIPT:
        of_question = WhichQuestion(session_id=about.session_id, scope=scope)
        found = receipts.receipt(of_question, at.chat_id, at.message_id)
        return replace(found, content=(found.content or b"") + unsaying.mark(about.step))
    return ShownMessage(
        chat_id=at.chat_id,
        message_id=at.message_id,
        session_id=telling.session.id,
        kind=kind,
        value=about.value,
        prompt=about.prompt,
        content=_content(telling, kind),
    )


def _content(telling: Telling, kind: Shown) -> bytes | None:
    """At which step it was said and, of why there is no cloud, what it says."""
    step = telling.announcement.step
    if kind is Shown.NO_CLOUD:
        return no_cloud.said(step, telling.why_none)
    return unsaying.mark(step) if kind in unsaying.SAID else None
