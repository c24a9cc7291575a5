"""What is the same on everybody's page of a session: looked at once, however many are open."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.facilitation import persons_page
from bot.facilitation.earlier_words import ToldOf
from bot.facilitation.persons_page import Stamp
from bot.facilitation.pictures_shown import PictureShown
from bot.pages.cloud_content import cloud_shown
from bot.pages.drawing import part
from bot.pages.house import House
from bot.pages.resting import Resting
from bot.texts import Texts

SESSIONS_KEPT = 200
NOTHING = Markup()


@dataclass(slots=True)
class _Seen:
    """How one session looked last. `clouds` are what pages have of its cloud, by language."""

    resting: Resting
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    stamp: Stamp | None = None
    picture: PictureShown | None = None
    clouds: dict[str, Markup] = field(default_factory=dict)


class SharedParts:
    """Keeps them for the pages of a house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._seen: OrderedDict[int, _Seen] = OrderedDict()

    async def stamp(self, session_id: int) -> Stamp | None:
        """What tells how a session looks from how it looked; None: it is gone."""
        seen = self._of(session_id)
        async with seen.turn:
            if seen.resting.version != self._house.changes.version(session_id):
                await asyncio.sleep(seen.resting.rest())
                await self._look(session_id, seen)
        return seen.stamp

    async def renew(self, session_id: int) -> None:
        """Somebody has taken something back: it leaves everybody's page at once."""
        seen = self._of(session_id)
        async with seen.turn:
            await self._look(session_id, seen)

    async def cloud(self, session_id: int, texts: Texts) -> Markup:
        """What pages in a language have of the group's cloud: as new as the newest news."""
        seen = await self._as_new_as_news(session_id)
        if seen.picture is None:
            return NOTHING
        if texts.language not in seen.clouds:
            shown = cloud_shown(texts, seen.picture)
            seen.clouds[texts.language] = part("cloud.html", texts, cloud=shown)
        return seen.clouds[texts.language]

    async def picture(self, session_id: int) -> PictureShown | None:
        """The picture that the group has, as pages show it."""
        return (await self._as_new_as_news(session_id)).picture

    async def told(self, session_id: int) -> frozenset[ToldOf]:
        """Where anybody is to be told of earlier words: as new as the newest news."""
        stamp = (await self._as_new_as_news(session_id)).stamp
        return stamp.told if stamp else frozenset()

    async def _as_new_as_news(self, session_id: int) -> _Seen:
        seen = self._of(session_id)
        async with seen.turn:
            is_old = seen.resting.version != self._house.changes.version(session_id)
            if is_old and not seen.resting.rest():
                await self._look(session_id, seen)
        return seen

    def _of(self, session_id: int) -> _Seen:
        seen = self._seen.setdefault(session_id, _Seen(Resting(self._house.longest_rest)))
        self._seen.move_to_end(session_id)
        while len(self._seen) > SESSIONS_KEPT:
            self._seen.popitem(last=False)
        return seen

    async def _look(self, session_id: int, seen: _Seen) -> None:
        with seen.resting.one(self._house.changes.version(session_id)):
            seen.stamp = await self._house.database.transaction(
                lambda tx: persons_page.stamp_of(tx, session_id)
            )
        picture = seen.stamp.picture if seen.stamp else None
        if picture != seen.picture:
            seen.picture, seen.clouds = picture, {}
