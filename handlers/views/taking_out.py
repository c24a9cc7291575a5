"""Choosing somebody to take out by a word of theirs; nothing here says who, or what else."""

from functools import partial

from bot.facilitation.counting_words import Choice
from bot.facilitation.taking_out import WordsSeen
from bot.texts import Texts
from bot.workshop.session import Session
from handlers.views.buttons import Button, Verb, button, in_rows
from handlers.views.merging import WIDTH, WORDS_ON_A_PAGE, other_pages, page_of
from handlers.views.spoken import title_in
from handlers.views.view import View, paragraphs, say


def words(texts: Texts, shown: WordsSeen, page: int = 0) -> View:
    """All words of a value, numbered, with a button each; and ways to other values."""
    numbered, page = page_of(shown.words, page, WORDS_ON_A_PAGE)
    title = partial(title_in, session=shown.session, value=shown.value)
    lines = [
        say(texts, "same_words.choice", number=number, word=word.text, people=word.people)
        for number, word in numbered
    ]
    ask = texts("taking_out.ask" if lines else "taking_out.nothing")
    heading = say(texts, "taking_out.heading", title=title)
    place = (shown.session.id, shown.value)
    choices = [button(str(n), Verb.WHOSE, *place, page, word.digest) for n, word in numbered]
    turning = [
        button(texts(label), Verb.WHOSE, *place, number)
        for label, number in other_pages(len(shown.words), page, WORDS_ON_A_PAGE)
    ]
    rows = (*in_rows(choices, WIDTH), *in_rows(turning, 2), *in_rows(_values(texts, shown), 2))
    return View(paragraphs(heading, ask, "\n".join(lines)), rows)


def confirming(texts: Texts, session: Session, value: int, page: int, word: Choice) -> View:
    """Asks once, and says that it is for good."""
    place = (session.id, value)
    yes = button(texts("taking_out.yes_button"), Verb.TAKE_OUT, *place, word.digest)
    no = button(texts("taking_out.no_button"), Verb.WHOSE, *place, page)
    return View(say(texts, "taking_out.confirm", word=word.text), ((yes,), (no,)))


def confirming_quote(texts: Texts, session: Session, value: int, quote: str, key: bytes) -> View:
    """The same of whoever said a quote of a draft."""
    yes = button(texts("taking_out.yes_button"), Verb.TAKE_AUTHOR_OUT, session.id, value, key)
    no = button(texts("panel.stay_button"), Verb.STAY)
    return View(say(texts, "taking_out.confirm", word=quote), ((yes,), (no,)))


def _values(texts: Texts, shown: WordsSeen) -> list[Button]:
    """To the words of the nearest values before and after."""
    return [
        button(
            texts(
                "same_words.value_before" if value < shown.value else "same_words.value_after",
                number=value + 1,
            ),
            *(Verb.WHOSE, shown.session.id, value, 0),
        )
        for value in shown.values
    ]
