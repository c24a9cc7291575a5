"""Which slices of answers are quoted, and whose are not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.round_up import Said, may_post, plain

LONG = (
    "We have tried to set up groups in three places over the last few years and in each of them it "
    "turned out that the people who ran them were asked for far more than they could give and then "
    "left without anybody beside them"
)


def quotes_of(*answers: tuple[int, str]) -> list[str]:
    said = [Said(voice=voice, text=text) for voice, text in answers]
    return [quote.text(said) for quote in plain(said).quotes]


def quoted_among_others(text: str) -> list[str]:
    """What is quoted of one answer, among four that say hardly anything."""
    quotes = quotes_of((1, text), *((voice, f"{voice}") for voice in range(2, 6)))
    return [quote for quote in quotes if not quote.isdigit()]


def test_a_sentence_that_leans_on_the_one_before_takes_it_along():
    text = "Staff are leaving every month. This is why clients start again and again."

    assert quoted_among_others(text) == [text]


def test_where_there_is_no_room_for_both_they_stay_apart():
    first = f"Staff are leaving, {'and leaving, ' * 11}and leaving."
    second = "However, nobody has ever asked a single one of them why that might be the case."

    (quote,) = quoted_among_others(f"{first} {second}")

    assert quote in (first, second)


def test_a_long_sentence_is_quoted_by_a_part_that_stands_alone():
    text = f"{LONG}; boundaries were never talked about with anybody before – {LONG}."

    assert quoted_among_others(text) == ["boundaries were never talked about with anybody before"]


def test_a_long_sentence_without_parts_is_quoted_from_its_start_to_a_gap():
    (quote,) = quoted_among_others(LONG)

    assert len(quote) <= 200
    assert LONG.startswith(f"{quote} ")


def test_a_long_word_is_cut_where_it_has_to_be():
    assert quoted_among_others("ab" * 300) == []
    assert quoted_among_others("信" * 300) == ["信" * 200]


def test_e_g_does_not_end_a_sentence():
    text = "Small things matter, e.g. a cup of tea when people arrive."

    assert quoted_among_others(text) == [text]


@pytest.mark.parametrize("text", ["Yes.", "Training.", "idk"])
def test_one_word_is_counted_and_not_quoted(text: str):
    assert quoted_among_others(text) == []


HELD_BACK = [
    "Ring the office on 029 2055 3687 when it happens.",
    "Ring me on +44 (0)7700 900-123, day or night.",
    "Ring me on ٠٧٧٠٠٩٠٠١٢٣, day or night.",
    "Write to ana.jones@example.org about this idea.",
    "It is all on https://example.org/a for you.",
    "It is all on www.example.wales for you to read.",
    "Our page is example.cymru/cy and it says more.",
    "The flat in CF10 3NP was never made safe for her.",
    "The flat in cf103np was never made safe for her.",
    "Ask @ana_jones, she was there when it happened.",
    "Ask ＠ana_jones, she was there when it happened.",
    "One of my clients was sui\u200bcidal and nobody came.",
    "There is self-harm on the ward every single week.",
    "There is selfharm on the ward every single week.",
    "He said that he would kill himself if he had to leave.",
    "Roedd hi'n sôn am hunan-niweidio drwy'r amser.",
]


@pytest.mark.parametrize("text", HELD_BACK)
def test_what_could_point_at_somebody_or_needs_a_person_is_never_quoted(text: str):
    answers = [Said(voice=1, text=f"Listening helps everybody here. {text}")]
    answers += [Said(voice=voice, text="Yes.") for voice in range(2, 6)]

    found = plain(answers)

    assert found.quotes == ()
    assert (found.people, found.held_back) == (4, (0,))


@pytest.mark.parametrize(
    "text",
    [
        "Since 2019 there have been 25 of us in 3 teams.",
        "We are open 24/7, and that means 7 nights a week.",
        "Clients harm their own chances when nobody explains.",
        "It costs £1,250 a month to keep one room open.",
    ],
)
def test_ordinary_numbers_and_words_are_quoted(text: str):
    assert quoted_among_others(text) == [text]


@pytest.mark.parametrize(("people", "may"), [(0, False), (2, False), (3, True), (100, True)])
def test_a_round_up_needs_three_people(people: int, may: bool):
    assert may_post(people) is may


WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n",
        "housing Housing time not never staff waiting lists However This safe; – amser ddim "
        "نعم 信任 Cardiff. money! why? \n e.g. @ana 07700900123 self-harm 🙂 boundaries, lived "
        "experience",
    )
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300)
ANSWERS = st.lists(st.builds(Said, voice=st.integers(0, 9), text=TEXTS), max_size=25)


@given(ANSWERS)
def test_every_quote_is_an_exact_slice_that_is_short_and_not_held_back(answers: list[Said]):
    found = plain(answers)

    for quote in found.quotes:
        whole = answers[quote.answer].text
        assert 0 <= quote.start < quote.end <= len(whole)
        assert quote.text(answers) == whole[quote.start : quote.end]
        assert 0 < len(quote.text(answers)) <= 200
        assert "07700900123" not in whole
    quoted = [answers[quote.answer].voice for quote in found.quotes]
    assert len(quoted) == len(set(quoted))


@given(ANSWERS, st.randoms(use_true_random=False))
def test_neither_the_order_of_answers_nor_the_numbers_of_voices_change_anything(
    answers: list[Said], random
):
    numbers = random.sample(range(1000), 10)
    shuffled = [Said(voice=numbers[said.voice], text=said.text) for said in answers]
    random.shuffle(shuffled)

    before, after = plain(answers), plain(shuffled)

    assert after.people == before.people
    assert [quote.text(shuffled) for quote in after.quotes] == [
        quote.text(answers) for quote in before.quotes
    ]
