"""What is said, as a post; and what of it is remembered, so that replies are understood."""

from collections.abc import Callable, Mapping

from bot.facilitation import adding, unsaying
from bot.facilitation.announcing import Telling
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
    striking,
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
    Kind.BACK: Shown.STATEMENT,
    Kind.BACK_TO_QUESTION: Shown.QUESTION,
    Kind.BACK_TO_PROMPT: Shown.PROMPT,
    Kind.ROUND_UP: Shown.ROUND_UP,
    Kind.MISSING: Shown.MISSING,
    Kind.ENDED: Shown.CLOSING,
    Kind.CHECK_IN: Shown.CHECK_IN,
    Kind.CHECK_OUT: Shown.CHECK_OUT,
}
# What people said stands in these.
OF_PEOPLE = frozenset({Kind.ROUND_UP, Kind.ENDED})
# What makes a sound in the group; all else is there when one looks.
WITH_SOUND = frozenset({Kind.QUESTION, Kind.PROMPT, Kind.ROUND_UP})
# And what nobody is to be startled by.
WITHOUT_SOUND = frozenset({Kind.STRUCK})


class Tellings:
    """Makes posts of what is to be said."""

    def __init__(self, means: Means) -> None:
        self._texts = means.texts
        self._bot = means.outgoing.bot
        self._farewell = farewell.Farewell(signposting=means.signposting, days=means.sealing_days)

    def post(self, telling: Telling) -> Post:
        """What is sent, and where."""
        return Post(
            chat_id=telling.chat_id,
            thread_id=telling.thread_id,
            view=self._view(telling),
            urgency=Urgency.QUESTION,
            has_sound=_has_sound(telling.announcement.kind),
            stays_in_topic=telling.announcement.kind in OF_PEOPLE,
        )

    def _view(self, telling: Telling) -> View:
        if telling.announcement.person_id is not None:
            return self._to_one(telling)
        return self._to_group(telling)

    def _to_one(self, telling: Telling) -> View:
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.MISSING: lambda: recognising.asking(self._texts, session, Scope(value, prompt)),
            Kind.THANKS: lambda: farewell.thanks(self._texts, session, self._farewell),
            Kind.CHECK_IN: lambda: checking.asking(self._texts, session, leaving=False),
            Kind.CHECK_OUT: lambda: checking.asking(self._texts, session, leaving=True),
            Kind.CANCELLED: lambda: View(self._texts("ended.cancelled")),
            Kind.UNDONE: lambda: View(self._texts("undone.goes_on")),
            Kind.IDLE: lambda: idling.idle(self._texts, telling),
            Kind.LATE_FOR_CLOUD: lambda: private.late_for_cloud(self._texts, session, value),
            Kind.OUTDATED: lambda: View(self._texts("archives.outdated")),
            Kind.STRUCK: lambda: striking.told(self._texts, session, value, telling.struck),
            Kind.KEPT: lambda: View(self._texts("receipt.late_notice")),
        }
        return views[announcement.kind]()

    def _to_group(self, telling: Telling) -> View:
        session, announcement = telling.session, telling.announcement
        value, prompt = announcement.value, announcement.prompt
        link = group.join_link(self._bot.username, telling.token)
        views: Mapping[Kind, Callable[[], View]] = {
            Kind.QUESTION: lambda: group.question(self._texts, session, value, link),
            Kind.STATEMENT: lambda: group.statement(self._texts, session, value),
            Kind.PROMPT: lambda: group.prompt(self._texts, session, value, prompt, link),
            Kind.PAUSED: lambda: group.paused(self._texts),
            Kind.RESUMED: lambda: group.resumed(self._texts),
            Kind.NO_CLOUD: lambda: View(self._texts("cloud.none")),
            Kind.BACK: lambda: group.back(self._texts, session, value),
            Kind.BACK_TO_QUESTION: lambda: group.back_to_question(
                self._texts, session, value, link
            ),
            Kind.BACK_TO_PROMPT: lambda: group.back_to_prompt(
                self._texts, session, Scope(value, prompt), link
            ),
            Kind.CANCELLED: lambda: View(self._texts("ended.cancelled")),
            Kind.UNDONE: lambda: group.undone(self._texts, session),
            Kind.ENDED: lambda: farewell.ended(self._texts, session, telling.words, self._farewell),
        }
        if telling.sheet is not None and telling.reception is not None:
            under = recognising.under(self._texts, telling.reception, self._bot.username)
            return round_up.posted(self._texts, telling.sheet, under)
        return views[announcement.kind]()


def _has_sound(kind: Kind) -> bool | None:
    if kind in WITHOUT_SOUND:
        return False
    return kind in WITH_SOUND or None


def remembered(telling: Telling, at: Stands) -> ShownMessage | None:
    """What to remember, so that replies to the message are understood."""
    kind = REPLIED_TO.get(telling.announcement.kind)
    if kind is None:
        return None
    if kind is Shown.MISSING:
        scope = Scope(telling.announcement.value, telling.announcement.prompt)
        return adding.asking(telling.session.id, scope, at.chat_id, at.message_id)
    return ShownMessage(
        chat_id=at.chat_id,
        message_id=at.message_id,
        session_id=telling.session.id,
        kind=kind,
        value=telling.announcement.value,
        prompt=telling.announcement.prompt,
        content=unsaying.mark(telling.announcement.step) if kind in unsaying.SAID else None,
    )
