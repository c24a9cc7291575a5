"""Pictures of the words so far, in the chats of people who have answered: posted when somebody asks
for one, and kept up to date where words in it were taken back."""

import asyncio
import logging
from collections import OrderedDict
from functools import partial

from telegram.error import TelegramError

from bot.facilitation import words_so_far
from bot.facilitation.clouds import Cloud
from bot.facilitation.words_so_far import OutdatedWords
from bot.word_cloud import Layout, NothingToDraw, Picture
from bot.word_cloud.studio import Haste, PictureFailed, Studio
from bot.workshop.session import Reveal, Session
from handlers.on_screen import in_place, taking_away
from handlers.on_screen.in_place import InDoubt, Shown
from handlers.on_screen.means import Means
from handlers.views import cloud as views
from handlers.wire.posts import Post
from handlers.wire.refusals import is_refusal
from handlers.wire.sending import Urgency
from storage.database import StorageError
from storage.shown_messages import Kind, ShownMessage

# As many values as may be open at the same time; each picture has the weight of a photo.
PICTURES_KEPT = 16
# Two tries with the picture, and one without it.
PAUSES = (0.0, 1.0, 3.0)
log = logging.getLogger(__name__)


class WordsSoFar:
    """Draws each snapshot once, and shows it to whoever asks."""

    def __init__(self, means: Means, studio: Studio) -> None:
        self._means = means
        self._studio = studio
        self._drawn: OrderedDict[tuple[int, int], tuple[bytes, Picture | None]] = OrderedDict()
        self._drawing = asyncio.Lock()

    async def show(self, cloud: Cloud, person: int) -> None:
        """Post the words to one person; if pictures don't come through, without one. Who gets
        nothing presses again."""
        slot = words_so_far.slot(cloud, person)
        post = await self._post(cloud, person)
        for pause in PAUSES:
            await asyncio.sleep(pause)
            try:
                now = await in_place.show(self._means, slot, post, None)
                await self._record(cloud, now)
                return
            except (TelegramError, InDoubt, StorageError) as error:
                log.warning("words so far were not shown: %s", type(error).__name__)
                if isinstance(error, TelegramError) and is_refusal(error):
                    return

    async def keep(self, session: Session) -> bool:
        """Bring up to date what shows words that were taken back; nothing is owed then. Raises
        TelegramError, and is then to be tried again."""
        if session.reveal is Reveal.OWN_FIRST:
            look = partial(words_so_far.outdated, session_id=session.id)
            for outdated in await self._means.database.transaction(look):
                await self._keep(outdated)
        return False

    async def _keep(self, outdated: OutdatedWords) -> None:
        shown, cloud = outdated.shown, outdated.cloud
        if cloud is None:
            await taking_away.take_away(self._means, shown, "cloud.taken_away")
            return
        post = await self._post(cloud, shown.chat_id)
        if await self._means.outgoing.edit(post, shown.message_id):
            await self._record(cloud, Shown(chat_id=shown.chat_id, message_id=shown.message_id))
        else:
            await taking_away.take_away(self._means, shown, "cloud.taken_away")

    async def _post(self, cloud: Cloud, person: int) -> Post:
        picture, texts = await self._picture(cloud), self._means.texts_for(person)
        return Post(
            chat_id=person,
            view=views.so_far(texts, cloud, picture.left_out if picture else ()),
            picture=picture.image if picture else None,
            urgency=Urgency.RECEIPT,
            has_sound=False,
        )

    async def _picture(self, cloud: Cloud) -> Picture | None:
        """The picture of a snapshot, drawn once; None where none can be made."""
        at, content = (
            (cloud.session.id, cloud.value),
            self._content(cloud),
        )
        async with self._drawing:
            known = self._drawn.get(at)
            if known is not None and known[0] == content:
                return known[1]
            before = known[1] if known is not None else None
            picture = await self._draw(cloud, before.layout if before else Layout.empty())
            self._drawn[at] = content, picture
            self._drawn.move_to_end(at)
            while len(self._drawn) > PICTURES_KEPT:
                self._drawn.popitem(last=False)
            return picture

    def _content(self, cloud: Cloud) -> bytes:
        return views.content(self._means.texts_in(cloud.session), cloud)

    async def _draw(self, cloud: Cloud, layout: Layout) -> Picture | None:
        try:
            return await self._studio.desk(cloud.session.id, Haste.LIVE).draw(cloud.words, layout)
        except (PictureFailed, NothingToDraw) as error:
            log.warning("words so far were not drawn: %s", type(error).__name__)
            return None

    async def _record(self, cloud: Cloud, now: Shown) -> None:
        """Remember what is shown where; the message is the only one of its value in its chat."""
        shown = ShownMessage(
            chat_id=now.chat_id,
            message_id=now.message_id,
            session_id=cloud.session.id,
            kind=Kind.SO_FAR,
            value=cloud.value,
            content=self._content(cloud),
        )
        came = partial(words_so_far.came, shown=shown, cloud=cloud)
        for older in await self._means.database.transaction(came):
            await taking_away.take_away(self._means, older, "cloud.further_down")
