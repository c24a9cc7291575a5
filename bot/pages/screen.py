"""The shared screen, under an address that nobody guesses: for a beamer, or a window that is shared
in a call. It is read, and nothing is sent from it."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import segno
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.facilitation import shared_screen
from bot.facilitation.shared_screen import ScreenState
from bot.pages.drawing import page
from bot.pages.house import House
from bot.pages.resting import Resting, now
from bot.pages.screen_content import Doors, content, sprites_of
from bot.pages.shared_looks import SharedLooks
from bot.pages.sprites import Sprite, Sprites
from bot.pages.watching import Followed, Streams, news
from bot.texts import load_each_known
from bot.word_cloud import NothingToDraw
from bot.word_cloud.studio import PictureFailed

# So long one look serves all, if nothing was said to have changed since.
SECONDS_TO_SHARE = 0.25
# As long as the longest workshop: no page asks for them after that.
WHILE_IT_LASTS = "private, max-age=14400, immutable"
DIGITS = 8
# The link is for a room, or a call in which each may open it.
STREAMS_OF_ONE = 200


@dataclass(slots=True)
class _Watched:
    """What the screens of one session were shown last, and the pictures of its words."""

    house: House
    session_id: int
    looks: SharedLooks = field(init=False)
    state: ScreenState | None = None
    sprites: Mapping[str, Sprite] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.looks = SharedLooks(Resting(self.house.longest_rest), self._version, self._look)

    def _version(self) -> int:
        return self.house.changes.version(self.session_id)

    async def _look(self) -> None:
        self.state = await self.house.database.transaction(
            lambda tx: shared_screen.of_session(tx, self.session_id)
        )
        picture = self.state.picture if self.state else None
        sprites = sprites_of(picture) if picture else []
        self.sprites = {sprite.name: sprite for sprite in sprites}


class SharedScreens:
    """The pages of all screens of a house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._doors = Doors.of(house)
        self._streams = Streams(STREAMS_OF_ONE)
        self._sprites = Sprites(house.studio)
        self._watched: dict[int, _Watched] = {}

    @property
    def routes(self) -> list[Route]:
        """What can be asked for."""
        return [
            Route("/s/{secret}", self.show, name="screen"),
            Route("/s/{secret}/live", self.follow),
            Route("/s/{secret}/qr.svg", self.draw_link),
            Route("/s/{secret}/w/{name}.webp", self.draw_word),
        ]

    async def show(self, request: Request) -> Response:
        """The page, with how the session stands: on a slow network each question takes its time."""
        session_id = await self._session_of(request)
        state = None if session_id is None else await self._state(session_id)
        if state is None:
            return _nowhere(self._house)
        written = self._written(state)
        words = json.loads(written).get("cloud", {}).get("words", [])
        texts = load_each_known(state.session.language)
        told = {"base": request.url.path, "state": written, "words": words, "each": texts}
        return page(request, "screen.html", texts=texts, **told)

    async def follow(self, request: Request) -> Response:
        """How the session stands now, and whenever it stands otherwise."""
        session_id = await self._session_of(request)
        if session_id is None:
            return _nowhere(self._house)

        async def look() -> str | None:
            if await self._session_of(request) != session_id:
                return None
            state = await self._state(session_id)
            return None if state is None else self._written(state)

        followed = Followed(keys=(session_id,), streams=self._streams)
        return news(request, self._house.changes, followed, look)

    async def draw_link(self, request: Request) -> Response:
        """The QR picture of how to join."""
        session_id = await self._session_of(request)
        state = None if session_id is None else await self._state(session_id)
        link = "" if state is None else self._doors.link(state)
        if not link:
            return _nowhere(self._house)
        return Response(_drawn(link), media_type="image/svg+xml")

    async def draw_word(self, request: Request) -> Response:
        """The picture of a word that stands in the cloud."""
        session_id = await self._session_of(request)
        if session_id is None:
            return _nowhere(self._house)
        sprite = await self._sprite(session_id, request.path_params["name"])
        if sprite is None:
            return _nowhere(self._house)
        try:
            drawn = await self._sprites.draw(sprite, session_id)
        except (PictureFailed, NothingToDraw):
            return PlainTextResponse("", status_code=503)
        return Response(drawn, media_type="image/webp", headers={"Cache-Control": WHILE_IT_LASTS})

    async def _session_of(self, request: Request) -> int | None:
        secret = request.path_params["secret"]
        return await self._house.database.transaction(
            lambda tx: shared_screen.of_secret(tx, secret)
        )

    async def _sprite(self, session_id: int, name: str) -> Sprite | None:
        """One of a word that stands there now."""
        await self._state(session_id)
        watched = self._watched.get(session_id)
        return None if watched is None else watched.sprites.get(name)

    async def _state(self, session_id: int) -> ScreenState | None:
        """How a session stands: looked at once for all its screens, which are woken together."""
        watched = self._watched.setdefault(session_id, _Watched(self._house, session_id))
        await watched.looks.newest(since=now() - SECONDS_TO_SHARE)
        if watched.state is None:
            self._watched.pop(session_id, None)
        return watched.state

    def _written(self, state: ScreenState) -> str:
        texts = load_each_known(state.session.language)
        shown, link = content(texts, self._doors, state), self._doors.link(state)
        if "lobby" in shown and link:
            shown["lobby"]["qr"] = f"qr.svg?{hashlib.sha256(link.encode()).hexdigest()[:DIGITS]}"
        return json.dumps(shown, ensure_ascii=False)


def _nowhere(house: House) -> Response:
    return PlainTextResponse(house.texts("screen.over"), status_code=404)


@lru_cache(32)
def _drawn(link: str) -> bytes:
    out = io.BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(out, kind="svg", border=2, dark="#15171b", light="#ffffff", svgclass=None)
    return out.getvalue()
