"""A statement, or prompts, of which one message in several languages has not enough room: as much
as there is room for, with a button; and all of it, in messages of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.texts import Texts
from bot.workshop.scope import Scope
from bot.workshop.session import Session
from handlers.views.buttons import Verb, button
from handlers.views.places import heading
from handlers.views.spoken import BETWEEN, label, stacked, value_in
from handlers.views.view import MAX_TEXT, View, count_units, paragraphs, said, say

GAP = 2  # UTF-16 units between two paragraphs
# A piece of a statement, of signs of two units each and of what keeps them from being links.
PIECE = 1200

InRoom = Callable[[Texts, int | None], View]
"""A view in one language, with a room of UTF-16 units for it, or (None) all of it."""


def fitted(texts: Texts, view: InRoom) -> View:
    """A view whole, one language below the other, if one message has room for it; else each in
    its share of the room, with a button that asks for all of it."""
    whole = stacked(view)(texts, None)
    if count_units(whole.text) <= MAX_TEXT:
        return whole
    shares = len(texts.each)
    room = (MAX_TEXT - (shares - 1) * count_units(BETWEEN)) // shares
    cut = stacked(view)(texts, room)
    asking = button(label(texts, "in_full.button"), Verb.IN_FULL)
    return replace(cut, buttons=(*cut.buttons, (asking,)))


def statement(texts: Texts, session: Session, value: int) -> tuple[View, ...]:
    """All that a value says, in each language, in as few messages as hold it."""
    return tuple(
        View(text)
        for one in texts.each
        for text in _filled(
            heading(one, session, value),
            [
                say(one, "statement.quoted", statement=piece)
                for piece in _pieces(value_in(one, session, value).statement)
            ],
        )
    )


def prompts(texts: Texts, session: Session, scope: Scope) -> tuple[View, ...]:
    """A prompt, or all of a value, in each language, in as few messages as hold them."""
    value = scope.value or 0
    return tuple(
        View(text)
        for one in texts.each
        for text in _filled(heading(one, session, value), list(_prompts(one, session, scope)))
    )


def _prompts(one: Texts, session: Session, scope: Scope) -> Iterator[str]:
    every = value_in(one, session, scope.value or 0).prompts
    for number, prompt in enumerate(every):
        if scope.prompt in (None, number):
            yield say(one, "prompt.asked", number=number + 1, count=len(every), prompt=prompt)


def _filled(head: str, parts: list[str]) -> Iterator[str]:
    """Parts below a head, and on into further messages."""
    text = head
    for part in parts:
        if count_units(text) + GAP + count_units(part) > MAX_TEXT:
            yield text
            text = part
        else:
            text = paragraphs(text, part)
    yield text


def _pieces(text: str) -> Iterator[str]:
    """A statement, in pieces where one message could not hold it."""
    while count_units(said(text)) > MAX_TEXT // 2 and len(text) > PIECE:
        end = text.rfind(" ", 0, PIECE) + 1 or PIECE
        yield text[:end].rstrip()
        text = text[end:]
    yield text
