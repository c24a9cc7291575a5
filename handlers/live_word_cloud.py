"""The live cloud: one photo in the group that is edited in place while people answer."""

import logging

from bot.facilitation.showing import Cloud
from bot.word_cloud import Layout, Picture
from bot.word_cloud.studio import PictureFailed, Studio
from handlers import in_place
from handlers.means import Means
from handlers.outgoing import Post
from handlers.sending import Urgency
from handlers.views import group
from storage import shown_messages
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage

ATTEMPTS = 2
log = logging.getLogger(__name__)


class LiveWordCloud:
    """Draws and shows clouds; pictures of one that grows are `seconds` apart at least."""

    def __init__(self, means: Means, studio: Studio, seconds: float) -> None:
        self._means = means
        self._database = means.database
        self._outgoing = means.outgoing
        self._studio = studio
        self._seconds = seconds
        self._shown_at: dict[tuple[int, int], float] = {}

    async def show(self, cloud: Cloud, place: Place | None) -> bool:
        """Bring the picture of a value up to date; whether one is owed for later."""
        if place is None:
            return False
        at = (cloud.session.id, cloud.value)
        old = await self._database.transaction(
            lambda tx: shown_messages.newest(tx, at[0], Kind.CLOUD, place.chat_id, at[1])
        )
        if cloud.must_vanish and old is not None:
            await self._take_away(old)
            return False
        digest = group.cloud(self._means.texts, cloud).digest
        if not cloud.may_show or not cloud.words or (old and old.content == digest):
            return False
        if cloud.is_open and self._means.now() - self._shown_at.get(at, -1e9) < self._seconds:
            return True
        self._shown_at[at] = self._means.now()
        await self._draw_and_show(cloud, place, old, digest)
        return False

    async def _draw_and_show(
        self, cloud: Cloud, place: Place, old: ShownMessage | None, digest: bytes
    ) -> None:
        picture = await self._draw(cloud)
        if picture is None and old is not None:
            # It may show words that were taken back: better none than that one.
            await self._outgoing.delete(old.chat_id, old.message_id)
            old = None
        post = Post(
            chat_id=place.chat_id,
            thread_id=place.thread_id,
            view=group.cloud(self._means.texts, cloud, picture.left_out if picture else ()),
            picture=picture.image if picture else None,
            urgency=Urgency.PICTURE,
        )
        now = await in_place.show(self._outgoing, post, old.message_id if old else None)
        shown = ShownMessage(
            chat_id=now.chat_id,
            message_id=now.message_id,
            session_id=cloud.session.id,
            kind=Kind.CLOUD,
            value=cloud.value,
            content=digest,
        )
        layout = (picture.layout if picture else Layout.empty()).to_json()
        await self._database.transaction(
            lambda tx: shown_messages.put_cloud(tx, shown, cloud.people, layout)
        )

    async def _draw(self, cloud: Cloud) -> Picture | None:
        """The next picture; None when it can't be made: the caption has the words too."""
        for _ in range(ATTEMPTS):
            try:
                layout = Layout.from_json(cloud.layout) if cloud.layout else Layout.empty()
                return await self._studio.draw(cloud.words, layout)
            except PictureFailed:
                continue
            except Exception as error:
                # Whatever a word does to a picture: it is one value's picture, not the workshop.
                log.error("a picture failed: %s", type(error).__name__)
                break
        log.error("the cloud of value %d can't be drawn", cloud.value + 1)
        return None

    async def _take_away(self, old: ShownMessage) -> None:
        """So many took their words back that the picture may not stand any longer."""
        await self._outgoing.delete(old.chat_id, old.message_id)
        await self._database.transaction(lambda tx: shown_messages.forget_cloud(tx, old))
