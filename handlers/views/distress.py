"""What somebody reads who is in distress."""

from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.quiet_word import quiet_word_button
from handlers.views.support import support
from handlers.views.view import View, paragraphs


def heard(texts: Texts, session: Session | None, signposting: str, *, is_kept: bool = True) -> View:
    """Thanks, where to find a person now, and what becomes of the words; `session` is where they
    were said, None if nowhere, and `is_kept` whether they are kept there. The lines are the plan's,
    those of the settings, or what is there for everybody in the UK and in Wales."""
    lines = support(texts, session.plan if session is not None else None, signposting)
    is_live = session is not None and session.is_live
    kept = texts("care.kept") if session is not None and is_kept else ""
    not_alone = texts("care.not_alone") if is_live or session is None else ""
    text = paragraphs(texts("care.heard"), lines, not_alone, kept)
    return View(text, ((quiet_word_button(texts, session.id),),) if session is not None else ())
