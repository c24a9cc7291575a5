"""The workshop's own pages, beside the room's: the second door, and the shared screen."""

import asyncio
import secrets
from dataclasses import replace

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.application import Gair
from bot.doors import house_of
from bot.facilitation import shared_screen
from bot.pages.site import site
from bot.rehearsal.stage import Theatre
from bot.workshop.session import Session, Stage
from handlers.shared_screen import SECRET_BYTES

DOWN = "The bot is down just now."


class Pages:
    """The pages of whatever bot runs on a stage; they end with it, as they would in earnest."""

    def __init__(self, stage: Theatre) -> None:
        self._stage = stage
        self._site: tuple[Gair, ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An ASGI application."""
        gair = self._stage.bot.gair
        if gair is None:
            await PlainTextResponse(DOWN, status_code=503)(scope, receive, send)
            return
        loop = asyncio.get_running_loop()
        answering = loop.create_task(_answer(self._site_of(gair), scope, receive, send))
        ending = loop.create_task(self._stage.bot.goes_down())
        try:
            await asyncio.wait([answering, ending], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (answering, ending):
                task.cancel()
            await asyncio.wait([answering, ending])

    def _site_of(self, gair: Gair) -> ASGIApp:
        if self._site is None or self._site[0] is not gair:
            services = gair.services
            house = replace(house_of(services.config, services), framed=True)
            self._site = gair, site(house)
        return self._site[1]


async def _answer(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def where_it_is(session: Session | None) -> str:
    """Where a workshop stands, in a few words; "" before there is one."""
    if session is None:
        return ""
    if not session.is_live:
        return "the end"
    if session.paused:
        return "a break"
    if session.stage is Stage.PREPARING:
        return "getting ready"
    if session.stage is Stage.LOBBY:
        return "the lobby"
    course = session.course
    return f"{course.place_of(session.position.value) + 1} of {len(course.order)}"


async def path_of_screen(stage: Theatre) -> str | None:
    """The path of the shared screen of the workshop that goes on; None while there is none."""
    session = await stage.session()
    if session is None or not session.is_live:
        return None
    leader, fresh = stage.facilitator.id, secrets.token_urlsafe(SECRET_BYTES)
    secret = await stage.bot.work(lambda tx: shared_screen.secret_of(tx, session.id, leader, fresh))
    return f"/s/{secret}"
