"""What was asked is no theme; where some come back to it and most do not, it is raised."""

from bot.round_up import ValueSaid, across, themed
from tests.round_up.crowd import OTHERS, THEMES, headings, said_by_each

ASKED = "Housing and trust for all"
THREE = ("We need housing.", "Housing is late.", "Is there housing?")


def raised(*texts: str, with_list: bool = False) -> list[tuple[str, int]]:
    found = themed(said_by_each(*texts), themes=THEMES if with_list else (), asked=[ASKED])
    assert headings(found) == []
    return [(theme.heading.casefold(), theme.people) for theme in found.raised]


def test_where_three_of_many_come_back_to_it_it_is_raised():
    assert raised(*THREE, *OTHERS) == [("housing", 3)]
    assert raised(*THREE, *OTHERS, with_list=True) == [("housing", 3)]


def test_where_two_do_it_is_not():
    assert raised(*THREE[:2], *OTHERS) == []


def test_where_most_do_it_says_nothing():
    assert raised(*THREE, *OTHERS[:2]) == []


def test_beside_a_list_that_finds_something_a_word_that_was_asked_is_not_raised():
    texts = ("Trust is all.", "I trust few.", "Trust me.", "No money.", "More money!", *OTHERS)
    found = themed(said_by_each(*texts), themes=THEMES, asked=[ASKED])

    assert [theme.heading for theme in (*found.themes, *found.raised)] == ["Money"]


def test_a_theme_that_people_found_in_other_words_is_named_once():
    texts = (*THREE, "No place to live in.", "We want a place to live.")
    found = themed(said_by_each(*texts, *OTHERS), themes=THEMES, asked=["Housing"])
    named = [theme.heading for theme in (*found.themes, *found.raised)]

    assert named == ["Housing"]


def test_across_values_it_counts_for_nothing():
    values = [ValueSaid(answers=said_by_each(*THREE, *OTHERS), asked=(ASKED,)) for _ in range(4)]

    assert [theme.heading for theme in across(values, themes=THEMES)] == []
