"""What the shared screen says, as plain JSON: its page only puts it in its places."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from bot.facilitation import checking
from bot.facilitation.lobby import Lobby
from bot.facilitation.pictures_shown import PictureShown, WordShown
from bot.facilitation.shared_screen import ScreenState, Sight
from bot.pages.heard import Plain, heard
from bot.pages.house import House
from bot.pages.in_each_language import in_each
from bot.pages.speaking import session_in
from bot.pages.sprites import SIZES, Sprite, sprite_of
from bot.texts import Texts
from bot.word_cloud import DARK, LIGHT
from bot.workshop.session import Mode, Session

ID_DIGITS = 12
OF_A_VALUE = frozenset(
    {Sight.QUESTION, Sight.WORDS, Sight.TOO_FEW, Sight.STATEMENT, Sight.PROMPTS, Sight.ROUND_UP}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Where people come in: the `address` of pages, the link into Telegram by the token of a
    session, and the name of the bot there. `only_chat`: nobody comes in by a browser. `signposting`
    is where people find support, if the settings say."""

    address: str
    chat_link: Callable[[str], str]
    bot_name: str
    only_chat: bool = False
    signposting: str = ""

    @classmethod
    def of(cls, house: House) -> "Doors":
        """The doors of a house."""
        return cls(
            address=house.address,
            chat_link=house.chat_link,
            bot_name=house.bot_name,
            only_chat=house.members_only,
            signposting=house.signposting,
        )

    def leads_to_chat(self, lobby: Lobby) -> bool:
        """Whether people come in by Telegram alone."""
        return self.only_chat or lobby.session.browser_closed

    def link(self, state: ScreenState) -> str:
        """What a phone is led to; "" if nobody comes in, or everybody in the group."""
        lobby, session = state.lobby, state.session
        if lobby is None or session.joining_closed or session.mode is Mode.OPEN:
            return ""
        if self.leads_to_chat(lobby):
            return self.chat_link(lobby.token)
        return f"{self.address}/j/{lobby.code}"


def content(texts: Texts, doors: Doors, state: ScreenState) -> Plain:
    """All that stands on the screen, in each of the languages. `key` tells one thing to be seen
    from the next; words name their pictures, without where these are."""
    said = {one.language: _content(one, doors, _in_language(state, one)) for one in texts.each}
    shown: Plain = in_each(said)
    return shown


def _in_language(state: ScreenState, texts: Texts) -> ScreenState:
    """The same with what the plan says in a language."""
    session, sheet, lobby = session_in(state.session, texts), state.sheet, state.lobby
    return replace(
        state,
        session=session,
        sheet=replace(sheet, session=session) if sheet else None,
        lobby=replace(lobby, session=session) if lobby else None,
    )


def _content(texts: Texts, doors: Doors, state: ScreenState) -> Plain:
    session = state.session
    shown = {
        "key": f"{state.sight}-{session.position.value}-{session.position.prompt}",
        "sight": state.sight,
        "heading": _heading(texts, state),
        "foot": _foot(texts, doors, state),
    }
    return shown | _of_sight(texts, doors, state)


def sprites_of(picture: PictureShown) -> list[Sprite]:
    """The pictures of its words, light and dark; of each size, as a page may still ask for that
    which a word had before."""
    return [
        replace(sprite_of(word, style), size=size)
        for word in picture.words
        for style in (LIGHT, DARK)
        for size in SIZES
    ]


def _of_sight(texts: Texts, doors: Doors, state: ScreenState) -> Plain:
    if state.sight is Sight.LOBBY:
        asked = _check(texts, state.session, leaving=False)
        lobby = _lobby(texts, doors, state)
        return {"title": state.session.plan.title, "lobby": lobby, "asked": asked}
    if state.sight in OF_A_VALUE:
        return _of_value(texts, state)
    title, below = {
        Sight.PAUSE: (texts("screen.pause"), texts("screen.pause_more")),
        Sight.THANKS: (texts("screen.thanks"), _goodbye(texts, doors, state)),
        Sight.CALLED_OFF: (texts("screen.called_off"), ""),
    }.get(state.sight, (state.session.plan.title, texts("screen.waiting")))
    asked = _check(texts, state.session, leaving=True) if state.sight is Sight.THANKS else ""
    return {"title": title, "below": below, "asked": asked}


def _check(texts: Texts, session: Session, *, leaving: bool) -> str:
    """What everybody is asked on their own phone as they come or go; "" where they are not."""
    found = checking.question(session.plan, leaving=leaving)
    if found is None or session.mode is Mode.OPEN:
        return ""
    return texts("screen.check_out" if leaving else "screen.check_in", question=found.question)


def _goodbye(texts: Texts, doors: Doors, state: ScreenState) -> str:
    """As the group's last post: that it is over, and where to find support."""
    lines = state.session.plan.care.support or doors.signposting or texts("ended.support")
    return f"{texts('screen.thanks_more')}\n\n{lines}"


def _of_value(texts: Texts, state: ScreenState) -> Plain:
    value = state.session.value
    if state.picture is not None:
        return {
            "value": value.title,
            "title": value.question,
            "cloud": _cloud(texts, state.picture),
        }
    if state.sheet is not None:
        return {"title": texts("screen.heard"), "heard": heard(texts, state.sheet)}
    if state.sight is Sight.STATEMENT:
        return {"title": value.title, "text": value.statement}
    if state.sight is Sight.PROMPTS:
        return {"title": value.title, "prompts": _prompts(texts, state.session)}
    if state.sight is Sight.TOO_FEW:
        return {
            "value": value.title,
            "title": value.question,
            "below": texts(f"no_cloud.{state.why_none}"),
        }
    return _question(texts, state.session)


def _question(texts: Texts, session: Session) -> Plain:
    limit, note = session.plan.responses_per_person, session.value.content_note
    is_open = session.mode is Mode.OPEN
    return {
        "value": session.value.title,
        "title": session.value.question,
        "below": texts("screen.reply" if is_open else "screen.answer", limit=limit),
        "note": texts("screen.note", note=note) if note else "",
    }


def _heading(texts: Texts, state: ScreenState) -> str:
    """Which value it is, of how many."""
    if state.sight not in OF_A_VALUE:
        return ""
    course, value = state.session.course, state.session.position.value
    place = {"number": course.place_of(value) + 1, "count": len(course.order)}
    if state.sight is not Sight.ROUND_UP:
        return texts("screen.place", **place)  # What it is called stands below, in large letters.
    return texts("screen.heading", **place, title=state.session.value.title)


def _lobby(texts: Texts, doors: Doors, state: ScreenState) -> Plain:
    lobby, session = state.lobby, state.session
    if lobby is None or session.mode is Mode.OPEN:
        return {"how": texts("screen.in_group"), "joined": ""}
    joined = texts("screen.joined", count=lobby.joined)
    if session.joining_closed:
        return {"how": texts("screen.joining_closed"), "joined": joined}
    telegram = texts("screen.telegram", code=lobby.code, bot=doors.bot_name)
    if doors.leads_to_chat(lobby):
        return {"how": texts("screen.scan_telegram"), "telegram": telegram, "joined": joined}
    return {
        "how": texts("screen.scan"),
        "address": _without_scheme(doors.link(state)),
        "telegram": telegram,
        "joined": joined,
    }


def _foot(texts: Texts, doors: Doors, state: ScreenState) -> str:
    """How one still comes in."""
    if state.sight is Sight.LOBBY or state.lobby is None or not doors.link(state):
        return ""
    if doors.leads_to_chat(state.lobby):
        return texts("screen.join_telegram", code=state.lobby.code, bot=doors.bot_name)
    return texts("screen.join_at", address=_without_scheme(doors.link(state)))


def _prompts(texts: Texts, session: Session) -> list[Plain]:
    """The one that is asked, or all that are asked together."""
    prompts, at = session.value.prompts, session.position.prompt
    asked = range(len(prompts)) if at is None else [at]
    return [
        {
            "number": texts("screen.prompt", number=number + 1, count=len(prompts)),
            "text": prompts[number],
        }
        for number in asked
    ]


def _cloud(texts: Texts, picture: PictureShown) -> Plain:
    state = "cloud.closed" if picture.closed else "cloud.growing"
    listed = ", ".join(word.word for word in picture.listed)
    every = [
        *((word.word, word.people) for word in picture.words),
        *((word.word, word.people) for word in picture.listed),
    ]
    return {
        "caption": texts(state, answered=picture.answered, passed=picture.passed),
        "words": [_word(texts, word) for word in picture.words],
        "listed": texts("cloud.only_listed", words=listed) if listed and picture.words else listed,
        "list": [texts("screen.word", word=word, people=people) for word, people in every],
    }


def _word(texts: Texts, word: WordShown) -> Plain:
    light, dark = sprite_of(word, LIGHT), sprite_of(word, DARK)
    key = word.key.encode("utf-8", "surrogatepass")
    return {
        "id": hashlib.sha256(key).hexdigest()[:ID_DIGITS],
        "x": round(word.x, 2),
        "y": round(word.y, 2),
        "size": word.size,
        "em": light.size,
        "light": light.name,
        "dark": dark.name,
    }


def _without_scheme(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.netloc}{parts.path}"
