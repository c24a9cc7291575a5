"""Join codes, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop import join_code

CODE = "1KQH9H7H"
FORMS = [
    "1KQH-9H7H", "1kqh-9h7h", "1KQH 9H7H", "1KQH9H7H", " 1KQH -9H7H ", "1KQH–9H7H", "1KQH—9H7H",
    "1KQH\u20119H7H", "1KQH\xa09H7H", "1KQH\u20099H7H", "1KQH\u200b-9H7H", "1KQH_9H7H", "1KQH:9H7H",
    "1KQH/9H7H", "1KQH.9H7H", "1KQH\n9H7H", "1KQH\r\n9H7H", "1 K Q H 9 H 7 H", "1K QH 9H 7H",
    "“1KQH-9H7H”", '"1KQH-9H7H"', "'1KQH-9H7H'", "«1KQH-9H7H»", "(1KQH-9H7H)", "`1KQH-9H7H`",
    "1KQH-9H7H.", "1KQH-9H7H!", "1KQH-9H7H,", "1KQH-9H7H 🙂", "*1KQH-9H7H*",
    "Code: 1KQH-9H7H", "code 1KQH-9H7H", "The code is 1KQH-9H7H", "my code = 1KQH-9H7H",
    "Join 1KQH-9H7H", "/start 1KQH-9H7H", "/join 1KQH-9H7H", "Cod: 1KQH-9H7H",
    "IKQH-9H7H", "lkqh-9h7h", "１ＫＱＨ－９Ｈ７Ｈ", "١KQH-٩H٧H", "१KQH-९H७H", "1КQН-9Н7Н",
]  # fmt: skip


@pytest.mark.parametrize("typed", FORMS)
def test_a_code_is_found_in_whatever_way_it_is_typed(typed):
    assert CODE in join_code.candidates(typed)
    assert join_code.is_meant_as_one(typed)


@pytest.mark.parametrize(
    "typed", ["Hello, I want to join: 1KQH-9H7H. Thanks!", "is it 1KQH 9H7H or so?"]
)
def test_a_code_is_found_among_words(typed):
    assert CODE in join_code.candidates(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "together",
        "self-care",
        "kindness",
        "Being heard",
        "24/7",
        "hope",
        "",
        "COVID-19",
        "1KQH-9H7",
    ],
)
def test_ordinary_words_are_not_meant_as_a_code(typed):
    assert not join_code.is_meant_as_one(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("Missing 5", "10 people", "Step 1 of 2", "1 to 1 time", "2 friends", "3rd party"),
        *("9am start", "24 hours a", "section 5", "100 years", "5 menywod", "7 o'r gath"),
    ],
)
def test_words_and_numbers_are_no_code_and_no_guess_at_one(typed):
    assert join_code.candidates(typed) == ()
    assert not join_code.is_meant_as_one(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("in practice", "with patience", "the services", "is possible", "my feelings"),
        *("join together", "start thinking", "friendly", "electric"),
    ],
)
def test_a_word_of_eight_letters_is_no_guess_and_looks_like_none(typed):
    assert not join_code.is_meant_as_one(typed)
    assert not join_code.may_have_one(typed)


@pytest.mark.parametrize("typed", ["code KAREBEND", "the code is kare-bend", "/start KAREBEND"])
def test_a_code_without_digits_is_meant_as_one_where_the_message_says_so(typed):
    assert join_code.is_meant_as_one(typed)
    assert "KAREBEND" in join_code.candidates(typed)


@pytest.mark.parametrize(
    "code", ["CARE2345", "2345CARE", "ABCDEFG5", "5TREATED", "12AB34CD", "12CARE34"]
)
def test_a_code_that_reads_like_a_word_and_a_number_is_one_where_it_is_not_broken_off_there(code):
    halves, signs = f"{code[:4]}-{code[4:]}", " ".join(code)

    parts = f"{code[:2]} {code[2:6]} {code[6:]}"

    assert [join_code.candidates(form) for form in (code, halves, signs, parts)] == [(code,)] * 4


@pytest.mark.parametrize("typed", ["ABCDEFG", "ABCDEFGHJ", "UUUUUUUU", "", "12345678901"])
def test_what_has_another_length_or_other_letters_is_none(typed):
    assert join_code.candidates(typed) == ()


@given(st.text(max_size=200))
def test_only_few_and_only_codes_are_looked_up(text):
    found = join_code.candidates(text)

    assert len(found) <= join_code.MOST_CANDIDATES
    assert all(len(code) == 8 and set(code) <= set(join_code.ALPHABET) for code in found)


def test_a_code_is_read_back_as_it_is_shown():
    codes = {join_code.new() for _ in range(1000)}

    assert len(codes) == 1000
    assert all(join_code.candidates(join_code.shown(code)) == (code,) for code in codes)


def test_a_message_may_have_a_code_where_there_are_eight_such_characters_with_a_digit():
    assert join_code.may_have_one("I was given 1kqh 9h7h, is that so?")
    assert not join_code.may_have_one("Respects and a thread")
    assert not join_code.may_have_one("9 or 10")
