"""What somebody sees of their own words: /mydata, over as many messages as it needs."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.facilitation.my_data import Kept, Mine
from bot.texts import Texts
from bot.workshop.scope import THOUGHT
from bot.workshop.session import Session
from bot.workshop.standing import Standing
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.spoken import plan_title, title_in
from handlers.views.view import MAX_TEXT, View, count_units, said, say

PAGE_ROOM = MAX_TEXT - 300
PAGE_BUTTONS = 40


def pages(
    texts: Texts, everything: Sequence[Kept], *, numbers: Mapping[bytes, int] | None = None
) -> list[View]:
    """One's own words, over as many messages as they need, each with buttons to remove them.

    The numbers run through all messages; `numbers` keeps those that words had, so that a second tap
    on the same place never removes something else.
    """
    words = [(kept, mine) for kept in everything for mine in kept.words]
    had = numbers or {}
    items = [(had.get(mine.id, n), kept, mine) for n, (kept, mine) in enumerate(words, start=1)]
    views: list[View] = []
    while items:
        page = _page(texts, items)
        views.append(page)
        del items[: sum(len(row) for row in page.buttons)]
    return views


def _page(texts: Texts, items: Sequence[tuple[int, Kept, Mine]]) -> View:
    """The first of the items, as many as fit into one message; at least one."""
    lines: list[str] = []
    removing: list[Button] = []
    shown = None
    for number, kept, mine in items[:PAGE_BUTTONS]:
        title = partial(plan_title, plan=kept.session.plan)
        heading = say(texts, "my_data.heading", title=title, group=kept.group_title)
        new = [] if shown is kept else [heading]
        new.append(_mine(texts, kept.session, mine, number))
        if lines and count_units("\n".join(lines + new)) > PAGE_ROOM:
            break
        lines += new
        shown = kept
        label = texts("my_data.remove_button", number=number)
        removing.append(button(label, Verb.REMOVE, kept.session.id, mine.id, number))
    return View("\n".join(lines), in_rows(removing, 5))


def _mine(texts: Texts, session: Session, mine: Mine, number: int) -> str:
    """A line of /mydata; words that fill a message alone are cut to what fits."""
    title, text = title_in(texts, session, mine.value), mine.text
    room = PAGE_ROOM - 2 * count_units(title) - 100
    while count_units(said(text)) > room:
        text = text[: len(text) * 9 // 10].rstrip("…") + "…"
    key = "my_data.added" if mine.added else "my_data.response"
    if mine.prompt is None:
        line = say(texts, key, number=number, title=title, text=text)
    elif mine.prompt == THOUGHT:
        line = say(texts, "my_data.thought", number=number, title=title, text=text)
    else:
        key = "my_data.added_to_prompt" if mine.added else "my_data.answer"
        line = say(texts, key, number=number, title=title, prompt=mine.prompt + 1, text=text)
    return texts("card.struck", word=line) if mine.standing is Standing.STRUCK else line
