"""What is kept of somebody, and taking it back; leaving; and the way back on another device."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.facilitation import browsing, joining, my_data, my_facts, persons_page, taking_part
from bot.facilitation.joining import Invitation
from bot.pages import visitors
from bot.pages.asking import Asked
from bot.pages.drawing import page, say_to
from bot.pages.joining import terms_of
from bot.pages.person import (
    SEE_OTHER,
    house_of,
    look,
    place_of,
    start_over,
    support_of,
    told_in,
)
from bot.pages.speaking import page_in, session_in, texts_of
from bot.pages.visitors import Visitor, visitor
from storage import sessions
from storage.backing_up import back_up
from storage.database import Transaction


async def show(request: Request) -> Response:
    """/mydata, as a page."""
    house, who = house_of(request), visitor(request)
    if who is None:
        return await start_over(request)
    facts = await look(house, lambda tx: my_facts.of_person(tx, who.person))
    found = await look(house, lambda tx: my_data.all_mine(tx, who.person))
    texts = texts_of(request)
    places = await look(house, lambda tx: browsing.places(tx, facts))
    link = f"{house.address}/r/{who.secret}"
    return page(
        request,
        "mine.html",
        facts=[replace(fact, session=session_in(fact.session, texts)) for fact in facts],
        found=[replace(kept, session=session_in(kept.session, texts)) for kept in found],
        places=places,
        days=house.sealing_days,
        link=link,
        told=told_in(request).take(who.person),
    )


async def agreed(request: Request) -> Response:
    """The ground rules, and what somebody agreed to as they came in: to be read again."""
    house, who = house_of(request), visitor(request)
    if who is None:
        return await start_over(request)
    shown = await look(house, lambda tx: _agreed(tx, who.person))
    return page(request, "agreed.html", **await terms_of(request, shown, texts_of(request)))


def _agreed(tx: Transaction, person: int) -> Invitation:
    session = sessions.get(tx, taking_part.newest_of(tx, person))
    return joining.as_read(tx, session)


async def leave(request: Request, who: Visitor, asked: Asked) -> Response:
    """Stop taking part; what was said stays or goes."""
    house, keeps = house_of(request), asked.has("keep")
    session_id = await place_of(house, who, asked)
    await house.database.transaction(
        lambda tx: joining.leave(tx, session_id, who.person, keep_words=keeps), erases=not keeps
    )
    if not keeps:
        house.start(back_up(house.database))
    house.changes.words_changed(session_id)
    house.changes.look(who.person)
    return page(request, "left.html", key="page.left" if keeps else "page.left_and_removed")


async def forget(request: Request, who: Visitor, _: Asked) -> Response:
    """/forget: all that somebody ever said goes, and that they took part."""
    house = house_of(request)
    changed = await house.database.transaction(
        lambda tx: my_data.forget(tx, who.person), erases=True
    )
    house.start(back_up(house.database))
    await house.quiet.end(who.person)
    house.quiet.put_away(who.person)
    for session in changed:
        house.changes.words_changed(session.id)
    house.changes.look(who.person)
    answer = page(request, "left.html", key="page.forgotten")
    visitors.forget(answer, house)
    return answer


async def ask_forget(request: Request) -> Response:
    """Asks once."""
    if visitor(request) is None:
        return RedirectResponse("/", status_code=SEE_OTHER)
    return page(
        request,
        "forget.html",
    )


async def ask_other(request: Request) -> Response:
    """For a device that several share: asks once, and shows the way back for who was here."""
    house, who = house_of(request), visitor(request)
    if who is None:
        return RedirectResponse("/", status_code=SEE_OTHER)
    return page(request, "other.html", link=f"{house.address}/r/{who.secret}")


async def hand_over(request: Request, who: Visitor, _: Asked) -> Response:
    """Somebody else takes part here from now on; what is kept of who was here stays."""
    house = house_of(request)
    code = await look(house, lambda tx: browsing.code_of(tx, who.person))
    answer = RedirectResponse(f"/j/{code}" if code else "/", status_code=SEE_OTHER)
    visitors.forget(answer, house)
    return answer


async def ask_leave(request: Request) -> Response:
    """Asks once, and what is to happen to the words."""
    house, who = house_of(request), visitor(request)
    if who is None:
        return RedirectResponse("/", status_code=SEE_OTHER)
    found = await look(house, lambda tx: persons_page.page_of(tx, who.person))
    return page(request, "leave.html", page=found)


async def care(request: Request) -> Response:
    """The warm answer to words that may need a person, with the lines of support."""
    house, who = house_of(request), visitor(request)
    if who is None:
        return await start_over(request)
    found = await look(house, lambda tx: persons_page.page_of(tx, who.person))
    found = page_in(found, texts_of(request))
    said = told_in(request).take(who.person) == say_to(request)("care.heard")
    return page(request, "care.html", support=support_of(house, found), said=said)
