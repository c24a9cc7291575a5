"""[See the words so far]: what others have said, for who has answered or passed."""

import base64
import logging
from collections import OrderedDict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.facilitation import taking_part, words_so_far
from bot.facilitation.clouds import Cloud
from bot.pages.asking import NUMBER
from bot.pages.drawing import page, say_to
from bot.pages.house import House
from bot.pages.person import house_of, look, start_over
from bot.pages.visitors import visitor
from bot.word_cloud import Layout, NothingToDraw
from bot.word_cloud.studio import Haste, PictureFailed
from bot.workshop.errors import OwnWordsFirst, TooFewYet

PICTURES_KEPT = 16
log = logging.getLogger(__name__)
SnapshotSeen = tuple[int, int, tuple[object, ...]]


class SnapshotPages:
    """Draws each snapshot once, for whoever asks for it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._drawn: OrderedDict[SnapshotSeen, str] = OrderedDict()

    async def show(self, request: Request) -> Response:
        """The words, as a picture and as a list. Raises what bot.facilitation.words_so_far does."""
        house, who = house_of(request), visitor(request)
        if who is None:
            return await start_over(request)
        if not NUMBER.fullmatch(request.path_params["value"]):
            raise HTTPException(404)
        value = int(request.path_params["value"])
        session_id = await look(house, lambda tx: taking_part.newest_of(tx, who.person))
        try:
            cloud = await look(
                house, lambda tx: words_so_far.see(tx, session_id, who.person, value)
            )
        except (OwnWordsFirst, TooFewYet) as early:
            why = say_to(request).of_error(early)
            return page(request, "so_far_early.html", why=why)
        picture = await self._picture(cloud)
        return page(request, "so_far.html", cloud=cloud, picture=picture)

    async def _picture(self, cloud: Cloud) -> str:
        """The address of the picture; "" where none can be made: the list says it all."""
        at = cloud.session.id, cloud.value, tuple((one.word, one.people) for one in cloud.words)
        if at not in self._drawn:
            desk = self._house.studio.desk(cloud.session.id, Haste.LIVE)
            try:
                picture = await desk.draw(cloud.words, Layout.empty())
            except (PictureFailed, NothingToDraw) as error:
                log.warning("words so far were not drawn: %s", type(error).__name__)
                return ""
            encoded = base64.b64encode(picture.image).decode()
            self._drawn[at] = f"data:{picture.media_type};base64,{encoded}"
            while len(self._drawn) > PICTURES_KEPT:
                self._drawn.popitem(last=False)
        return self._drawn[at]
