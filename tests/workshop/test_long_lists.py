"""Several long phrases between commas are a list, where none of them is too long by itself."""

import pytest

from bot.workshop.errors import ResponseTooLong
from bot.workshop.response import split

LISTS = [
    (
        "listening to people without judging them at all",
        "time to sit down and talk together",
        "a warm place to come back to every day",
    ),
    (
        "being met by somebody who remembers my name",
        "enough time to sit down together without a form",
        "and a door that stays open",
    ),
    (
        "rhywun i wrando arnaf heb farnu dim arnaf",
        "digon o amser i eistedd gyda'n gilydd",
        "lle cynnes i ddod yn ôl iddo",
    ),
]
SENTENCES = [
    "I think the word love will frighten a lot of our staff, because they were told so, twice.",
    "After years of cuts, with so few people left, love sounds like a luxury to most of us here",
    "Love and care at work frighten a lot of our staff, especially new ones, and for good reason.",
    "Pobl sy'n gweithio yma ers blynyddoedd, heb neb i wrando arnynt, ond yn dal i ddod bob dydd",
]


@pytest.mark.parametrize("phrases", LISTS)
def test_each_of_them_is_a_response(phrases: tuple[str, ...]):
    assert split(", ".join(phrases)) == phrases


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_not_taken_apart(text: str):
    with pytest.raises(ResponseTooLong):
        split(text)


def test_one_phrase_that_is_too_long_by_itself_is_still_refused():
    with pytest.raises(ResponseTooLong):
        split(f"time to talk, a warm place, {'really ' * 12}quiet")
