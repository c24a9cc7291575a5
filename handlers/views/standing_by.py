"""Who can be turned to, for who leads; and what a colleague is asked."""

from enum import StrEnum
from functools import partial

from bot.facilitation.standing_by import AskedToStandBy, StandbyShown
from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.buttons import Button, Verb, button
from handlers.views.spoken import plan_title
from handlers.views.view import View, paragraphs, say

LINK = "q_"
YES, NO, STOP = "yes", "no", "stop"


class WhomToTurnTo(StrEnum):
    """Whom a facilitator chooses."""

    ONESELF = "me"
    COLLEAGUE = "ask"
    NOBODY = "nobody"


def standby_button(texts: Texts, session: Session) -> Button:
    """[Somebody to turn to …] in the panel."""
    return button(texts("standby.button"), Verb.STANDBY, session.id)


def choosing(texts: Texts, shown: StandbyShown, name: str) -> View:
    """Who can be turned to now, and who else could be."""
    rows = tuple(
        (button(texts(f"standby.{choice}_button"), Verb.STANDBY, shown.session.id, choice),)
        for choice in WhomToTurnTo
    )
    return View(paragraphs(_now(texts, shown, name), texts("standby.how")), rows)


def link(texts: Texts, asked: AskedToStandBy, bot_name: str) -> View:
    """What a facilitator passes on to a colleague."""
    address = f"https://t.me/{bot_name}?start={LINK}{asked.token}"
    return View(say(texts, "standby.link", group=asked.group_title) + f"\n\n{address}")


def asked(texts: Texts, asked: AskedToStandBy) -> View:
    """Asks a colleague."""
    title, group = partial(plan_title, plan=asked.session.plan), asked.group_title
    yes = button(texts("standby.yes_button"), Verb.STAND_BY, YES, asked.token)
    no = button(texts("standby.no_button"), Verb.STAND_BY, NO, asked.token)
    return View(say(texts, "standby.ask", title=title, group=group), ((yes,), (no,)))


def stands_by(texts: Texts, session_id: int, group_title: str) -> View:
    """Tells whoever can be turned to, with a way to stop."""
    stop = button(texts("standby.stop_button"), Verb.STAND_BY, STOP, session_id)
    return View(say(texts, "standby.yes", group=group_title), ((stop,),))


def to_turn_to(texts: Texts, name: str | None) -> str:
    """Who can be turned to, for the lobby and before people agree. None: nobody today; "": Telegram
    does not say the name."""
    if name is None:
        return texts("standby.nobody_today")
    return say(texts, "standby.named", name=name) if name else texts("standby.unnamed")


def there(texts: Texts, name: str | None) -> str:
    """The same before people agree, where there is little room."""
    if name is None:
        return texts("standby.there_nobody")
    return say(texts, "standby.there", name=name) if name else texts("standby.there_unnamed")


def _now(texts: Texts, shown: StandbyShown, name: str) -> str:
    if shown.standby is None:
        return texts("standby.now_nobody")
    if shown.is_oneself:
        return texts("standby.now_you")
    return say(texts, "standby.now", name=name or texts("lead.somebody"))
