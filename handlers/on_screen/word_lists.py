"""Lists of all the words of a cloud, below its picture: posted once for whoever asks, then kept up
to date, so that what is taken back leaves them too."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from telegram.error import TelegramError

from bot.facilitation import words_shown
from bot.facilitation.clouds import Cloud
from bot.facilitation.words_shown import WordsShown
from bot.workshop.clock import is_recent
from handlers.on_screen import in_place
from handlers.on_screen.means import Means
from handlers.views import cloud as views
from handlers.views.view import View
from handlers.wire.outgoing import Post
from handlers.wire.refusals import is_refusal
from handlers.wire.sending import Urgency
from storage import postings, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage

PAGES = (Kind.ALL_WORDS, Kind.ALL_WORDS_2, Kind.ALL_WORDS_3)
SECONDS_BETWEEN_LOOKS = 60.0


class AllWords:
    """Keeps the lists as they should be. They are posted by LiveViews, one after the other, so no
    two presses post the same list."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._database = means.database
        self._asked: set[tuple[int, int]] = set()
        self._looked_at: dict[tuple[int, int], float] = {}

    def ask(self, session_id: int, value: int, *, is_listed: bool) -> bool:
        """Have the words of a value posted at the next refresh; False if they stand there already,
        or are on their way."""
        at = session_id, value
        if at in self._asked:
            return False
        if is_listed:
            self._look_again(at)
            return False
        self._asked.add(at)
        return True

    def _look_again(self, at: tuple[int, int]) -> None:
        """An admin may have deleted what stood below; one look a minute is enough."""
        now = self._means.now()
        if not is_recent(now, self._looked_at.get(at, -1e9), SECONDS_BETWEEN_LOOKS):
            self._looked_at[at] = now
            self._asked.add(at)

    async def keep(self, cloud: Cloud, place: Place, shown: WordsShown) -> None:
        """Let what stands below a cloud show its words as they are; post it if somebody has asked.

        Raises TelegramError, and is then to be tried again, unless Telegram has refused.
        """
        at = cloud.session.id, cloud.value
        pages, is_asked = _pages(cloud, place, shown), at in self._asked
        if not is_asked and not any(page.is_there for page in pages):
            return
        texts = self._means.texts_in(cloud.session)
        listed = views.all_words(texts, cloud) if may_be_listed(cloud) else ()
        try:
            for page, view in zip_longest(pages, listed):
                await self._keep_page(page, view, is_asked=is_asked)
        except TelegramError as error:
            if is_refusal(error):
                self._asked.discard(at)
            raise
        self._asked.discard(at)

    async def _keep_page(self, page: "_Page", view: View | None, *, is_asked: bool) -> None:
        if view is None:
            await self._take_away(page)
        elif page.old is None:
            await self._post(page, view)
        elif is_asked or page.old.content != view.digest:
            if await self._means.outgoing.edit(page.post(view), page.old.message_id):
                await self._remember(page, view, page.old.message_id)
            else:
                await self._forget(page)
                if is_asked:
                    await self._post(page, view)

    async def _post(self, page: "_Page", view: View) -> None:
        """Post a page, or find it if it was posted when the program was killed."""
        now = await in_place.show(self._means, page.slot, page.post(view), None)
        await self._remember(page, view, now.message_id)

    async def _take_away(self, page: "_Page") -> None:
        """Delete a page. Its words go first: Telegram deletes nothing that is two days old."""
        view = View(self._means.texts_for(page.slot.chat_id)("all_words.taken_back"))
        if page.old is None and page.is_there:
            page = replace(page, old=await self._found(page, view))
        if page.old is not None:
            await self._means.outgoing.edit(page.post(view), page.old.message_id)
            await self._means.outgoing.delete(page.old.chat_id, page.old.message_id)
            await self._forget(page)

    async def _found(self, page: "_Page", view: View) -> ShownMessage:
        """A page that was being posted when the program was killed."""
        now = await in_place.show(self._means, page.slot, page.post(view), None)
        return page.shown(view, now.message_id)

    async def _remember(self, page: "_Page", view: View, message_id: int) -> None:
        def remember(tx: Transaction) -> None:
            shown_messages.put(tx, page.shown(view, message_id))
            postings.end(tx, page.slot)

        await self._database.transaction(remember)

    async def _forget(self, page: "_Page") -> None:
        def forget(tx: Transaction) -> None:
            if page.old is not None:
                shown_messages.forget(tx, page.old.chat_id, page.old.message_id)
            postings.end(tx, page.slot)

        await self._database.transaction(forget)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One message of a list: `old` as it stands; `is_begun` if nobody knows whether it does."""

    slot: Slot
    place: Place
    cloud_id: int | None
    old: ShownMessage | None
    is_begun: bool

    @property
    def is_there(self) -> bool:
        return self.is_begun or self.old is not None

    def post(self, view: View) -> Post:
        return Post(
            chat_id=self.place.chat_id,
            thread_id=self.place.thread_id,
            view=view,
            reply_to=self.cloud_id,
            stays_in_topic=True,
            urgency=Urgency.PICTURE,
        )

    def shown(self, view: View, message_id: int) -> ShownMessage:
        return ShownMessage(
            chat_id=self.place.chat_id,
            message_id=message_id,
            session_id=self.slot.session_id,
            kind=self.slot.kind,
            value=self.slot.value,
            content=view.digest,
        )


def may_be_listed(cloud: Cloud) -> bool:
    """Whether the words of a value may stand in a list: it has closed, with enough people's."""
    return not cloud.is_open and cloud.may_show and bool(cloud.words)


def is_listed(tx: Transaction, cloud: Cloud, place: Place) -> bool:
    """Whether the words of a value stand in its group, or may."""
    shown = words_shown.of_value(tx, cloud.session.id, place.chat_id, cloud.value)
    return any(page.is_there for page in _pages(cloud, place, shown))


def _pages(cloud: Cloud, place: Place, shown: WordsShown) -> list[_Page]:
    photo = shown.standing.get(Kind.CLOUD)
    return [
        _Page(
            slot=Slot(
                session_id=cloud.session.id, kind=kind, chat_id=place.chat_id, value=cloud.value
            ),
            place=place,
            cloud_id=photo.message_id if photo else None,
            old=shown.standing.get(kind),
            is_begun=kind in shown.begun,
        )
        for kind in PAGES
    ]
