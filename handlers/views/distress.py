"""What somebody reads who is in distress."""

from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.quiet_word import quiet_word_button
from handlers.views.support import own_lines
from handlers.views.view import View, paragraphs


def heard(texts: Texts, session: Session | None, signposting: str) -> View:
    """Thanks, where to find a person now, and what becomes of the words; `session` is where they
    are kept, None if nowhere. The lines are the plan's, those of the settings, or what is there for
    everybody in the UK and in Wales."""
    plan = session.plan if session is not None else None
    support = own_lines(plan, signposting) or texts("care.support")
    kept = texts("care.kept") if session is not None else ""
    text = paragraphs(texts("care.heard"), support, texts("care.not_alone"), kept)
    is_live = session is not None and session.is_live
    return View(text, ((quiet_word_button(texts, session.id),),) if session and is_live else ())
