"""What a facilitator sees of words that may be the same, and that are counted as one."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TypeVar

from bot.facilitation.counting_words import Choice
from bot.facilitation.merging import SamePair, SameWords
from bot.texts import Texts
from bot.workshop.word_count import MergedBy
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.spoken import title_in
from handlers.views.view import View, paragraphs, say

PAIRS_ON_A_PAGE = 10
WORDS_ON_A_PAGE = 20
WIDTH = 5
MOST_SHOWN = 14

T = TypeVar("T")
Numbered = list[tuple[int, T]]


def same_words(texts: Texts, shown: SameWords, page: int = 0) -> View:
    """Pairs to put together, then pairs to take apart, each with its number and its button."""
    numbered, page = page_of(shown.pairs, page, PAIRS_ON_A_PAGE)
    text = paragraphs(
        _heading(texts, shown),
        _pairs(texts, "same_words.maybe", [one for one in numbered if one[1].by is None]),
        _pairs(texts, "same_words.together", [one for one in numbered if one[1].by]),
        "" if numbered else texts("same_words.nothing"),
    )
    deciding = [tuple(_deciding(texts, shown, number, pair)) for number, pair in numbered]
    place = (shown.session.id, shown.value)
    turning = [
        button(texts(label), Verb.SAME_WORDS, *place, number)
        for label, number in other_pages(len(shown.pairs), page, PAIRS_ON_A_PAGE)
    ]
    others = button(texts("same_words.others_button"), Verb.PICK, *place, 0)
    rows = (*_rows_of(deciding), *in_rows(turning, 2), (others,))
    return View(text, (*rows, *in_rows(_other_values(texts, shown), 2)))


def choosing(texts: Texts, shown: SameWords, page: int, first: bytes | None) -> View:
    """All words, numbered: the first of two is chosen, and then the second. Each keeps its number,
    and the first one under the same thumb is let go again."""
    chosen = next((word for word in shown.words if word.digest == first), None)
    numbered, page = page_of(shown.words, page, WORDS_ON_A_PAGE)
    if chosen is None:
        ask = texts("same_words.choose_first")
    else:
        ask = say(texts, "same_words.choose_second", word=chosen.text)
    lines = [
        say(texts, "same_words.choice", number=number, word=word.text, people=word.people)
        for number, word in numbered
    ]
    text = paragraphs(_heading(texts, shown), ask, "\n".join(lines))
    return View(text, _choices(texts, shown, chosen, (numbered, page)))


def _choices(
    texts: Texts,
    shown: SameWords,
    chosen: Choice | None,
    listed: tuple[Numbered[Choice], int],
) -> Rows:
    """A button for each number, those to other pages, and the way back."""
    numbered, page = listed
    place = (shown.session.id, shown.value)
    already = () if chosen is None else (chosen.digest,)

    def choice(number: int, word: Choice) -> Button:
        if chosen is None:
            return button(str(number), Verb.PICK, *place, page, word.digest)
        if word is chosen:
            return button(f"✓ {number}", Verb.PICK, *place, page)
        return button(str(number), Verb.PUT_TOGETHER, *place, chosen.digest, word.digest)

    choices = [choice(number, word) for number, word in numbered]
    turning = [
        button(texts(label), Verb.PICK, *place, number, *already)
        for label, number in other_pages(len(shown.words), page, WORDS_ON_A_PAGE)
    ]
    back = button(texts("same_words.back_button"), Verb.SAME_WORDS, *place, 0)
    return (*in_rows(choices, WIDTH), *in_rows(turning, 2), (back,))


def _heading(texts: Texts, shown: SameWords) -> str:
    title = partial(title_in, session=shown.session, value=shown.value)
    return say(texts, "same_words.heading", title=title)


def _pairs(texts: Texts, heading: str, numbered: Numbered[SamePair]) -> str:
    lines = [
        say(
            texts,
            "same_words.by_rule" if pair.by is MergedBy.RULE else "same_words.pair",
            number=number,
            one=pair.one.text,
            other=pair.other.text,
        )
        for number, pair in numbered
    ]
    return "\n".join((texts(heading), *lines)) if lines else ""


def _deciding(texts: Texts, shown: SameWords, number: int, pair: SamePair) -> Iterator[Button]:
    """The button of a pair; of two that as many say, another one to show the other."""
    verb, label = (
        (Verb.TAKE_APART, "same_words.take_button")
        if pair.by
        else (Verb.PUT_TOGETHER, "same_words.put_button")
    )
    place, digests = (shown.session.id, shown.value), (pair.one.digest, pair.other.digest)
    yield button(texts(label, number=number), verb, *place, *digests)
    if pair.is_tie and pair.by is MergedBy.FACILITATOR:
        word = pair.other.text
        cut = word if len(word) <= MOST_SHOWN else f"{word[: MOST_SHOWN - 1].rstrip()}…"
        show = texts("same_words.show_button", word=cut)
        yield button(show, Verb.PUT_TOGETHER, *place, *reversed(digests))


def _rows_of(deciding: Sequence[tuple[Button, ...]]) -> Rows:
    """Single buttons two in a row; what belongs together in a row of its own."""
    single = [buttons[0] for buttons in deciding if len(buttons) == 1]
    return (*in_rows(single, 2), *(buttons for buttons in deciding if len(buttons) > 1))


def _other_values(texts: Texts, shown: SameWords) -> list[Button]:
    """To the words of the nearest values before and after."""
    return [
        button(
            texts(
                "same_words.value_before" if value < shown.value else "same_words.value_after",
                number=value + 1,
            ),
            *(Verb.SAME_WORDS, shown.session.id, value, 0),
        )
        for value in shown.values
    ]


def page_of(items: Sequence[T], page: int, size: int) -> tuple[Numbered[T], int]:
    """The items of a page with their numbers from 1, and which page it is: the last, when there
    are fewer by now."""
    page = min(page, max(0, len(items) - 1) // size)
    return list(enumerate(items, start=1))[page * size : (page + 1) * size], page


def other_pages(count: int, page: int, size: int) -> list[tuple[str, int]]:
    """The texts of buttons to the pages before and after one, and the numbers of these."""
    pages = [("same_words.earlier_button", page - 1), ("same_words.later_button", page + 1)]
    return [(label, number) for label, number in pages if 0 <= number * size < max(count, 1)]
