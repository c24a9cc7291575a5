"""What stands in the panel while a cloud was deleted in the group."""

from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.buttons import Button, Verb, button
from handlers.views.view import View


def in_panel(texts: Texts, session: Session, value: int | None) -> View:
    """Asks whether the cloud of a value is to come again."""
    if value is None:
        return View("")
    leave = button(texts("deleted_cloud.leave_button"), Verb.LEAVE_CLOUD, session.id, value)
    text = texts("deleted_cloud.asked", number=value + 1)
    return View(text, ((again_button(texts, session.id, value), leave),))


def again_button(texts: Texts, session_id: int, value: int) -> Button:
    """[Post the cloud again]."""
    return button(texts("deleted_cloud.again_button"), Verb.POST_CLOUD, session_id, value)
