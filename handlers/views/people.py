"""What a facilitator does about people, apart from the moves."""

from bot.texts import Texts
from bot.workshop.session import Mode, Session, Stage
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.sharing_the_lead import leaders_button
from handlers.views.standing_by import standby_button
from handlers.views.view import View

CLOSE, OPEN = "close", "open"


def people_button(texts: Texts, session: Session) -> Button:
    """[People …] in the panel."""
    return button(texts("people.button"), Verb.PEOPLE, session.id)


def menu(texts: Texts, session: Session, *, has_pages: bool) -> View:
    """Who leads, who can be turned to, whether somebody may still join, and who is to leave."""
    buttons = [leaders_button(texts, session), standby_button(texts, session)]
    if session.stage is not Stage.PREPARING and session.is_live:
        closes = not session.joining_closed
        label = texts("people.close_joining" if closes else "people.open_joining")
        buttons.append(button(label, Verb.JOINING, session.id, CLOSE if closes else OPEN))
    if has_pages and session.is_live and session.mode is Mode.PRIVATE:
        closes = not session.browser_closed
        label = texts("people.close_browsers" if closes else "people.open_browsers")
        buttons.append(button(label, Verb.BROWSERS, session.id, CLOSE if closes else OPEN))
    if session.has_begun:
        at = session.position.value
        buttons.append(button(texts("people.take_out_button"), Verb.WHOSE, session.id, at))
    return View(texts("people.heading"), in_rows(buttons, 1))
