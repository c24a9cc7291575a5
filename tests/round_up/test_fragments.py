"""A sentence that says something only beside the one before it is quoted with it, or not at all."""

import pytest

from bot.round_up import Said, plain, themed
from bot.round_up.slices import LONGEST, slices
from tests.round_up.crowd import OTHERS, THEMES, said_by_each

LEANING = [
    "Housing is the base. Without it no recovery.",
    "Housing is the base. No recovery without it.",
    "Staff make the difference. Nothing works without them.",
    "We were promised a house. Most of them never came.",
    "The rent went up again. With that came the letters.",
    "Somebody has to listen. For many of them it is the first time.",
    "It takes money. Especially at weekends.",
    "There is a house on the hill. Such places help a lot of people.",
    "Rent is paid late. As a result people are turned out.",
    "People lose their home. Because nobody answers the phone.",
    "We need money. More than anything.",
    "Tai yw'r sylfaen. Hebddyn nhw does dim adferiad.",
    "Mae angen cyllid. Heb hynny does dim yn newid.",
    "Mae'r tai yn oer. Dyna sy'n torri calon pobl.",
]
ALONE = [
    "Housing is the base. Recovery takes years after that first key.",
    "There is no money for it. Training is what people ask us for.",
    "Mae angen amser. Mae pobl yn aros am fisoedd lawer.",
]
FIRST = f"The rent went up, {'and up, ' * 20}and up."
assert len(FIRST) < LONGEST


def quotes_of(text: str) -> list[str]:
    return [text[start:end] for start, end in slices(text)]


@pytest.mark.parametrize("text", LEANING)
def test_it_takes_along_what_it_leans_on(text: str):
    first = text[: text.index(".") + 1]

    assert quotes_of(text) == [first, text]


@pytest.mark.parametrize("text", LEANING)
def test_it_is_quoted_alone_by_no_round_up(text: str):
    second = text[text.index(".") + 2 :]
    said = [Said(voice=9, text=text), *said_by_each(*OTHERS)]

    for found in (themed(said, themes=THEMES), plain(said)):
        quotes = [quote.text(said) for quote in found.quotes]
        assert second not in quotes
        assert any(text.startswith(quote) for quote in quotes)


@pytest.mark.parametrize("text", ALONE)
def test_what_says_something_by_itself_is_a_quote_by_itself(text: str):
    assert len(quotes_of(text)) == 2
    assert quotes_of(text)[1] == text[text.index(".") + 2 :]


def test_where_both_are_too_long_the_first_alone_can_be_quoted():
    assert quotes_of(f"{FIRST} Without it there is no rest for anybody in the house.") == [FIRST]


def test_a_part_of_a_long_sentence_that_leans_is_none():
    long = f"Without it {'nobody and ' * 12}nobody; housing matters and {'matters and ' * 12}more"

    assert quotes_of(f"{FIRST} {long}.") == [FIRST, long.partition("; ")[2] + "."]


def test_lines_of_a_list_do_not_lean():
    assert quotes_of("We need\nmore staff\nmore rooms") == ["We need", "more staff", "more rooms"]
