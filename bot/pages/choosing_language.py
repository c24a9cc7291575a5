"""The switch that stands on every page: in which language somebody is spoken to from now on."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.facilitation import speaking
from bot.pages.asking import Asked, BadForm
from bot.pages.joining import holds
from bot.pages.person import SEE_OTHER, house_of, look
from bot.pages.speaking import WISH, way_back
from bot.pages.visitors import visitor
from bot.texts import languages


async def choose_language(request: Request) -> Response:
    """A language was chosen: kept of who takes part, in chats as well, and of all others in the
    address of the page alone."""
    asked = await Asked.of(request)
    language, to = asked.text("language"), way_back(asked.text("to"))
    if language not in languages():
        raise BadForm("language")
    house, who = house_of(request), visitor(request)
    if who is None or not await holds(request, who):
        return RedirectResponse(f"{to}?{WISH}={language}", status_code=SEE_OTHER)
    await look(house, lambda tx: speaking.choose(tx, who.person, language))
    house.changes.look(who.person)
    return RedirectResponse(to, status_code=SEE_OTHER)
