"""The words of a value for facilitators, each with a button that takes it out, or puts it back; and
what an author is told."""

from collections.abc import Sequence

from bot.facilitation import admitting
from bot.facilitation.my_data import Mine
from bot.facilitation.striking import ListedWord, WordsListed
from bot.texts import Texts
from bot.workshop.session import Session, Stage
from bot.workshop.standing import Standing
from handlers.views.buttons import Button, Rows, Verb, button, in_rows
from handlers.views.deleted_clouds import again_button
from handlers.views.merging import other_pages, page_of
from handlers.views.private import change_and_remove
from handlers.views.view import View, paragraphs, say, split_list

ON_A_PAGE = 16
LABEL_CHARACTERS = 16
LIST_ROOM = 1000


def panel_buttons(texts: Texts, session: Session, waiting: int = 0) -> list[Button]:
    """[Words …] and [Answers …], once anything was asked; so many words are `waiting` to be let
    in."""
    if not session.has_begun:
        return []
    at = session.position.value
    label = texts("striking.words_wait_button", count=waiting)
    so_far = session.stage is Stage.DISCUSSING
    return [
        button(label if waiting else texts("striking.words_button"), Verb.WORDS, session.id, at),
        button(texts("reading.so_far" if so_far else "reading.button"), Verb.READ, session.id),
    ]


def on_page(shown: WordsListed, page: int) -> list[ListedWord]:
    """The words that stand on a page of the list."""
    return [word for _, word in page_of(shown.words, page, ON_A_PAGE)[0]]


def words(texts: Texts, shown: WordsListed, page: int = 0) -> View:
    """The words of a value, in alphabetical order, with a button each."""
    numbered, page = page_of(shown.words, page, ON_A_PAGE)
    title = shown.session.plan.values[shown.value].title
    lines = [_line(texts, number, word) for number, word in numbered]
    place = (shown.session.id, shown.value)
    deciding = [_button(texts, place, page, number, word) for number, word in numbered]
    turning = [
        button(texts(label), Verb.WORDS, *place, number)
        for label, number in other_pages(len(shown.words), page, ON_A_PAGE)
    ]
    again = button(texts("striking.again_button"), Verb.WORDS, *place, page)
    fine = admitting.fine([word for _, word in numbered])
    label, seal = texts("striking.let_in_button", count=len(fine)), admitting.seal(fine)
    letting_in = ((button(label, Verb.LET_WORDS_IN, *place, page, seal),),) if fine else ()
    text = paragraphs(
        say(texts, "striking.heading", title=title),
        texts("striking.ask" if lines else "striking.nothing"),
        "\n".join(lines),
    )
    rows = (*letting_in, *in_rows(deciding, 2), *in_rows(turning, 2), (again,))
    if shown.cloud_is_gone:
        rows = (*rows, (again_button(texts, *place),))
    elsewhere = other_values(texts, shown.value, shown.values, shown.session.id)
    return View(text, (*rows, *in_rows(elsewhere, 2)))


def other_values(
    texts: Texts, here: int, values: Sequence[int], session_id: int, verb: Verb = Verb.WORDS
) -> list[Button]:
    """To the same of the nearest values before and after."""
    return [
        button(
            texts(
                "same_words.value_before" if value < here else "same_words.value_after",
                number=value + 1,
            ),
            *(verb, session_id, value, 0),
        )
        for value in values
    ]


def marked(texts: Texts, text: str, standing: Standing) -> str:
    """A line of what can be struck, with how it stands."""
    if standing in (Standing.STRUCK, Standing.WAITING):
        return texts(f"struck_line.{standing}", text=text)
    return text


def told(texts: Texts, session: Session, value: int, struck: Sequence[Mine]) -> View:
    """An author is told, kindly, what of theirs is taken out, and that it can be said otherwise."""
    quoted = [say(texts, "receipt.word", word=short(mine.text, LIST_ROOM // 2)) for mine in struck]
    kept, more = split_list(quoted, ", ", LIST_ROOM)
    named = ", ".join(kept) + (texts("receipt.more", count=more) if more else "")
    text = paragraphs(
        say(texts, "striking.told_where", title=session.plan.values[value].title),
        texts("striking.told", words=named),
        texts(f"striking.{_why(session, struck[0])}"),
    )
    rows: Rows = tuple(
        change_and_remove(texts, session.id, mine.id, mine.text, len(struck)) for mine in struck
    )
    return View(text, rows if session.is_live else tuple((row[-1],) for row in rows))


def _why(session: Session, struck: Mine) -> str:
    """Why, and whether it can still be said otherwise."""
    if not session.is_live:
        return "told_why_after"
    is_asked = struck.prompt is not None or session.is_open_at(struck.value)
    return "told_why" if is_asked else "told_why_late"


def short(text: str, characters: int) -> str:
    """As much of a text as has room."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def _line(texts: Texts, number: int, word: ListedWord) -> str:
    line = say(texts, "striking.line", number=number, text=word.text)
    return marked(texts, line, word.standing)


def _button(
    texts: Texts, place: tuple[int, int], page: int, number: int, word: ListedWord
) -> Button:
    is_out = word.standing is Standing.STRUCK
    verb = Verb.PUT_WORD_BACK if is_out else Verb.STRIKE_WORD
    key = "striking.back_button" if is_out else "striking.out_button"
    named = f"{number} {short(word.text, LABEL_CHARACTERS)}"
    return button(texts(key, named=named), verb, *place, page, word.digest)
