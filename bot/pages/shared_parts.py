"""What is the same on everybody's page of a session: looked at once, however many are open."""

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
from bot.pages.shared_looks import SharedLooks
from bot.texts import Texts

SESSIONS_KEPT = 200
NOTHING = Markup()


@dataclass(slots=True)
class _Seen:
    """How one session looked last. `clouds` are what pages have of its cloud, by language."""

    house: House
    session_id: int
    looks: SharedLooks = field(init=False)
    stamp: Stamp | None = None
    picture: PictureShown | None = None
    clouds: dict[str, Markup] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.looks = SharedLooks(Resting(self.house.longest_rest), self._version, self._look)

    def _version(self) -> int:
        return self.house.changes.version(self.session_id)

    async def _look(self) -> None:
        self.stamp = await self.house.database.transaction(
            lambda tx: persons_page.stamp_of(tx, self.session_id)
        )
        picture = self.stamp.picture if self.stamp else None
        if picture != self.picture:
            self.picture, self.clouds = picture, {}


class SharedParts:
    """Keeps them for the pages of a house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._seen: OrderedDict[int, _Seen] = OrderedDict()

    async def stamp(self, session_id: int) -> Stamp | None:
        """What tells how a session looks from how it looked; None: it is gone."""
        seen = self._of(session_id)
        await seen.looks.newest()
        return seen.stamp

    async def known_stamp(self, session_id: int) -> Stamp | None:
        """The same, as new as the newest news."""
        return (await self._as_new_as_news(session_id)).stamp

    async def renew(self, session_id: int) -> None:
        """Somebody has taken something back: it leaves everybody's page at once."""
        await self._of(session_id).looks.anew()

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
        stamp = await self.known_stamp(session_id)
        return stamp.told if stamp else frozenset()

    async def _as_new_as_news(self, session_id: int) -> _Seen:
        seen = self._of(session_id)
        await seen.looks.known()
        return seen

    def _of(self, session_id: int) -> _Seen:
        seen = self._seen.setdefault(session_id, _Seen(self._house, session_id))
        self._seen.move_to_end(session_id)
        while len(self._seen) > SESSIONS_KEPT:
            self._seen.popitem(last=False)
        return seen
