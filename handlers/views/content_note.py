"""What is said before a value that may be heavy, and how it is skipped."""

from functools import partial

from bot.texts import Texts
from bot.workshop.plan import Value
from bot.workshop.session import Session
from handlers.views.spoken import value_in
from handlers.views.view import say


def content_note(texts: Texts, session: Session, value: int) -> str:
    """The note above a question; "" if there is none."""
    if not session.plan.values[value].content_note:
        return ""
    note = partial(_note, session, value)
    return say(texts, "question.content_note", note=note)


def _note(session: Session, value: int, one: Texts) -> str:
    return value_in(one, session, value).content_note


def pass_label(value: Value) -> str:
    """What was said to be heavy can be skipped: that is a pass, and nobody can tell them apart."""
    return "question.skip_button" if value.content_note else "question.pass_button"
