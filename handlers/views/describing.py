"""The form in which somebody says what a report is about, and that it is kept."""

from collections.abc import Mapping

from bot.facilitation.describing import form_of
from bot.texts import Texts
from bot.workshop.about import About
from handlers.views.buttons import Button, Verb, button
from handlers.views.view import View, paragraphs, said


def form(texts: Texts, session: int, known: About, labels: Mapping[str, str]) -> View:
    """What to copy, fill in and send."""
    filled = f"/about {session}\n{form_of(known, labels)}"
    return View(paragraphs(texts("about.ask"), f"<pre>{said_plainly(filled)}</pre>"))


def kept(texts: Texts, session: int) -> View:
    """That it is kept, and a button for the archive that has it."""
    return View(texts("about.kept"), ((button(texts("about.send"), Verb.ARCHIVE, session, 0),),))


def first_page_button(texts: Texts, session: int) -> Button:
    """Under an archive: what is to stand first in it."""
    return button(texts("about.button"), Verb.ABOUT, session)


def said_plainly(text: str) -> str:
    """A text that is copied: nothing in it is a link in a block of code."""
    return said(text).replace("\u2060", "")
