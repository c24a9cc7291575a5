"""The time, for facilitators: how long they are at a value, and how far they get."""

from bot.texts import Texts
from bot.workshop.pace import Headway
from bot.workshop.session import Session
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.view import View

FROM_THE_BEGINNING = (45, 60, 90, 120, 150, 180)
FROM_NOW = (15, 30, 45, 60, 90, 120)
LEAST_TO_TELL = 2


def time_button(texts: Texts, session: Session) -> Button:
    """[Time …] in the panel."""
    return button(texts("time.button"), Verb.TIME, session.id)


def ends(texts: Texts, session: Session) -> View:
    """Asks when it is to end: each answer is one tap."""
    minutes = FROM_NOW if session.has_begun else FROM_THE_BEGINNING
    choices = [
        button(texts("time.minutes", count=count), Verb.END_IN, session.id, count)
        for count in minutes
    ]
    none = button(texts("time.no_end"), Verb.END_IN, session.id, None)
    key = "time.from_now" if session.has_begun else "time.from_the_beginning"
    return View(texts(key), (*in_rows(choices, 3), (none,)))


def pace(texts: Texts, told: Headway) -> str:
    """One line: how long here, how long still, how far that leads."""
    parts = [_here(texts, told), *_left(texts, told)]
    return " · ".join(part for part in parts if part)


def _here(texts: Texts, told: Headway) -> str:
    if told.planned is not None:
        return texts("time.here_of", minutes=told.here, planned=told.planned)
    return texts("time.here", minutes=told.here) if told.here >= LEAST_TO_TELL else ""


def _left(texts: Texts, told: Headway) -> list[str]:
    if told.left is None:
        return []
    if told.left == 0:
        return [texts("time.over")]
    left = texts("time.left", minutes=told.left)
    if told.is_enough:
        return [left, texts("time.enough")]
    if told.reaches is not None:
        return [left, texts("time.reaches", number=told.reaches)]
    return [left, texts("time.each", minutes=told.each or 0)]
