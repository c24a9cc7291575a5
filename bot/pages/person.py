"""One person's page: what they are asked, what they have said, and what can be done with it."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.facilitation import browsing, came, persons_page
from bot.facilitation.persons_page import PersonsPage
from bot.pages import sheets, spoken
from bot.pages.asking import ONCE, Asked, BadForm, TooManyForms, number_of
from bot.pages.drawing import PageTexts, page, say_to
from bot.pages.house import House
from bot.pages.shared_parts import SharedParts
from bot.pages.sheets import CardShown, EarlierShown, PostShown, Wrong
from bot.pages.speaking import page_in, texts_of
from bot.pages.typed_passes import typed_in
from bot.pages.visitors import Visitor, visitor
from bot.texts import Texts
from bot.workshop.errors import NotJoined, WorkshopError
from storage.database import StorageError, Transaction

T = TypeVar("T")
PART, UNSURE = "x-part", "x-unsure"
MOST_UNSURE = 8
SEE_OTHER = 303
WRONG = 422
BUSY = 503
GONE = 410
TOO_MANY = 429
SENTENCES_KEPT = 1000


class Told:
    """What came of somebody's last form, until their page is opened anew: in memory alone."""

    def __init__(self) -> None:
        self._sentences: OrderedDict[int, str] = OrderedDict()

    def put(self, person: int, sentence: str) -> None:
        """Keep it for whoever has no scripts, and is sent on to their page."""
        self._sentences[person] = sentence
        while len(self._sentences) > SENTENCES_KEPT:
            self._sentences.popitem(last=False)

    def take(self, person: int) -> str:
        """What they are to be told; "" if there is nothing."""
        return self._sentences.pop(person, "")


async def show(request: Request) -> Response:
    """The page, whole."""
    who = visitor(request)
    if who is None:
        return await start_over(request)
    told = "" if is_part(request) else told_in(request).take(who.person)
    return await shown(request, who, told=told)


async def shown(
    request: Request,
    who: Visitor,
    *,
    wrong: Wrong | None = None,
    told: str = "",
    cares: bool = False,
) -> Response:
    """The page as it stands, or the part of it that changes, with what came of a form."""
    house = house_of(request)
    try:
        found = await _page_of(request, who)
    except NotJoined:
        return await start_over(request)
    part = is_part(request)
    status = WRONG if wrong is not None else 200
    return page(
        request,
        "part.html" if part else "person.html",
        status=status,
        is_part=part,
        cares=cares,
        over=getattr(request.state, "over", ""),
        came=await _came(request, who, found),
        me=who.window,
        typed=typed_in(request).of(who.person),
        quiet=house.quiet.shown(who.person, found.session.id),
        cloud=await shared_in(request).cloud(found.session.id, texts_of(request)),
        **filled(house, texts_of(request), found, wrong, told),
    )


async def _page_of(request: Request, who: Visitor) -> PersonsPage:
    """Raises NotJoined."""
    house = house_of(request)
    found = await look(house, lambda tx: persons_page.page_of(tx, who.person))
    told = await shared_in(request).told(found.session.id)
    if told:
        found = await look(house, lambda tx: persons_page.with_earlier(tx, found, who.person, told))
    return page_in(found, texts_of(request))


def filled(
    house: House, texts: Texts, found: PersonsPage, wrong: Wrong | None, told: str
) -> dict[str, Any]:
    """What a template is filled in with that is not the same for everybody."""
    say = PageTexts(texts)
    is_here = wrong is not None and wrong.place == found.place
    by_form = {wrong.form: wrong} if wrong is not None and is_here else {}
    cards, posts = sheets.cards_shown(say, found, by_form), sheets.posts_shown(say, found, by_form)
    earlier = sheets.earlier_shown(say, found, by_form)
    has_place = _has_place(cards, posts, earlier) or (
        "check" in by_form and found.check is not None
    )
    return {
        "page": found,
        "session": found.session,
        "value": found.session.value if found.session.has_begun else None,
        "heading": sheets.heading(say, found.session) if found.session.has_begun else "",
        "cards": cards,
        "earlier": earlier,
        "posts": posts,
        "stray": None if has_place else wrong,
        "heard": spoken.newest(found, posts),
        "now": spoken.how_it_stands(say, found, cards, posts, earlier),
        "days": house.sealing_days,
        "told": told,
        "is_brief": told in (say("page.kept"), say("receipt.removed")),
        "support": support_of(house, found),
        "refused": wrong is not None,
        "check_wrong": by_form.get("check"),
        "once": secrets.token_urlsafe(sheets.ONCE_BYTES),
    }


async def _came(request: Request, who: Visitor, found: PersonsPage) -> str:
    """Those of the forms that have come, of which a page could not hear whether they did."""
    unsure = request.headers.get(UNSURE, "").split()[:MOST_UNSURE]
    asked = {once: number_of(once) for once in unsure if ONCE.fullmatch(once)}
    if not asked:
        return ""
    session_id, numbers = found.session.id, tuple(asked.values())
    kept = await look(house_of(request), lambda tx: came.which(tx, session_id, who.person, numbers))
    return " ".join(once for once, number in asked.items() if number in kept)


def _has_place(
    cards: Sequence[CardShown], posts: Sequence[PostShown], earlier: EarlierShown | None
) -> bool:
    """Whether the form that was refused stands on the page still."""
    asking = [card for card in cards if card.takes_words]
    wrongs = (
        *(card.wrong for card in asking),
        *(word.wrong for card in asking for word in card.said),
        *(post.wrong for post in posts),
        *(word.wrong for word in (earlier.said if earlier else ())),
    )
    return any(wrong is not None for wrong in wrongs)


async def turned_away(request: Request, typed: str) -> Response:
    """For who sends a form and takes part in nothing: what they wrote is theirs still."""
    why = await _why_gone(request) or say_to(request)("page.gone")
    if is_part(request):
        return page(request, "gone.html", status=GONE, why=why)
    return page(request, "start.html", status=404, wrong=why, typed=typed)


async def start_over(request: Request) -> Response:
    """For who takes part in nothing: how to come in, and why they are in no more if others decided
    it."""
    why = await _why_gone(request)
    if is_part(request):
        return page(request, "gone.html", status=GONE, why=why)
    return page(request, "start.html", status=404, wrong=why or None, typed="")


async def _why_gone(request: Request) -> str:
    house, who = house_of(request), visitor(request)
    if who is None or not await look(house, lambda tx: browsing.was_taken_out(tx, who.person)):
        return ""
    return say_to(request)("error.taken_out")


def support_of(house: House, found: PersonsPage) -> str:
    """Where people find support, as the plan or the settings say; "" where neither does."""
    return found.session.plan.care.support or house.signposting


async def after(
    request: Request, who: Visitor, told: str = "", to: str = "/p", *, cares: bool = False
) -> Response:
    """What follows a form that was dealt with: the part of the page that changes for scripts, and
    for all others the page anew, so that nothing is sent twice."""
    house_of(request).changes.look(who.person)  # Another device of theirs may show it, too.
    if is_part(request):
        return await shown(request, who, told=told, cares=cares)
    # That somebody is cared for stands in no address: browsers keep those, and show them to others.
    told_in(request).put(who.person, say_to(request)("care.heard") if cares else told)
    return RedirectResponse(to, status_code=SEE_OTHER)


async def look(house: House, work: Callable[[Transaction], T]) -> T:
    """Run a unit of work."""
    return await house.database.transaction(work)


async def place_of(house: House, who: Visitor, asked: Asked) -> int:
    """The session that a form is about. NotJoined for who is not in it."""
    at = asked.place()
    return await look(house, lambda tx: browsing.place_at(tx, who.person, at))


def told_in(request: Request) -> Told:
    """What people are to be told when their page is opened."""
    told: Told = request.app.state.told
    return told


def shared_in(request: Request) -> SharedParts:
    """What is the same on everybody's page."""
    shared: SharedParts = request.app.state.shared
    return shared


def house_of(request: Request) -> House:
    """The house whose page is asked for."""
    house: House = request.app.state.house
    return house


def is_part(request: Request) -> bool:
    """Whether a script asks, and has the rest of the page already."""
    return PART in request.headers


async def refuse(request: Request, error: Exception, typed: str = "") -> Response:
    """What went wrong, in a sentence, where no form is to show it; and what somebody had typed."""
    say = say_to(request)
    sentence, status = _what_went_wrong(say, error)
    return page(request, "trouble.html", status=status, sentence=sentence, typed=typed)


def _what_went_wrong(say: PageTexts, error: Exception) -> tuple[Markup, int]:
    if isinstance(error, WorkshopError):
        return say.of_error(error), WRONG
    if isinstance(error, BadForm):
        return say("page.bad_form"), 400
    if isinstance(error, TooManyForms):
        return say("page.too_fast"), TOO_MANY
    if isinstance(error, StorageError):
        return say("page.not_kept"), BUSY
    if isinstance(error, HTTPException):
        return say("page.not_here"), 404
    return say("trouble.unexpected"), 500
