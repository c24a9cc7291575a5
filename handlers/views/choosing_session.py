"""Asking somebody who leads several workshops which one they mean."""

from collections import Counter
from collections.abc import Sequence

from bot.facilitation.facilitating import Led
from bot.texts import Texts
from handlers.views.buttons import Button, Verb, button
from handlers.views.view import View


def which(texts: Texts, verb: Verb, led: Sequence[Led]) -> View:
    """A button for each, with the name of its group; those of the same name have numbers too."""
    titles = Counter(one.group_title for one in led)
    rows = tuple((_choice(texts, verb, one, titles[one.group_title]),) for one in led)
    return View(texts(f"which.{verb}"), rows)


def _choice(texts: Texts, verb: Verb, led: Led, same: int) -> Button:
    number, group = led.session.id, led.group_title
    label = texts("archives.entry", number=number, group=group) if same > 1 else group
    return button(label, verb, number)
