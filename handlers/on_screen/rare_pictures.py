"""Pictures with single voices largest: posted when a facilitator asks for one, then kept up to
date, so that what is taken back leaves them too."""

from dataclasses import replace
from functools import partial

from telegram.error import TelegramError

from bot.facilitation import clouds, deleted_clouds, words_shown
from bot.facilitation.clouds import Cloud
from bot.facilitation.words_shown import WordsShown
from bot.word_cloud import LIGHT, Layout, NothingToDraw
from bot.word_cloud.studio import PictureFailed, Studio
from handlers.on_screen import in_place, taking_away
from handlers.on_screen.in_place import Deleted, Shown
from handlers.on_screen.means import Means
from handlers.views import cloud as views
from handlers.views.view import View
from handlers.wire.outgoing import Post
from handlers.wire.posts import Drawn
from handlers.wire.sending import Urgency
from storage import facilitators, postings, shown_messages
from storage.database import Transaction
from storage.place import Place
from storage.postings import Slot
from storage.shown_messages import Kind, ShownMessage

RARE_FIRST = replace(LIGHT, rare_first=True)


class _Overtaken(Exception):
    """When its turn had come, it was not to be shown any more."""


class RarePictures:
    """Keeps these pictures as they should be. They are posted by LiveViews, one after the other, so
    no two presses post the same one."""

    def __init__(self, means: Means, studio: Studio) -> None:
        self._means = means
        self._studio = studio
        self._asked: set[tuple[int, int]] = set()

    def ask(self, session_id: int, value: int) -> None:
        """Have the picture of a value posted at the next refresh."""
        self._asked.add((session_id, value))

    async def keep(self, cloud: Cloud, place: Place, shown: WordsShown) -> None:
        """Let the picture show the words as they are; post it if somebody has asked for it.

        Raises TelegramError, and is then to be tried again, unless somebody has asked: they hear
        that it could not be posted.
        """
        at = cloud.session.id, cloud.value
        slot = Slot(session_id=at[0], kind=Kind.RARE_FIRST, chat_id=place.chat_id, value=at[1])
        old, is_asked = shown.standing.get(slot.kind), await self._is_asked(*at)
        if not (is_asked or shown.may_stand(slot.kind)):
            return
        if not cloud.may_show:
            self._asked.discard(at)
            if old is not None:
                await taking_away.take_away(self._means, old, "cloud.taken_away")
        elif is_asked or old is None or old.content != self._content(cloud):
            await self._show(cloud, place, slot, None if is_asked else old)

    async def _is_asked(self, session_id: int, value: int) -> bool:
        """Whether somebody has asked, and nobody has deleted the cloud since in the group."""
        at = session_id, value
        if at not in self._asked:
            return False
        if await self._means.database.transaction(lambda tx: deleted_clouds.is_gone(tx, *at)):
            self._asked.discard(at)
        return at in self._asked

    async def _show(self, cloud: Cloud, place: Place, slot: Slot, old: ShownMessage | None) -> None:
        """Draw it, and show it in the place of the old one, or below everything. One that can't be
        drawn anew goes: it may show what was taken back."""
        at, turn = (slot.session_id, slot.value), _Turn(self, cloud)
        try:
            post = self._post(turn, place)
            now = await in_place.show(self._means, slot, post, old.message_id if old else None)
        except _Overtaken:
            return
        except Deleted:
            await self._means.database.transaction(partial(_forget, slot=slot, old=old))
            return
        except (NothingToDraw, PictureFailed, TelegramError) as error:
            if at in self._asked:
                self._asked.discard(at)
                await self._tell_facilitators(slot.session_id)
            elif isinstance(error, TelegramError):
                raise
            elif old is not None:
                await taking_away.take_away(self._means, old, "cloud.taken_away")
            return
        self._asked.discard(at)
        await self._remember(turn.cloud, slot, now)

    async def _remember(self, cloud: Cloud, slot: Slot, now: Shown) -> None:
        """Remember where it stands, and take away those that it has taken the place of."""
        shown = ShownMessage(
            chat_id=now.chat_id,
            message_id=now.message_id,
            session_id=slot.session_id,
            kind=slot.kind,
            value=slot.value,
            content=self._content(cloud),
        )
        record = partial(_record, slot=slot, shown=shown)
        for older in await self._means.database.transaction(record):
            await taking_away.take_away(self._means, older, "cloud.further_down")

    def _post(self, turn: "_Turn", place: Place) -> Post:
        return Post(
            chat_id=place.chat_id,
            thread_id=place.thread_id,
            view=views.rare_first(self._means.texts_in(turn.cloud.session), turn.cloud),
            newest=turn.draw,
            urgency=Urgency.PICTURE,
        )

    async def newest(self, cloud: Cloud) -> Cloud:
        """How the cloud stands when the turn of its picture has come. Raises _Overtaken if it is
        not to be shown any more: whatever changed that has it looked at again."""
        at = cloud.session.id, cloud.value
        fresh = await self._means.database.transaction(lambda tx: clouds.now(tx, *at))
        if fresh is None or not fresh.may_show:
            raise _Overtaken
        return fresh

    async def draw(self, cloud: Cloud) -> Drawn:
        """The picture of a cloud. Raises NothingToDraw and PictureFailed."""
        layout = Layout.from_json(cloud.layout) if cloud.layout else Layout.empty()
        desk = self._studio.desk(cloud.session.id)
        picture = await desk.draw(cloud.words, layout, RARE_FIRST)
        view = views.rare_first(self._means.texts_in(cloud.session), cloud)
        return Drawn(view=view, picture=picture.image)

    def _content(self, cloud: Cloud) -> bytes:
        return views.content(self._means.texts_in(cloud.session), cloud)

    async def _tell_facilitators(self, session_id: int) -> None:
        people = await self._means.database.transaction(
            lambda tx: facilitators.of_session(tx, session_id)
        )
        for person in people:
            view = View(self._means.texts_for(person)("rare_first.failed"))
            self._means.outgoing.soon(Post(chat_id=person, view=view))


class _Turn:
    """One picture on its way: drawn when its turn has come, so that it has no word in it that was
    taken out or taken back while it waited."""

    def __init__(self, pictures: RarePictures, cloud: Cloud) -> None:
        self.cloud = cloud
        self._pictures = pictures

    async def draw(self) -> Drawn:
        """The newest picture. Raises _Overtaken, NothingToDraw and PictureFailed."""
        self.cloud = await self._pictures.newest(self.cloud)
        return await self._pictures.draw(self.cloud)


def _forget(tx: Transaction, slot: Slot, old: ShownMessage | None) -> None:
    """Somebody has deleted it: it comes again when a facilitator asks for it."""
    postings.end(tx, slot)
    if old is not None:
        shown_messages.forget(tx, old.chat_id, old.message_id)


def _record(tx: Transaction, slot: Slot, shown: ShownMessage) -> list[ShownMessage]:
    """Remember where it stands; those that it has taken the place of."""
    shown_messages.put(tx, shown)
    postings.end(tx, slot)
    return words_shown.overtakes(tx, shown)
