"""The live cloud: one photo in the group that is edited in place while people answer.

When its question closes it is posted anew, below what was written meanwhile. Where a picture can't
be made the words are shown as text, in one message as well.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.facilitation import clouds, deleted_clouds, pictures_shown, words_shown
from bot.facilitation.clouds import Cloud
from bot.word_cloud import Layout, NothingToDraw, Picture
from bot.word_cloud.studio import Haste, PictureFailed, Studio
from bot.workshop.clock import is_recent
from handlers.on_screen import in_place, taking_away
from handlers.on_screen.in_place import Deleted, Shown
from handlers.on_screen.means import Means
from handlers.on_screen.rare_pictures import RarePictures
from handlers.on_screen.word_lists import AllWords
from handlers.on_screen.words_so_far import WordsSoFar
from handlers.views import cloud as views
from handlers.views.view import View
from handlers.wire.outgoing import Drawn, Post
from handlers.wire.sending import Urgency
from storage import postings, shown_clouds
from storage.database import Transaction
from storage.place import Place
from storage.postings import Slot
from storage.shown_clouds import ShownLayout
from storage.shown_messages import Kind, ShownMessage

ATTEMPTS = 2
log = logging.getLogger(__name__)


class _Overtaken(Exception):
    """While it waited, the cloud became one that is not to be shown, or is shown already."""


class _CannotDraw(Exception):
    """There is no picture; the words can be shown without."""


class LiveWordCloud:
    """Draws and shows clouds; pictures of one that grows are `seconds` apart at least. `asked` is
    told of sessions where somebody has deleted one, `came` of those where one was shown or went."""

    def __init__(self, means: Means, studio: Studio, seconds: float) -> None:
        self._means = means
        self._database = means.database
        self._studio = studio
        self._seconds = seconds
        self.all_words = AllWords(means)
        self.rare_pictures = RarePictures(means, studio)
        self.words_so_far = WordsSoFar(means, studio)
        self._shown_at: dict[tuple[int, int], float] = {}
        self._hastened: set[tuple[int, int]] = set()
        self.asked: Callable[[int], object] = lambda _: None
        self.came: Callable[[int], object] = lambda _: None

    @property
    def seconds(self) -> float:
        """How far apart the edits are of what grows while people press and say things."""
        return self._seconds

    async def show(self, cloud: Cloud, place: Place | None) -> bool:
        """Bring the picture of a value up to date, and what stands below it; whether a picture is
        owed for later."""
        if place is None:
            return False
        at = cloud.session.id, place.chat_id, cloud.value
        shown = await self._database.transaction(lambda tx: words_shown.of_value(tx, *at))
        try:
            await self.all_words.keep(cloud, place, shown)
        finally:
            # Whatever is wrong with the list: what was taken back leaves the pictures.
            try:
                is_owed = await self._show_picture(cloud, place, shown.standing.get(Kind.CLOUD))
            finally:
                await self.rare_pictures.keep(cloud, place, shown)
        await self._take_away_all(shown.overtaken)
        return is_owed

    async def _show_picture(self, cloud: Cloud, place: Place, old: ShownMessage | None) -> bool:
        at = (cloud.session.id, cloud.value)
        if cloud.must_vanish and old is not None:
            await self._take_away(cloud, old)
            return False
        if not self._is_news(cloud, old):
            return False
        if self._must_wait(cloud):
            return True
        turn = _Turn(self, cloud, old)
        try:
            await self._post(turn, place)
        except _Overtaken:
            return False
        except Deleted:
            await self._ask(cloud.session.id, old)
            return False
        finally:
            self._shown_at[at] = self._means.now()
        return False

    def hasten(self, session_id: int, value: int) -> None:
        """Words of a value were taken out: its picture is not to wait until the next is due."""
        self._hastened.add((session_id, value))

    def _must_wait(self, cloud: Cloud) -> bool:
        at = (cloud.session.id, cloud.value)
        is_fresh = is_recent(self._means.now(), self._shown_at.get(at, -1e9), self._seconds)
        return cloud.is_open and is_fresh and at not in self._hastened

    async def _ask(self, session_id: int, old: ShownMessage | None) -> None:
        """Somebody has deleted the picture: facilitators are asked in their panels."""
        if old is not None:
            await self._database.transaction(lambda tx: deleted_clouds.ask(tx, old))
            self.asked(session_id)

    def _is_news(self, cloud: Cloud, old: ShownMessage | None) -> bool:
        """Whether a cloud may be shown, and is not what is shown already, where it belongs."""
        if not (cloud.may_show and cloud.words):
            return False
        if old is not None and deleted_clouds.is_withheld(old):
            return False
        if old is None or cloud.comes_anew:
            return True
        return old.content != views.content(self._means.texts_in(cloud.session), cloud)

    async def _post(self, turn: "_Turn", place: Place) -> None:
        cloud, old = turn.cloud, turn.old
        at = (cloud.session.id, cloud.value)
        post = Post(
            chat_id=place.chat_id,
            thread_id=place.thread_id,
            view=views.cloud(self._means.texts_in(cloud.session), cloud),
            newest=turn.draw,
            # What was taken out is not to wait for room beside other posts.
            urgency=Urgency.RECEIPT if at in self._hastened else Urgency.PICTURE,
        )
        slot = Slot(
            session_id=cloud.session.id, kind=Kind.CLOUD, chat_id=place.chat_id, value=cloud.value
        )
        stands = old.message_id if old and not cloud.comes_anew else None
        if old is not None and stands is None:
            await in_place.check_is_there(self._means, slot, post, old.message_id)
        try:
            now = await in_place.show(self._means, slot, post, stands)
        except _CannotDraw:
            words = replace(post, view=turn.view, newest=None)
            now = await in_place.show(self._means, slot, words, stands)
        self._hastened.discard(at)
        shown = await self._database.transaction(lambda tx: turn.record(tx, slot, now))
        self.came(cloud.session.id)
        await self._take_older_away(shown)

    async def newest(self, cloud: Cloud, old: ShownMessage | None) -> Cloud:
        """How the cloud stands when its turn has come. Raises _Overtaken if it is not to be shown
        any more: whatever changed that has it looked at again."""
        at = (cloud.session.id, cloud.value)
        fresh = await self._database.transaction(lambda tx: clouds.now(tx, *at))
        if fresh is None or fresh.must_vanish or not self._is_news(fresh, old):
            raise _Overtaken
        return fresh

    def view(self, cloud: Cloud, picture: Picture | None) -> View:
        """The words under a picture, or in its place."""
        return views.cloud(
            self._means.texts_in(cloud.session), cloud, picture.left_out if picture else ()
        )

    def content(self, cloud: Cloud) -> bytes:
        """What tells a cloud from another."""
        return views.content(self._means.texts_in(cloud.session), cloud)

    async def draw(self, cloud: Cloud) -> Picture | None:
        """The next picture; None when it can't be made: the caption has the words too."""
        for _ in range(ATTEMPTS):
            try:
                layout = Layout.from_json(cloud.layout) if cloud.layout else Layout.empty()
                return await self._studio.desk(cloud.session.id, Haste.LIVE).draw(
                    cloud.words, layout
                )
            except PictureFailed:
                continue
            except NothingToDraw:
                return None
            except Exception as error:
                # Whatever a word does to a picture: it is one value's picture, not the workshop.
                log.error("a picture failed: %s", type(error).__name__)
                break
        log.error("the cloud of value %d can't be drawn", cloud.value + 1)
        return None

    async def _take_away(self, cloud: Cloud, old: ShownMessage) -> None:
        """So many took their words back that the picture may not stand any longer, or what showed
        it was undone."""
        key = "undone.too_early" if cloud.is_undone else "cloud.taken_away"
        await taking_away.take_away(self._means, old, key)
        await self._database.transaction(lambda tx: shown_clouds.forget(tx, old))
        self.came(cloud.session.id)

    async def _take_older_away(self, shown: ShownMessage) -> None:
        """The message that shows a cloud is the only one."""
        await self._take_away_all(
            await self._database.transaction(lambda tx: words_shown.overtaken_by(tx, shown))
        )

    async def _take_away_all(self, overtaken: Iterable[ShownMessage]) -> None:
        for old in overtaken:
            await taking_away.take_away(self._means, old, "cloud.further_down")


class _Turn:
    """One picture on its way: what is drawn when its turn has come, and then remembered."""

    def __init__(self, clouds: LiveWordCloud, cloud: Cloud, old: ShownMessage | None) -> None:
        self.old = old
        self.cloud = cloud
        self.view = clouds.view(cloud, None)
        self._clouds = clouds
        self._picture: Picture | None = None

    async def draw(self) -> Drawn:
        """The newest picture. Raises _Overtaken or _CannotDraw."""
        self.cloud = await self._clouds.newest(self.cloud, self.old)
        self._picture = await self._clouds.draw(self.cloud)
        self.view = self._clouds.view(self.cloud, self._picture)
        if self._picture is None:
            raise _CannotDraw
        return Drawn(view=self.view, picture=self._picture.image)

    def record(self, tx: Transaction, slot: Slot, now: Shown) -> ShownMessage:
        """Remember what is shown now, and where."""
        shown = ShownMessage(
            chat_id=now.chat_id,
            message_id=now.message_id,
            session_id=slot.session_id,
            kind=slot.kind,
            value=slot.value,
            content=self._clouds.content(self.cloud),
        )
        layout = pictures_shown.as_kept(self.cloud, self._picture)
        closed = not self.cloud.is_open
        clouds.came(tx, shown, ShownLayout(layout=layout, closed=closed))
        postings.end(tx, slot)
        return shown
