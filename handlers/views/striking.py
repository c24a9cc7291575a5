"""The words of a value for facilitators, each with a button that takes it out, or puts it back; and
what an author is told."""

from collections.abc import Sequence
from functools import partial

from bot.facilitation import admitting
from bot.facilitation.my_data import Mine
from bot.facilitation.struck_notices import Changing, NowIs, ToldWord
from bot.facilitation.words_to_strike import Lacking, ListedWord, WordsListed
from bot.texts import Texts
from bot.workshop.session import Session, Stage
from bot.workshop.standing import Standing
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.deleted_clouds import again_button
from handlers.views.in_the_open import key_in
from handlers.views.merging import other_pages, page_of
from handlers.views.private import change_and_remove
from handlers.views.spoken import title_in
from handlers.views.view import View, paragraphs, say, split_list

ON_A_PAGE = 16
LABEL_CHARACTERS = 16
LIST_ROOM = 1000
MISSING = {
    Lacking.NEWEST: "striking.newest_later",
    Lacking.TO_LET_IN: "striking.to_let_in_later",
    Lacking.OTHERS: "striking.others_later",
    Lacking.FEW: "striking.later_after_end",
}


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
    title = title_in(texts, shown.session, shown.value)
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
        texts(key_in(shown.session, "striking.ask") if lines else "striking.nothing"),
        "\n".join(lines),
        _missing(texts, shown),
    )
    rows = (*letting_in, *in_rows(deciding, 2), *in_rows(turning, 2), (again,))
    if shown.cloud_is_gone:
        rows = (*rows, (again_button(texts, *place),))
    elsewhere = other_values(texts, shown.value, shown.values, shown.session.id)
    return View(text, (*rows, *in_rows(elsewhere, 2)))


def _missing(texts: Texts, shown: WordsListed) -> str:
    """Why there may be more."""
    if shown.missing is None:
        return ""
    if shown.missing is Lacking.UNDOABLE:
        return texts("reading.in_a_minute")
    return texts(key_in(shown.session, MISSING[shown.missing]))


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


def told(texts: Texts, session: Session, value: int, words: Sequence[ToldWord]) -> View:
    """An author is told, kindly, what of theirs is taken out, and that it can be said otherwise;
    and afterwards, in the same place, that it is put back."""
    of = {now: [word.mine for word in words if word.now is now] for now in NowIs}
    out = of[NowIs.OUT]
    text = paragraphs(
        say(texts, "striking.told_where", title=partial(title_in, session=session, value=value)),
        *(_told_of(texts, session, now, mine) for now, mine in of.items() if mine),
        texts(key_in(session, f"striking.{_why(words)}")) if out else "",
    )
    return View(text, tuple(_ways(texts, session, word, len(words)) for word in words))


def _ways(texts: Texts, session: Session, word: ToldWord, count: int) -> tuple[Button, ...]:
    """What can be done to a word of one's own that was taken out."""
    row = change_and_remove(texts, session.id, word.mine.id, word.mine.text, count)
    return row if word.changing is not Changing.OVER else row[-1:]


def _told_of(texts: Texts, session: Session, now: NowIs, words: Sequence[Mine]) -> str:
    """How some words of theirs stand by now."""
    quoted = [say(texts, "receipt.word", word=short(mine.text, LIST_ROOM // 2)) for mine in words]
    kept, more = split_list(quoted, ", ", LIST_ROOM)
    named = ", ".join(kept) + (texts("receipt.more", count=more) if more else "")
    if now is NowIs.OUT:
        return texts(key_in(session, "striking.told_out"), words=named)
    if now is not NowIs.MASKED:
        return texts(f"striking.told_{now}", words=named)
    return paragraphs(
        *(
            texts("striking.told_masked", words=said, masked=_masked(texts, mine))
            for said, mine in zip(kept, words, strict=False)
        )
    )


def _masked(texts: Texts, mine: Mine) -> str:
    return say(texts, "receipt.word", word=short(mine.masked or "", LIST_ROOM // 2))


WHY = {
    Changing.ASKED: "told_why",
    Changing.LATE: "told_why_late",
    Changing.OVER: "told_why_after",
}


def _why(words: Sequence[ToldWord]) -> str:
    """Why, and whether it can still be said otherwise."""
    return WHY[next(word.changing for word in words if word.now is NowIs.OUT)]


def short(text: str, characters: int) -> str:
    """As much of a text as has room."""
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"


def _line(texts: Texts, number: int, word: ListedWord) -> str:
    line = say(texts, "striking.line", number=number, text=word.text)
    if word.is_left_out and word.standing is Standing.WAITING:
        return texts("struck_line.left_out", text=line)
    return marked(texts, line, word.standing)


def _button(
    texts: Texts, place: tuple[int, int], page: int, number: int, word: ListedWord
) -> Button:
    is_out = word.standing is Standing.STRUCK
    verb = Verb.PUT_WORD_BACK if is_out else Verb.STRIKE_WORD
    key = "striking.back_button" if is_out else "striking.out_button"
    named = f"{number} {short(word.text, LABEL_CHARACTERS)}"
    return button(texts(key, named=named), verb, *place, page, word.digest)
