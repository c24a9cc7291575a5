"""What facilitators read of a session in which nothing happens any more."""

from bot.facilitation.announcing import Telling
from bot.facilitation.idling import DAYS_OF_NOTICE
from bot.texts import Texts
from handlers.views.buttons import Verb, button
from handlers.views.view import View, say


def idle(texts: Texts, telling: Telling) -> View:
    """That it ends soon, with a button to keep it open; or that it has ended."""
    session, group = telling.session, telling.group_title
    if not session.is_live:
        return View(say(texts, "idle.ended", group=group))
    key = "idle.ends" if session.has_begun else "idle.called_off"
    keep = button(texts("idle.keep_button"), Verb.KEEP_OPEN, session.id)
    return View(say(texts, key, group=group, days=DAYS_OF_NOTICE), ((keep,),))
