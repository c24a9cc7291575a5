"""What a facilitator reads of a note that they have taken down."""

from functools import partial

from bot.facilitation.noting import Noted
from bot.texts import Texts
from handlers.views.buttons import Verb, button
from handlers.views.spoken import title_in
from handlers.views.view import View, say


def noted(texts: Texts, noted: Noted) -> View:
    """The receipt of a note."""
    session, note = noted.session, noted.note
    key = "note.changed" if noted.is_replacement else "note.noted"
    title = partial(title_in, session=session, value=note.value)
    remove = button(texts("receipt.remove_button"), Verb.REMOVE_NOTE, session.id, note.id)
    return View(say(texts, key, title=title, group=noted.group_title), ((remove,),))
