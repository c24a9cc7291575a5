"""The live cloud: one photo in the group that is edited in place while people answer."""

import logging

from bot.facilitation.showing import Cloud
from bot.word_cloud import Layout, Picture
from bot.word_cloud.studio import PictureFailed, Studio
from handlers.means import Means
from handlers.outgoing import Post
from handlers.sending import Urgency
from handlers.views import group
from storage import shown_messages
from storage.place import Place
from storage.shown_messages import Kind, ShownMessage

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
        try:
            picture = await self._draw(cloud)
        except PictureFailed:
            log.exception("the cloud of value %d could not be drawn", cloud.value + 1)
            return
        post = Post(
            chat_id=place.chat_id,
            thread_id=place.thread_id,
            view=group.cloud(self._means.texts, cloud, picture.left_out),
            picture=picture.image,
            urgency=Urgency.PICTURE,
        )
        message_id = old.message_id if old else None
        if old is None or not await self._outgoing.edit(post, old.message_id):
            message_id = (await self._outgoing.send(post)).message_id
        assert message_id is not None  # noqa: S101 either edited or posted
        shown = ShownMessage(
            chat_id=place.chat_id,
            message_id=message_id,
            session_id=cloud.session.id,
            kind=Kind.CLOUD,
            value=cloud.value,
            content=digest,
        )
        layout = picture.layout.to_json()
        await self._database.transaction(
            lambda tx: shown_messages.put_cloud(tx, shown, cloud.people, layout)
        )

    async def _draw(self, cloud: Cloud) -> Picture:
        layout = Layout.from_json(cloud.layout) if cloud.layout else Layout.empty()
        return await self._studio.draw(cloud.words, layout)

    async def _take_away(self, old: ShownMessage) -> None:
        """So many took their words back that the picture may not stand any longer."""
        await self._outgoing.delete(old.chat_id, old.message_id)
        await self._database.transaction(lambda tx: shown_messages.forget_cloud(tx, old))
