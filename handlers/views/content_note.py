"""What is said before a value that may be heavy, and how it is skipped."""

from bot.texts import Texts
from bot.workshop.plan import Value
from handlers.views.view import say


def content_note(texts: Texts, value: Value) -> str:
    """The note above a question; "" if there is none."""
    if not value.content_note:
        return ""
    return say(texts, "question.content_note", note=value.content_note)


def pass_label(value: Value) -> str:
    """What was said to be heavy can be skipped: that is a pass, and nobody can tell them apart."""
    return "question.skip_button" if value.content_note else "question.pass_button"
