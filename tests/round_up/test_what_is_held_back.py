"""Kinds of texts that wait for a person: requests not to be quoted, and what points at somebody."""

import pytest

from bot.round_up import held_back
from bot.round_up.held_back import is_held_back, learn, looked_at, with_looks
from bot.round_up.masking import masked

NOT_TO_QUOTE = (
    *("please keep this between us, it is broken", "don't put this in the report: we are few"),
    *("Not for the report: we are understaffed", "I'd rather this wasn't quoted"),
    *("Don't use my words please", "strictly private: it's hard", "For facilitators only: slow"),
    *("I am saying this in confidence", "Please don't pass it on", "Confidential: nobody listens"),
    *("Dim i'w ddyfynnu: mae'n anodd", "yn gyfrinachol: mae'n anodd", "rhwng chi a fi, na"),
)
POINTS_AT_SOMEBODY = {
    "mail sam.b [at] gmail dot com please": "mail […] please",
    "I live at 14 Marine Parade": "I live at […]",
    "come to flat 3 any time": "come to […] any time",
    "letters go to 22 Heol y Bryn": "letters go to […]",
    "my NI is QQ 12 34 56 C": "my NI is […]",
    "my date of birth is 04/05/1982": "my […]",
    "I was born on 4/5/1982": "I was […]",
    "look up case number 2023/4471": "look up […]",
}
IN_WELSH = {
    "Dywedodd fy rheolwr Sarah Jenkins fod amser yn brin": (
        "Dywedodd fy rheolwr [enw] fod amser yn brin"
    ),
    "Ffoniwch Siân Llwyd ar 07700 900123": "Ffoniwch [enw] ar […]",
    "My manager Sarah Jenkins shouts": "My manager [name] shouts",
}
NEITHER = (
    *("Staff don't write it down", "People don't pass it on", "We keep it confidential"),
    *("It's not for the group to decide", "growing in confidence, and hope", "confidentiality"),
    *("Services leave me out of decisions", "we don't attribute blame", "rhannu grym"),
    *("a flat 5% cut", "flat structures", "patient number 3", "case number one is trust"),
    *(
        "24 hours a day",
        "12 steps at a time",
        "Section 117 aftercare",
        "In 2023/24 we lost funding",
    ),
    *("I was born on a farm in the 1970s", "connecting the dots at work", "the 12 values"),
)


YEARS_AND_DATES = (
    *("since 2019-2020", "the cuts of 1990–2000", "2019 2020 2021 2022", "1914-1918, 1939-1945"),
    *("2026-11-29", "29.11.2026", "ers 1-4-2019", "(2019-2020)"),
)
PHONES_LIKE_YEARS = (
    *("2019 2020 113", "1990-2000-55", "ring 2026-11-29-14", "0201 9202 0202", "29.11.2026.7"),
    *("+44 2019 2020", "2019 9999", "20192020123", "20192020"),
)


@pytest.mark.parametrize("text", YEARS_AND_DATES)
def test_years_and_dates_are_no_phone_numbers(text):
    assert not is_held_back(text)
    assert masked(text) is None


@pytest.mark.parametrize("text", PHONES_LIKE_YEARS)
def test_a_number_that_goes_on_is_one(text):
    assert is_held_back(text)


@pytest.mark.parametrize("text", NOT_TO_QUOTE)
def test_who_asks_not_to_be_quoted_is_not(text):
    assert is_held_back(text)


@pytest.mark.parametrize(("text", "left"), POINTS_AT_SOMEBODY.items())
def test_what_points_at_somebody_is_held_back_and_can_be_masked(text, left):
    assert is_held_back(text)
    assert masked(text) == left


@pytest.mark.parametrize(("text", "left"), IN_WELSH.items())
def test_a_mask_is_in_the_language_of_the_words_around_it(text, left):
    assert masked(text) == left


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_is_not_held_back(text):
    assert not is_held_back(text)


@pytest.fixture
def looks(monkeypatch):
    """What was looked at from now on, by a process that knows nothing yet."""
    held_back.know_nothing()
    seen, look = [], held_back._is_held_back

    def noted(text):
        seen.append(text)
        return look(text)

    monkeypatch.setattr(held_back, "_is_held_back", noted)
    return seen


def test_a_text_is_looked_at_once(looks):
    texts = ["Ring 07700 900123", "Give it time"]

    assert [is_held_back(text) for text in (*texts, *texts)] == [True, False, True, False]
    assert looks == texts


def test_what_another_process_has_seen_is_known(looks):
    count, known = with_looks(["Ring 07700 900123", "Give it time"], lambda: 2)
    looks.clear()
    held_back.know_nothing()

    learn(known)

    assert (count, looked_at(known), looks) == (2, known, [])
    assert list(known.values()) == [True, False]


def test_no_text_is_kept_for_it():
    held_back.know_nothing()
    is_held_back("Give it time, patience and tea")

    assert "patience" not in repr(vars(held_back._looks()))


def test_who_knows_too_much_begins_anew(looks, monkeypatch):
    monkeypatch.setattr(held_back, "MOST_KNOWN", 2)

    found = [is_held_back(text) for text in ("one", "two", "three", "Ring 07700 900123", "one")]

    assert found == [False, False, False, True, False]
    assert looks == ["one", "two", "three", "Ring 07700 900123", "one"]
    assert len(held_back._looks()._held) == 1
