"""What people said, as facilitators read it, with buttons that take it out, or put it back."""

from functools import partial

from bot.facilitation.reading import Part, ReadText, TextsRead
from bot.record.holding_back import HeldBackKind
from bot.texts import Texts
from bot.workshop.reveal import MINIMUM_FLOOR, PEOPLE_PER_STEP
from bot.workshop.scope import Scope
from bot.workshop.standing import Standing
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.in_the_open import key_in
from handlers.views.merging import other_pages, page_of
from handlers.views.spoken import prompt_in, title_in
from handlers.views.striking import marked, other_values, short
from handlers.views.view import View, count_units, paragraphs, said, say

ON_A_PAGE = 12
# Twelve of them, and what stands around them, fill a message.
LINE_ROOM = 250


def texts_read(texts: Texts, shown: TextsRead, page: int = 0) -> View:
    """A page of what may be read."""
    numbered, page = page_of(shown.texts, page, ON_A_PAGE)
    at = (shown.session.id, shown.value, shown.number)
    deciding = [_button(texts, at, page, number, one) for number, one in numbered]
    turning = [
        button(texts(label), Verb.READ, *at, number)
        for label, number in other_pages(len(shown.texts), page, ON_A_PAGE)
    ]
    again = button(texts("striking.again_button"), Verb.READ, *at, page)
    text = paragraphs(
        _heading(texts, shown),
        _ask(texts, shown) if numbered else _nothing(texts, shown),
        "\n\n".join(_line(texts, number, one) for number, one in numbered),
        _later(texts, shown) if numbered or shown.is_to_come else "",
    )
    rows = (*in_rows(deciding, 2), *in_rows(turning, 2), (again,))
    return View(
        text, (*rows, *in_rows(_parts(texts, shown), 3), *in_rows(_values(texts, shown), 2))
    )


def _later(texts: Texts, shown: TextsRead) -> str:
    """When there will be more."""
    if shown.is_to_come:
        return texts("reading.in_a_minute")
    key = key_in(shown.session, "reading.grows", "reading.grows_open")
    return texts(key, fewest=PEOPLE_PER_STEP) if shown.grows else ""


def _heading(texts: Texts, shown: TextsRead) -> str:
    session, part = shown.session, shown.part
    title = partial(title_in, session=session, value=shown.value)
    if part.kind is not HeldBackKind.ANSWER:
        return say(texts, f"reading_heading.{part.kind}", title=title)
    prompt = partial(prompt_in, session=session, scope=Scope(shown.value, part.prompt))
    return say(texts, "reading.heading", title=title, prompt=prompt)


def _ask(texts: Texts, shown: TextsRead) -> str:
    is_of_nobody = shown.part.kind is HeldBackKind.NOTE
    return texts("reading.ask_notes" if is_of_nobody else "reading.ask")


def _nothing(texts: Texts, shown: TextsRead) -> str:
    if shown.part.kind in (HeldBackKind.ANSWER, HeldBackKind.THOUGHT):
        return texts("reading.too_few", fewest=MINIMUM_FLOOR)
    return texts("reading.nothing")


def _line(texts: Texts, number: int, one: ReadText) -> str:
    text = _fitting(" ".join(one.text.split()))
    line = marked(texts, say(texts, "striking.line", number=number, text=text), one.standing)
    is_held = one.held_back and one.standing is Standing.FREE
    return texts("reading.line_held_back", text=line) if is_held else line


def _fitting(text: str) -> str:
    """As much of a text as has room in a line: some signs take that of several."""
    text = short(text, LINE_ROOM)
    while count_units(said(text)) > LINE_ROOM:
        text = short(text, len(text) * 9 // 10)
    return text


def _button(
    texts: Texts, at: tuple[int, int, int], page: int, number: int, one: ReadText
) -> Button:
    is_out = one.standing is Standing.STRUCK
    verb = Verb.PUT_TEXT_BACK if is_out else Verb.STRIKE_TEXT
    key = "striking.back_button" if is_out else "striking.out_button"
    return button(texts(key, named=number), verb, *at, page, one.id)


def _parts(texts: Texts, shown: TextsRead) -> list[Button]:
    """To what else of the value there is to read."""

    def label(part: Part) -> str:
        if part.kind is HeldBackKind.ANSWER:
            return texts("reading.part", number=(part.prompt or 0) + 1)
        return texts(f"reading_part.{part.kind}")

    return [
        button(label(part), Verb.READ, shown.session.id, shown.value, number, 0)
        for number, part in enumerate(shown.parts)
        if number != shown.number
    ]


def _values(texts: Texts, shown: TextsRead) -> list[Button]:
    """To the values before and after."""
    beside = (shown.value - 1, shown.value + 1)
    values = [value for value in beside if value in range(len(shown.session.plan.values))]
    return other_values(texts, shown.value, values, shown.session.id, Verb.READ)
