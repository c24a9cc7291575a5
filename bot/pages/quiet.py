"""A quiet word in a browser: who takes part writes here, and whoever can be turned to in a chat.

Nothing of it is kept but in memory, for as long as it goes on.
"""

import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.facilitation import persons_page
from bot.pages.asking import Asked
from bot.pages.drawing import page, say_to
from bot.pages.person import (
    SEE_OTHER,
    WRONG,
    house_of,
    is_part,
    look,
    place_of,
    start_over,
    support_of,
)
from bot.pages.sheets import ONCE_BYTES
from bot.pages.speaking import page_in, texts_of
from bot.pages.visitors import Visitor, visitor
from bot.workshop.errors import WorkshopError

HERE = "/p/quiet"


async def show(request: Request) -> Response:
    """The page of a quiet word, or the part of it that changes."""
    who = visitor(request)
    return await start_over(request) if who is None else await _shown(request, who)


async def ask(request: Request, who: Visitor, asked: Asked) -> Response:
    """[A quiet word]: the standby of the session is told at once. What somebody had written for one
    that was over is the first that is passed on."""
    house = house_of(request)
    session_id = await place_of(house, who, asked)
    try:
        await house.quiet.ask(session_id, who.person)
    except WorkshopError as error:
        return await _refused(request, who, error, asked.typed())
    if asked.typed().strip():
        said, begun = asked.said(who.person), house.quiet.shown(who.person, session_id)
        await house.quiet.say(said, begun.key)
    return await _after(request, who)


async def say(request: Request, who: Visitor, asked: Asked) -> Response:
    """What somebody writes in it."""
    said, house = asked.said(who.person), house_of(request)
    await place_of(house, who, asked)  # Nobody who takes part in nothing is passed on.
    try:
        if said.text.strip():
            await house.quiet.say(said, asked.text("talk"))
    except WorkshopError as error:
        return await _refused(request, who, error, said.text)
    return await _after(request, who)


async def end(request: Request, who: Visitor, asked: Asked) -> Response:
    """[End the quiet word]."""
    house = house_of(request)
    await place_of(house, who, asked)
    await house.quiet.end(who.person)
    return await _after(request, who)


async def put_away(request: Request, who: Visitor, asked: Asked) -> Response:
    """[Take it off this page]: whoever uses the device next is not to read it."""
    house = house_of(request)
    await place_of(house, who, asked)
    house.quiet.put_away(who.person)
    return await _after(request, who)


async def _refused(request: Request, who: Visitor, error: WorkshopError, typed: str) -> Response:
    """What was not passed on stays in its field."""
    wrong = say_to(request).of_error(error)
    return await _shown(request, who, wrong=wrong, typed=typed)


async def _after(request: Request, who: Visitor) -> Response:
    if is_part(request):
        return await _shown(request, who)
    return RedirectResponse(HERE, status_code=SEE_OTHER)


async def _shown(request: Request, who: Visitor, wrong: str = "", typed: str = "") -> Response:
    house = house_of(request)
    found = await look(house, lambda tx: persons_page.page_of(tx, who.person))
    found = page_in(found, texts_of(request))
    there = await house.names([found.standby]) if found.standby is not None else []
    house.quiet.seen(who.person)
    return page(
        request,
        "quiet_part.html" if is_part(request) else "quiet.html",
        status=WRONG if wrong else 200,
        wrong=wrong,
        typed=typed,
        page=found,
        quiet=house.quiet.shown(who.person, found.session.id),
        there="".join(there),
        support=support_of(house, found),
        once=secrets.token_urlsafe(ONCE_BYTES),
        me=who.window,
        told="",
    )
