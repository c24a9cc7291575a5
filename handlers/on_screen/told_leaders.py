"""What whoever leads a session is told because the group does not see it, once each."""

from collections.abc import Callable

from bot.facilitation.showing import Screens
from bot.texts import Texts
from handlers.on_screen.means import Means
from handlers.views import waiting_posts
from handlers.views.view import View
from handlers.wire.posts import Post
from storage.announcements import Held


class ToldLeaders:
    """Tells facilitators, and remembers what they know by now."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._outgoing = means.outgoing
        self._without_picture: set[int] = set()

    def tell_of_pictures(self, shown: Screens) -> None:
        """A picture did not come through, and the group has words in its place: said once."""
        chat_id = shown.place.chat_id if shown.place else 0
        if chat_id in self._outgoing.without_pictures - self._without_picture:
            self._without_picture.add(chat_id)
            self._tell_all(shown, lambda texts: View(texts("panel.no_picture")))

    def tell_of_refusal(self, shown: Screens, held: Held) -> None:
        """The group sees nothing because Telegram refuses it: somebody has to know, once."""
        if (shown.session.id, held) not in self._outgoing.refusals_told:
            self._outgoing.refusals_told.add((shown.session.id, held))
            self._tell_all(shown, lambda texts: waiting_posts.of_view(texts, shown.session, held))

    def forgive(self, session_id: int) -> None:
        """Somebody has seen to what was refused: if it is again, that is news."""
        self._outgoing.refusals_told -= {(session_id, held) for held in Held}

    def _tell_all(self, shown: Screens, view: Callable[[Texts], View]) -> None:
        for person in shown.facilitators:
            told = view(self._means.texts_for(person))
            self._outgoing.soon(Post(chat_id=person, view=told))
