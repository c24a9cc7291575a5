"""The address of the shared screen, as facilitators are told it."""

from bot.texts import Texts
from handlers.views.buttons import Button, Verb, button
from handlers.views.view import View


def screen_button(texts: Texts, session_id: int) -> Button:
    """[Shared screen] in the panel."""
    return button(texts("screen.button"), Verb.SCREEN, session_id)


def link(texts: Texts, session_id: int, address: str) -> View:
    """Where the screen is, and how it gets another address."""
    renew = button(texts("screen.new_button"), Verb.NEW_SCREEN, session_id)
    return View(texts("screen.link", address=address), ((renew,),))
