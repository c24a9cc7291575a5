"""Which value it is, as people read it: its place among those that are run."""

from functools import partial

from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.spoken import title_in
from handlers.views.view import say


def places(session: Session, value: int) -> dict[str, int]:
    """The place of a value in the order, from 1, and how many there are."""
    course = session.course
    return {"number": course.place_of(value) + 1, "count": len(course.order)}


def heading(texts: Texts, session: Session, value: int) -> str:
    """Which value it is, of how many."""
    title = partial(title_in, session=session, value=value)
    return say(texts, "value.heading", title=title, **places(session, value))
