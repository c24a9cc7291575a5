"""The same idea said in English and in Welsh is suggested, and never joined by rule."""

from importlib.resources import files

import pytest

from bot.workshop.likeness import suggest
from bot.workshop.response import word_key
from bot.workshop.same_word import words_of

LISTED = [
    tuple(side.split(", ") for side in line.split(" = "))
    for line in files("bot.workshop")
    .joinpath("two_languages.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]


def suggested(*texts):
    words = words_of(list(enumerate(texts)))
    return [{one.one, one.other} for one in suggest(words)]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        *(("care", "gofal"), ("Hope", "Gobaith"), ("hope", "obaith"), ("trust", "ymddiriedaeth")),
        *(("power", "pŵer"), ("power", "pwer"), ("power", "bŵer"), ("love", "gariad")),
        *(("peer support", "cymorth cymheiriaid"), ("long-term", "tymor hir"), ("fear", "ofn")),
        *(("being listened to", "gwrando"), ("feeling safe", "teimlo’n ddiogel")),
    ],
)
def test_one_idea_in_two_languages_is_suggested(english, welsh):
    expected = [{word_key(english), word_key(welsh)}]

    assert suggested(english, welsh) == expected
    assert suggested(welsh, "rhywbeth arall", english) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("hope", "anobaith"), ("safe", "anniogel"), ("trust", "gofal"), ("care", "careful")),
        *(("gofal", "gofalgar"), ("care", "caring people"), ("hope", "dim gobaith")),
    ],
)
def test_two_ideas_and_two_words_of_one_language_are_not(one, other):
    assert {word_key(one), word_key(other)} not in suggested(one, other)


def test_nothing_is_joined_by_rule():
    words = words_of([(1, "care"), (2, "gofal"), (3, "gofal")])

    assert [(word.text, word.people) for word in words] == [("gofal", 2), ("care", 1)]


def test_each_idea_is_told_in_both_languages_and_no_word_stands_on_both_sides():
    assert all(len(sides) == 2 and all(all(side) for side in sides) for sides in LISTED)
    english = {word_key(word) for first, _ in LISTED for word in first}
    welsh = {word_key(word) for _, second in LISTED for word in second}

    assert english & welsh == set()
    assert len(LISTED) > 150
