"""The cloud that the group has, on everybody's page: the same picture, and its words as text."""

from collections import OrderedDict

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.facilitation import taking_part
from bot.facilitation.pictures_shown import PictureShown
from bot.pages.cloud_content import name_of
from bot.pages.house import House
from bot.pages.person import look
from bot.pages.shared_parts import SharedParts
from bot.pages.visitors import visitor
from bot.word_cloud import DARK, LIGHT, Anchor, DrawnWord, Layout, NothingToDraw
from bot.word_cloud.studio import Haste, PictureFailed

PICTURES_KEPT = 32
STYLES = {"light": LIGHT, "dark": DARK}
WHILE_IT_LASTS = "private, max-age=14400, immutable"


class GroupClouds:
    """Draws each of them once, light and dark, for whoever takes part in its session."""

    def __init__(self, house: House, shared: SharedParts) -> None:
        self._house = house
        self._shared = shared
        self._drawn: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    async def draw(self, request: Request) -> Response:
        """The picture that a page names; none that the group has no more."""
        who, style = visitor(request), request.path_params["style"]
        if who is None or style not in STYLES:
            return PlainTextResponse("", status_code=404)
        session_id = await look(self._house, lambda tx: taking_part.newest_of(tx, who.person))
        picture = await self._shared.picture(session_id)
        name = request.path_params["name"]
        if picture is None or not picture.words or name_of(picture) != name:
            return PlainTextResponse("", status_code=404)
        try:
            image = await self._image(session_id, picture, (name, style))
        except (PictureFailed, NothingToDraw):
            return PlainTextResponse("", status_code=503)
        return Response(image, media_type="image/webp", headers={"Cache-Control": WHILE_IT_LASTS})

    async def _image(self, session_id: int, picture: PictureShown, at: tuple[str, str]) -> bytes:
        if at not in self._drawn:
            desk = self._house.studio.desk(session_id, Haste.LIVE)
            drawn = await desk.draw_again(_layout(picture), STYLES[at[1]])
            self._drawn[at] = drawn.image
            while len(self._drawn) > PICTURES_KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[at]


def _layout(picture: PictureShown) -> Layout:
    return Layout(
        places={one.key: Anchor(x=one.x, y=one.y) for one in picture.words},
        drawn={
            one.key: DrawnWord(word=one.word, size=one.size, people=one.people)
            for one in picture.words
        },
    )
