"""Coming in by a browser: nothing is kept before somebody has read what is, and agrees."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.facilitation import browsing, joining, my_facts, speaking, taking_part
from bot.facilitation.joining import Invitation, Joined
from bot.pages import visitors
from bot.pages.allowance import Allowance
from bot.pages.asking import Asked
from bot.pages.drawing import PageTexts, page, say_to
from bot.pages.house import House
from bot.pages.person import SEE_OTHER, WRONG, house_of, look
from bot.pages.speaking import WISH, guessed, has_said_which, session_in, texts_of
from bot.pages.visitors import Visitor, visitor
from bot.texts import Texts, languages, load_each_known, spoken_in
from bot.workshop import join_code
from bot.workshop.errors import NoSession, WorkshopError
from storage.database import Transaction

# A room of three hundred that scans the same code comes in within a minute. Only who is new
# counts: nobody uses it up by opening the page. Wrong codes are not counted, as browsers are not
# told apart, and whoever tries would keep all others out: a thousand a second find the one workshop
# that is open for three hours with a chance of 1 in 100,000 (32 ** 8 codes).
JOINS_A_MINUTE = 300
TOO_MANY = 429


class WayIn:
    """The pages by which people come in, and how many may in a minute."""

    def __init__(self, house: House) -> None:
        self._joins = Allowance(JOINS_A_MINUTE, house.now)

    async def start(self, request: Request) -> Response:
        """For who has a code, and no link."""
        code = request.query_params.get("code", "").strip()
        if code:
            return RedirectResponse(f"/j/{_in_address(code)}", status_code=SEE_OTHER)
        return page(request, "start.html", wrong=None, typed="")

    async def invite(self, request: Request) -> Response:
        """What somebody is asked to agree to. Who is in already is shown their page."""
        try:
            shown = await self._invitation(request)
        except WorkshopError as error:
            return _not_let_in(request, error)
        who = visitor(request)
        if who is not None and await self._attends(request, shown, who.person):
            return RedirectResponse("/p", status_code=SEE_OTHER)
        if shown.session.browser_closed:
            return _only_in_chat(request, shown)
        if not _may_read(request, shown):
            return _asking_which(request, shown)
        shut = await self._why_not(request, shown, who)
        texts = texts_of(request, shown.session)
        terms = await terms_of(request, shown, texts)
        address = _address_in(request)
        return page(request, "join.html", texts=texts, shut=shut, address=address, **terms)

    async def agree(self, request: Request) -> Response:
        """Somebody has read it, and agrees: from now on their browser has a secret."""
        house = house_of(request)
        await Asked.of(request)
        who = visitor(request) or visitors.new()
        try:
            shown = await self._invitation(request)
            is_in = await self._attends(request, shown, who.person)
            if not is_in and shown.session.browser_closed:
                return _only_in_chat(request, shown)
            if not is_in and not _may_read(request, shown):
                return RedirectResponse(request.url.path, status_code=SEE_OTHER)
            if not is_in and not self._joins.lets_pass(shown.token):
                return _told(request, "page.too_many", TOO_MANY)
            wish = request.query_params.get(WISH, "")
            joined = await look(house, lambda tx: _come_in(tx, shown.token, who.person, wish))
        except WorkshopError as error:
            return _not_let_in(request, error)
        for session_id in (joined.session.id, joined.left_session):
            if session_id is not None:
                house.changes.happened(session_id)
        house.changes.look(who.person)  # Windows of theirs may show another workshop.
        answer = RedirectResponse("/p", status_code=SEE_OTHER)
        visitors.remember(answer, who, house)
        return answer

    async def come_back(self, request: Request) -> Response:
        """The personal link, on another device: asks once, so that nobody follows it by mistake,
        and says what becomes of somebody who takes part in this browser already."""
        house, secret = house_of(request), request.path_params["secret"]
        if visitors.known(secret) is None:
            return _told(request, "page.not_here", 404)
        here = await _here(request)
        if here is not None and here.secret == secret:
            return RedirectResponse("/p", status_code=SEE_OTHER)
        own = f"{house.address}/r/{here.secret}" if here else ""
        return page(request, "come_back.html", secret=secret, own=own)

    async def is_back(self, request: Request) -> Response:
        """Somebody goes on here."""
        asked = await Asked.of(request)
        who = visitors.known(asked.text("secret"))
        if who is None or not await holds(request, who):
            return _told(request, "page.not_here", 404)
        here = await _here(request)
        if here is not None and here != who and not asked.has("instead"):
            return RedirectResponse(f"/r/{who.secret}", status_code=SEE_OTHER)
        answer = RedirectResponse("/p", status_code=SEE_OTHER)
        visitors.remember(answer, who, house_of(request))
        return answer

    async def _invitation(self, request: Request) -> Invitation:
        """NoSession where the code is none."""
        house, who = house_of(request), visitor(request)
        if house.members_only:
            raise NoSession
        code, person = request.path_params["code"], who.person if who else 0
        token = await look(house, lambda tx: browsing.token_of(tx, code))
        return await look(house, lambda tx: joining.invitation(tx, token, person))

    async def _why_not(self, request: Request, shown: Invitation, who: Visitor | None) -> str:
        """Why somebody can't come in just now, so that nobody reads it all for nothing; "" if they
        can."""
        house, person = house_of(request), who.person if who else 0
        try:
            await look(house, lambda tx: taking_part.check_may_join(tx, shown.session, person))
        except WorkshopError as error:
            return PageTexts(texts_of(request, shown.session)).of_error(error)
        return ""

    async def _attends(self, request: Request, shown: Invitation, person: int) -> bool:
        session_id = shown.session.id
        return await look(house_of(request), lambda tx: joining.attends(tx, session_id, person))


def _come_in(tx: Transaction, token: str, person: int, wish: str) -> Joined:
    """Somebody joins, and is spoken to in the language in which they have read what is kept."""
    joined = joining.join(tx, token, person)
    if wish in languages():
        speaking.choose(tx, person, wish)
    return joined


def _may_read(request: Request, shown: Invitation) -> bool:
    """Whether it is known in which of the languages of a workshop somebody reads it all."""
    return len(spoken_in(shown.session.language)) == 1 or has_said_which(request)


def _asking_which(request: Request, shown: Invitation) -> Response:
    """Asks in all of them; what the browser is set to is highlighted."""
    spoken = load_each_known(shown.session.language).each
    asked = [(PageTexts(one), session_in(shown.session, one).plan.title) for one in spoken]
    return page(
        request, "which_language.html", texts=spoken[0], asked=asked, guessed=guessed(request)
    )


def _address_in(request: Request) -> str:
    """Where the form of a page is sent to, in the language that was asked for there."""
    wish = request.query_params.get(WISH, "")
    return request.url.path + (f"?{WISH}={wish}" if wish in languages() else "")


async def terms_of(request: Request, shown: Invitation, texts: Texts) -> Mapping[str, Any]:
    """All that people are asked to agree to: the same as in a chat."""
    house = house_of(request)
    leaders = await house.names(shown.facilitators)
    there = await house.names([shown.standby]) if shown.standby is not None else []
    return {
        "shown": shown,
        "plan": session_in(shown.session, texts).plan,
        "leaders": ", ".join(sorted(leaders)),
        "there": "".join(there),
        "house": house,
    }


async def _here(request: Request) -> Visitor | None:
    """Whoever takes part in this browser, if anything is kept of them."""
    who = visitor(request)
    return who if who is not None and await holds(request, who) else None


async def holds(request: Request, who: Visitor) -> bool:
    """Whether anything is kept of somebody."""
    return bool(await look(house_of(request), lambda tx: my_facts.of_person(tx, who.person)))


def _in_address(code: str) -> str:
    """What was typed as a code, safe in an address; the page behind it says whether it is one."""
    found = join_code.candidates(code[: join_code.SHORT])
    return join_code.shown(found[0]) if found else "0"


def _not_let_in(request: Request, error: WorkshopError) -> Response:
    say = say_to(request)
    if isinstance(error, NoSession):
        return page(request, "start.html", status=404, wrong=say("page.no_workshop"), typed="")
    sentence = say.of_error(error)
    return page(request, "trouble.html", status=WRONG, sentence=sentence, typed="")


def _only_in_chat(request: Request, shown: Invitation) -> Response:
    """The way in by browser is closed, and the other one may be open."""
    house = house_of(request)
    link = house.chat_link(shown.token)
    return page(request, "only_in_chat.html", status=WRONG, link=link)


def _told(request: Request, key: str, status: int) -> Response:
    sentence = say_to(request)(key)
    return page(request, "trouble.html", status=status, sentence=sentence, typed="")
