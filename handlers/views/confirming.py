"""What is asked once before a move that everybody hears of: an end, and a value that is skipped."""

from functools import partial

from bot.facilitation.ending import Ending
from bot.texts import Texts
from bot.workshop.session import Session, Stage
from handlers.views.buttons import Verb, button
from handlers.views.spoken import title_in
from handlers.views.view import View, paragraphs, say


def confirm_end(texts: Texts, ending: Ending) -> View:
    """Asks once before the session ends, and promises what then happens; no more."""
    session, is_in_group = ending.session, ending.is_in_group
    key = "panel.confirm_end"
    if not session.has_begun:
        is_told = is_in_group and session.stage is Stage.LOBBY
        key = "panel.confirm_call_off" if is_told else "panel.confirm_call_off_unheard"
    elif not is_in_group:
        key = "panel.confirm_end_unheard"
    to_look_at, to_let_in = ending.to_look_at, ending.to_let_in
    return View(
        paragraphs(
            texts(key),
            texts("panel.confirm_to_look_at", count=to_look_at) if to_look_at else "",
            texts("panel.confirm_to_let_in", count=to_let_in) if to_let_in else "",
        ),
        (
            (button(texts("panel.end_button"), Verb.END, session.id, session.step),),
            (button(texts("panel.stay_button"), Verb.STAY),),
        ),
    )


def confirm_skip(texts: Texts, session: Session) -> View:
    """Asks once before the group leaves a value: everybody is asked something else at once."""
    title = partial(title_in, session=session, value=session.position.value)
    skip = button(texts("panel.skip_button"), Verb.SKIP, session.id, session.step)
    stay = button(texts("panel.stay_button"), Verb.STAY)
    return View(
        say(texts, "panel.confirm_skip", title=title),
        ((skip,), (stay,)),
    )
