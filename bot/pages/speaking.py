"""In which language a page is: as somebody is spoken to or, of whom nothing is known yet, as they
ask for in its address, or as the workshop is held.
"""

import re
from dataclasses import replace

from starlette.requests import Request

from bot.facilitation import checking
from bot.facilitation.persons_page import PersonsCheck, PersonsPage
from bot.pages.house import House
from bot.pages.visitors import visitor
from bot.texts import Texts, languages, load, load_known
from bot.workshop.session import Session
from bot.workshop.worded import worded

WISH = "language"
MOST_SHOWN = 60
_OURS = re.compile(r"/(?:[a-z]+(?:[/-][A-Za-z0-9_-]{1,60}){0,2})?")


def texts_of(request: Request, session: Session | None = None) -> Texts:
    """The sentences in the language of whoever asks for a page, which may lead to a session."""
    house: House = request.app.state.house
    who, wish = visitor(request), request.query_params.get(WISH, "")
    spoken = house.database.spoken.to(who.person) if who is not None else None
    known = spoken.language if spoken is not None and spoken.language in languages() else ""
    if known and spoken is not None and (spoken.chosen or wish not in languages()):
        return load(known)
    if wish in languages():
        return load(wish)
    return house.texts if session is None else load_known(session.language)


def has_said_which(request: Request) -> bool:
    """Whether somebody has chosen a language, by now or in the address of this page."""
    house: House = request.app.state.house
    who = visitor(request)
    spoken = house.database.spoken.to(who.person) if who is not None else None
    is_chosen = spoken is not None and spoken.chosen and spoken.language in languages()
    return is_chosen or request.query_params.get(WISH, "") in languages()


def guessed(request: Request) -> str:
    """The first language of a browser that there is; "" if there is none. Never more than what is
    highlighted: people have browsers that others have set up."""
    wanted = request.headers.get("accept-language", "")[:MOST_SHOWN].split(",")
    codes = [one.split(";")[0].strip().split("-")[0].lower() for one in wanted]
    return next((code for code in codes if code in languages()), "")


def here(request: Request) -> str:
    """Where a page is found again; of what a form was sent to, the page that the form stands on."""
    path = request.url.path
    if request.method == "GET":
        return path
    return "/p" if path.startswith("/p") else (path if path.startswith("/j/") else "/")


def way_back(asked: str) -> str:
    """An address of ours that a form names; the first page for any other."""
    return asked if _OURS.fullmatch(asked) else "/"


def page_in(found: PersonsPage, texts: Texts) -> PersonsPage:
    """A person's page with what its plan says in a language."""
    session = session_in(found.session, texts)
    return replace(
        found,
        session=session,
        cards=tuple(replace(card, session=session_in(card.session, texts)) for card in found.cards),
        posts=tuple(
            replace(
                post,
                sheet=replace(post.sheet, session=session_in(post.sheet.session, texts)),
            )
            for post in found.posts
        ),
        check=_check_in(found.check, session),
    )


def session_in(session: Session, texts: Texts) -> Session:
    """A session with what its plan says in a language."""
    return replace(session, plan=worded(session.plan, texts.language))


def _check_in(check: PersonsCheck | None, session: Session) -> PersonsCheck | None:
    if check is None:
        return None
    asked = checking.question(session.plan, leaving=check.leaving)
    return replace(check, asked=asked or check.asked)
