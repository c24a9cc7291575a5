"""What the group has not got, or may not have: what facilitators read of it, and can do."""

from bot.facilitation.announcing import Failed
from bot.texts import Texts
from bot.workshop.scope import scope_stored
from bot.workshop.session import Session
from handlers.views import draft
from handlers.views.buttons import Rows, Verb, button
from handlers.views.view import View, say
from storage.announcements import Announcement, Held, Kind

NAMED = frozenset(
    {
        *(Kind.QUESTION, Kind.STATEMENT, Kind.PROMPT, Kind.ROUND_UP, Kind.NO_CLOUD),
        *(Kind.BACK, Kind.BACK_TO_QUESTION, Kind.BACK_TO_PROMPT),
        *(Kind.PAUSED, Kind.RESUMED, Kind.ENDED, Kind.CANCELLED),
    }
)


def told(texts: Texts, failed: Failed) -> View:
    """Tells a facilitator once."""
    about, session = failed.announcement, failed.session
    rows = buttons(texts, session, failed.held, about.id)
    if about.kind is Kind.ROUND_UP:
        scope = scope_stored(about.value, about.prompt)
        rows = (*rows, (draft.see_button(texts, session, scope),))
    return View(sentence(texts, failed.held, what(texts, session, about)), rows)


def of_view(texts: Texts, session: Session, held: Held) -> View:
    """The same of a message that is kept up to date: the lobby, a cloud, a list of words."""
    return View(sentence(texts, held, texts("waits.view")), buttons(texts, session, held, 0))


def in_panel(texts: Texts, session: Session, waiting: tuple[Announcement, ...]) -> View:
    """What stands in the panel as long as something waits: the first of it, and how much more."""
    if not waiting:
        return View("")
    first = waiting[0]
    assert first.held is not None  # noqa: S101 it waits
    more = texts("waits.more", count=len(waiting) - 1) if len(waiting) > 1 else ""
    text = "\n".join(filter(None, (sentence(texts, first.held, what(texts, session, first)), more)))
    return View(text, buttons(texts, session, first.held, first.id))


def sentence(texts: Texts, held: Held, what: str) -> str:
    """What is missing, why, and what to do."""
    return say(texts, f"waits.{held}", what=what)


def what(texts: Texts, session: Session, about: Announcement) -> str:
    """What was to be said; what nobody thought of is a message."""
    kind = about.kind if about.kind in NAMED else "message"
    return texts(f"waits.what_{kind}", number=session.course.place_of(about.value) + 1)


def buttons(texts: Texts, session: Session, held: Held, announcement_id: int) -> Rows:
    """What a facilitator can do about it."""
    again = button(texts("waits.again_button"), Verb.POST_AGAIN, session.id, announcement_id)
    if held is Held.DOUBT and announcement_id:
        there = button(texts("waits.there_button"), Verb.IS_THERE, session.id, announcement_id)
        return ((there, again),)
    if held is Held.GONE:
        return ((button(texts("waits.general_button"), Verb.TO_GENERAL, session.id),),)
    return ((again,),)
