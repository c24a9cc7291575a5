"""The pages of [Same words]: with as many words and pairs, and as long ones, as there may be."""

import pytest

from bot.facilitation.counting_words import Choice
from bot.facilitation.merging import SamePair, SameWords
from bot.rehearsal.bot_api.formatting import parse_markup
from bot.texts import load
from bot.workshop.plan import Plan, Value
from bot.workshop.response import MAX_CHARACTERS
from bot.workshop.session import Session
from bot.workshop.word_count import MergedBy
from handlers.views.buttons import MAX_DATA, read
from handlers.views.merging import choosing, same_words
from handlers.views.view import MAX_TEXT, count_units

TEXTS = load("en")
LONGEST = "🙂@" * (MAX_CHARACTERS // 2)


def choice(number, text="word {}"):
    return Choice(text=text.format(number), people=3, digest=number.to_bytes(9))


def shown(pairs=0, words=0, text="word {}"):
    plan = Plan(
        name="p", title="Plan", about="", attribution="", values=(Value(title="T", statement="S"),)
    )
    session = Session(id=123_456_789_012, plan=plan)
    kinds = (None, None, MergedBy.RULE, MergedBy.FACILITATOR)
    return SameWords(
        session=session,
        value=0,
        pairs=tuple(
            SamePair(one=choice(n, text), other=choice(n + 500, text), by=kinds[n % 4])
            for n in range(pairs)
        ),
        words=tuple(choice(n, text) for n in range(words)),
    )


def labels(view):
    return [button.label for row in view.buttons for button in row]


def data(view):
    return {button.label: read(button.data).arguments for row in view.buttons for button in row}


def test_pairs_go_over_pages_of_ten():
    pages = [labels(same_words(TEXTS, shown(pairs=23), page)) for page in (0, 1, 2)]

    assert [page[-1] for page in pages] == ["Other words …"] * 3
    assert [page[10:-1] for page in pages[:2]] == [["Later ▶"], ["◀ Earlier", "Later ▶"]]
    assert pages[2][3:-1] == ["◀ Earlier"]
    assert [page[0].split()[-1] for page in pages] == ["1", "11", "21"]


def test_words_go_over_pages_of_twenty():
    first = choosing(TEXTS, shown(words=45), 1, None)
    second = choosing(TEXTS, shown(words=45), 1, choice(3).digest)

    numbers = [str(number) for number in range(21, 41)]
    turning = ["◀ Earlier", "Later ▶", "Back"]
    assert labels(first) == labels(second) == [*numbers, *turning]
    assert labels(choosing(TEXTS, shown(words=3), 0, choice(1).digest)) == ["1", "✓ 2", "3", "Back"]
    assert data(first)["Later ▶"][2:] == ("2",)
    assert data(second)["Later ▶"][2:] == ("2", data(second)["21"][2])
    assert "Which word is the same as “word 3”?" in second.text
    assert "21. “word 20”, people: 3" in second.text


def test_a_page_that_is_not_there_any_more_is_the_last():
    assert labels(same_words(TEXTS, shown(pairs=12), 9))[-2:] == ["◀ Earlier", "Other words …"]
    assert labels(choosing(TEXTS, shown(words=2), 9, None)) == ["1", "2", "Back"]


def test_a_first_word_that_is_not_there_any_more_is_chosen_again():
    view = choosing(TEXTS, shown(words=2), 0, choice(99).digest)

    assert "Which word? Tap its number." in view.text


def test_of_nothing_it_says_that_there_is_nothing():
    view = same_words(TEXTS, shown())

    assert view.text.endswith("No words look alike here, and none are put together.")
    assert labels(view) == ["Other words …"]
    assert labels(choosing(TEXTS, shown(), 0, None)) == ["Back"]


@pytest.mark.parametrize(
    "view",
    [
        same_words(TEXTS, shown(pairs=40, text=LONGEST), 1),
        choosing(TEXTS, shown(words=60, text=LONGEST), 1, None),
        choosing(TEXTS, shown(words=60, text="<b>&" * 15), 1, choice(1).digest),
    ],
)
def test_the_longest_words_fit_and_are_no_markup(view):
    _, entities = parse_markup(view.text, "HTML")

    assert count_units(view.text) <= MAX_TEXT
    assert {entity["type"] for entity in entities} == {"bold"}
    assert all(len(b.data.encode()) <= MAX_DATA for row in view.buttons for b in row)
    assert sum(len(row) for row in view.buttons) <= 100
