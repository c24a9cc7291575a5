"""What counts as one response, and the key that spellings of a word share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop import response
from bot.workshop.errors import AnswerTooLong, NothingSaid, ResponseTooLong
from bot.workshop.response import (
    MAX_ANSWER,
    MAX_CHARACTERS,
    clean,
    clean_answer,
    count_characters,
    split,
    word_key,
)

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
FAMILY = "\U0001f469\U0001f3fd\u200d\U0001f91d\u200d\U0001f469\U0001f3fb"
ARABIC = "اأإآيىیكکهةٱ\u0640\u0670\u0653\u0654\u0655" + "".join(map(chr, range(0x064B, 0x0653)))
TRICKY = st.text(
    st.sampled_from(
        "aŷ 1.)-•,;\n\u0301\u0302\u0e47\u20e3\ufe0f\ufe0e\u200c\u200d\u200b\u202e\u2800"
    )
    | st.sampled_from("❤\U0001f3f4\U000e0067\U000e007f\U0001f3fdمی‌ক্#\ud83d\ue000\x1b’‐İßﬁ")
    | st.sampled_from(ARABIC + "ﹷﺩﻼ- \u200c")
    | st.characters(codec=None)
)

ONE_LINE = [
    ("  being   heard ", "being heard"),
    ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a b c d e f"),
    ("ty\u0302", "tŷ"),
    ("emp\u200bathy", "empathy"),
    ("emp\u200dathy", "empathy"),
    ("connec\u00adtion", "connection"),
    ("\u202eevil\u202c", "evil"),
    ("a\x00b", "ab"),
    ("\x1b[31mred", "[31mred"),
    ("\ud83d!", "!"),
    ("x\ufffe\uffff\ue000\U0001fffe", "x"),
    ("care\U000e0069\U000e007f", "care"),
    ("care\ufe0f", "care"),
    ("\u3164\u115f\u1160\uffa0\u2800", ""),
    ("\u200b\u200c\u200d\u2060\ufeff", ""),
    ("\u0301 \u0301", ""),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("می\u200c", "می"),
    (WALES, WALES),
    (f"home {FAMILY}", f"home {FAMILY}"),
    ("❤\ufe0f\ufe0f", "❤\ufe0f"),
    ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
    ("x\u0301\u0302\u0303\u0304\u0305", "x\u0301\u0302\u0303"),
    ("\u0e01" + "\u0e47" * 30, "\u0e01\u0e47"),
    ("\u1000\u103c\u103d\u102d\u102f\u1037", "\u1000\u103c\u103d\u102d\u102f\u1037"),
    ("\u1000\u103c\u103d\u102d\u102f\u1037\u1032", "\u1000\u103c\u103d\u102d\u102f\u1037"),
    ("1. trust", "trust"),
    ("2) care", "care"),
    ("• - time", "time"),
    ("-burnout", "-burnout"),
    ("24/7", "24/7"),
    ("call (1) time", "call (1) time"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
]


@pytest.mark.parametrize(("text", "cleaned"), ONE_LINE)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@given(TRICKY)
def test_cleaning_twice_changes_nothing_more(text):
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    cleaned.encode()


@given(TRICKY)
def test_every_word_has_a_key_that_is_its_own_key(text):
    key = word_key(clean(text))

    assert bool(key) == bool(clean(text))
    assert word_key(key) == key


@given(st.text(st.sampled_from("aAbDdoOxPI 0128 ")).filter(str.strip))
def test_signs_around_letters_and_digits_change_no_key(text):
    # Without any, keys are found a faster way.
    assert word_key(f"“{text}”") == word_key(text)


@given(st.text(st.sampled_from(ARABIC + "ab-‘!")))
def test_an_arabic_word_has_a_key_that_is_its_own_key(text):
    key = word_key(text)

    assert bool(key) == bool(text)
    assert word_key(key) == key


@given(TRICKY)
def test_split_gives_cleaned_words_or_says_why_not(text):
    try:
        words = split(text)
    except (NothingSaid, ResponseTooLong):
        return

    assert [clean(word) for word in words] == list(words)
    assert len({word_key(word) for word in words}) == len(words)
    assert all(0 < count_characters(word) <= MAX_CHARACTERS for word in words)


@given(TRICKY)
def test_clean_answer_is_stable(text):
    try:
        answer = clean_answer(text)
    except NothingSaid:
        return

    assert clean_answer(answer) == answer


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("trust", ("trust",)),
        ("being heard", ("being heard",)),
        ("a\nb, c; d", ("a", "b", "c", "d")),
        ("دعم، أمان؛ صبر", ("دعم", "أمان", "صبر")),
        ("支持，信任、希望；爱､家", ("支持", "信任", "希望", "爱", "家")),
        ("ተስፋ፣ፍቕሪ፤ድጋፍ", ("ተስፋ", "ፍቕሪ", "ድጋፍ")),
        ("1. trust\n2) care\n• time", ("trust", "care", "time")),
        ("Self-care, self care\nselfcare", ("Self-care",)),
        ("24,000 people, no money", ("24,000 people", "no money")),
        ("tired ;-)", ("tired ;-)",)),
        ("a,,;b\n\n", ("a", "b")),
        ("?", ("?",)),
        ("'); DROP TABLE response;--", ("')", "DROP TABLE response")),
        ("a" * MAX_CHARACTERS, ("a" * MAX_CHARACTERS,)),
    ],
)
def test_split(message, words):
    assert split(message) == words


@pytest.mark.parametrize("message", ["", "  \t\n ", ",,,;;;///", "\u200b,\u3164", "-", "• "])
def test_split_finds_nothing(message):
    with pytest.raises(NothingSaid):
        split(message)


def test_split_names_the_limit_and_the_word_that_is_too_long():
    with pytest.raises(ResponseTooLong) as raised:
        split("short, " + "long" * 16)

    assert raised.value.placeholders == {"limit": 60, "word": "longlonglonglonglong"}


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("trust", 5),
        ("ty\u0302", 2),
        ("நம்பிக்கை", 5),
        (WALES, 1),
        (FAMILY, 3),
        ("\U0001f3fd" * 9, 9),
        ("❤\ufe0f", 1),
    ],
)
def test_count_characters(text, characters):
    assert count_characters(text) == characters


def test_clean_answer_keeps_lines_and_bullets():
    answer = clean_answer("\n- we   listen\r\n\r\n\u200b\n\n1. they\x00 speak\u202e\u2028end\n")

    assert answer == "- we listen\n\n1. they speak\nend"


def test_clean_answer_refuses_nothing():
    with pytest.raises(NothingSaid):
        clean_answer(" \n\u200b\n")


def test_clean_answer_refuses_too_much():
    assert clean_answer("y" * MAX_ANSWER) == "y" * MAX_ANSWER

    with pytest.raises(AnswerTooLong) as raised:
        clean_answer("y" * (MAX_ANSWER + 1))

    assert raised.value.placeholders == {"limit": 1000}


@pytest.mark.parametrize(
    "spellings",
    [
        ("self-care", "Self Care", "selfcare", "self–care", "self\u2010care"),
        ("love", "LOVE", "love!", "‘love’", "«love»", "ｌｏｖｅ", "#love"),
        ("can't", "can’t", "Can`t"),
        ("❤", "❤\ufe0f", "❤\ufe0e"),
        ("tŷ", "ty\u0302", "TŶ"),
        ("می\u200cخواهم", "می خواهم", "میخواهم"),
        ("Straße", "STRASSE"),
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("أمان", "امان"),
        ("إيمان", "ایمان"),
        ("آمن", "امن", "ا\u0653من"),
        ("أمل", "ا\u0654مل", "ا\u064e\u0654مل", "اـ\u0654مل"),
        ("دعم", "دعـــم", "ﺩﻋﻢ"),
        ("دَعْم", "دعم", "دعمٌ", "دِعُمّ"),
        ("الرحمٰن", "الرحمن"),
    ],
)
def test_same_word(spellings):
    assert len(set(map(word_key, spellings))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tŷ", "ty"),
        ("care", "caring"),
        ("no choice", "choice"),
        ("times", "time"),
        ("👍", "👍🏽"),
        ("?", "!"),
        ("👩\u200d👩", "👩👩"),
        ("can't", "cant"),
        ("tê", "te"),
        ("é", "e"),
        ("سؤال", "سوال"),
        ("ئازادی", "یازادی"),
        ("ێ", "ی"),
        ("جامعة", "جامعه"),
        ("दि", "द"),
        ("ـ", ""),
        ("\u064e", "\u064f"),
        ("ـ", "\u064e"),
    ],
)
def test_not_the_same_word(one, other):
    assert word_key(one) != word_key(other)


def test_numbers_that_are_not_in_a_row_separate_nothing():
    assert response.split("1. Hope 5. Fear")[0].endswith("5. Fear")


def test_what_never_comes_to_rest_is_left_after_some_rounds():
    assert len(response._until_stable("a", lambda text: text + "a")) == response.MOST_ROUNDS + 1


@given(st.text("abcXYZ ", min_size=1, max_size=60))
def test_letters_alone_have_the_key_that_the_long_way_comes_to(text):
    assert word_key(text) == response._until_stable(response._bare(text), response._folded)
