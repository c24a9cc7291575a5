"""All pages, each under its address."""

import logging

from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from bot.health import Health
from bot.pages import answering, mine, person, quiet
from bot.pages.allowance import Allowance
from bot.pages.answering import form
from bot.pages.asking import BadForm, TooManyForms
from bot.pages.choosing_language import choose_language
from bot.pages.drawing import STATIC, static
from bot.pages.group_cloud import GroupClouds
from bot.pages.guarding import Guard, TooMuchSent, TooSlow, refuse_body, refused_plainly
from bot.pages.hearing_news import PersonsNews
from bot.pages.house import House
from bot.pages.joining import WayIn
from bot.pages.person import SEE_OTHER, Told, refuse
from bot.pages.screen import SharedScreens
from bot.pages.shared_parts import SharedParts
from bot.pages.typed_passes import TypedPasses
from bot.pages.words_so_far import SnapshotPages
from bot.workshop.errors import NotJoined, WorkshopError
from storage.database import StorageError

# As much as one account may send in a chat.
FORMS_A_MINUTE = 40
OK = 200
FOR_GOOD = "public, max-age=31536000, immutable"


class KeptFiles(StaticFiles):
    """Files that browsers keep, under an address that changes with the file. They alone are sent
    packed: how long a packed page is would tell what stands on it beside what somebody sent."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; kept for good if the address says which it is."""
        found = await super().get_response(path, scope)
        named = f"/static/{path}?{scope['query_string'].decode('latin-1')}"
        if found.status_code == OK and named == static(path):
            found.headers["Cache-Control"] = FOR_GOOD
        return found


def site(house: House) -> ASGIApp:
    """The pages of a house, guarded."""
    # It writes a line for each form that is none, with a letter of what was sent.
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    shared = SharedParts(house)
    pages = Starlette(
        routes=routes_of(house, shared),
        exception_handlers={
            NotJoined: _to_the_start,
            WorkshopError: refuse,
            BadForm: refuse,
            TooManyForms: refuse,
            StorageError: refuse,
            TooMuchSent: refuse_body,
            TooSlow: refuse_body,
            404: refuse,
            405: _to_my_page,
            Exception: refuse,
        },
    )
    # It would lead to an address without HTTPS where the proxy does not say that there is.
    pages.router.redirect_slashes = False
    pages.state.house = house
    pages.state.told, pages.state.shared = Told(), shared
    pages.state.typed = TypedPasses()
    pages.state.flow = Allowance(FORMS_A_MINUTE, house.now)
    return Guard(pages, house)


def routes_of(house: House, shared: SharedParts) -> list[BaseRoute]:
    """Everything that can be asked for."""
    return [
        *_of_entrance(WayIn(house)),
        *_of_person(house, shared),
        *SharedScreens(house).routes,
        Route("/healthz", _health),
        Mount("/static", GZipMiddleware(KeptFiles(directory=STATIC)), name="static"),
    ]


def _of_entrance(entrance: WayIn) -> list[BaseRoute]:
    """How people come in."""
    return [
        Route("/", entrance.start),
        Route("/j/{code}", entrance.invite),
        Route("/j/{code}", entrance.agree, methods=["POST"]),
        Route("/r/{secret}", entrance.come_back),
        Route("/r", entrance.is_back, methods=["POST"]),
        Route("/language", choose_language, methods=["POST"]),
    ]


def _of_person(house: House, shared: SharedParts) -> list[BaseRoute]:
    """What somebody sees and does who is in."""
    deeds = {
        "say": answering.say,
        "change": answering.change,
        "remove": answering.remove,
        "pass": answering.pass_on,
        "word": answering.keep_word,
        "at-work": answering.say_at_work,
        "recognise": answering.recognise,
        "missing": answering.add_missing,
        "check": answering.check,
        "leave": mine.leave,
        "forget": mine.forget,
        "other": mine.hand_over,
        "quiet/ask": quiet.ask,
        "quiet/say": quiet.say,
        "quiet/end": quiet.end,
        "quiet/put-away": quiet.put_away,
    }
    return [
        Route("/p", person.show),
        Route("/p/news", PersonsNews(house, shared).hear),
        Route("/p/mine", mine.show),
        Route("/p/care", mine.care),
        Route("/p/agreed", mine.agreed),
        Route("/p/quiet", quiet.show),
        Route("/p/leave", mine.ask_leave),
        Route("/p/forget", mine.ask_forget),
        Route("/p/other", mine.ask_other),
        Route("/p/cloud/{name}/{style}.webp", GroupClouds(house, shared).draw),
        Route("/p/so-far/{value}", SnapshotPages(house).show),
        *(Route(f"/p/{name}", form(deed), methods=["POST"]) for name, deed in deeds.items()),
    ]


async def _to_my_page(request: Request, _error: Exception) -> Response:
    """Whoever loads anew what a form was sent to sees the page that it stood on."""
    if request.method == "POST" or not request.url.path.startswith("/p/"):
        return refused_plainly(request, 405, "refused.not_here")
    return RedirectResponse("/p", status_code=SEE_OTHER)


async def _health(request: Request) -> Response:
    """How the bot is, for whoever watches over it: 200, or 503 where somebody should look."""
    look = request.app.state.house.health
    if look is None:
        return Response(status_code=404)
    health: Health = look()
    status = 503 if health.problems() else 200
    return Response(health.as_json(), status_code=status, media_type="application/json")


async def _to_the_start(request: Request, _error: Exception) -> Response:
    """Whoever takes part in nothing comes in first."""
    return RedirectResponse("/", status_code=SEE_OTHER)
