"""A phrase that leaves much of the height of a report's cloud empty is drawn on two lines."""

from functools import cache

import pytest

from bot.word_cloud import LIGHT
from bot.word_cloud.composing import compose
from bot.word_cloud.line_breaking import in_two
from bot.workshop.word_count import WordCount

FEW = (
    *("hope", "trust", "friendship", "calm", "solidarity", "rest", "time", "inspiring", "work"),
    *("recovery", "powerful", "belonging", "warmth", "patience", "respect", "choice", "care"),
)


@cache
def drawn(first: str, people: int):
    words = [WordCount(word=first, people=people), *(WordCount(word=w, people=1) for w in FEW)]
    return {one.word: one for one in compose(words, LIGHT).placed}


def height(placed) -> float:
    tops = [one.y - one.size * one.lettering.height / 2 for one in placed.values()]
    bottoms = [one.y + one.size * one.lettering.height / 2 for one in placed.values()]
    return (max(bottoms) - min(tops)) / LIGHT.height


def test_where_one_phrase_is_as_wide_as_the_picture_it_is_on_two_lines_and_all_is_larger():
    placed = drawn("lived experience", 9)

    assert len(placed["lived experience"].lettering.lines) == 2
    assert height(placed) > 0.8
    assert len(placed) == 1 + len(FEW)


@pytest.mark.parametrize(("first", "people"), [("bureaucracy", 9), ("lived experience", 1)])
def test_a_word_and_a_phrase_that_is_in_nobodys_way_are_on_one_line(first: str, people: int):
    assert len(drawn(first, people)[first].lettering.lines) == 1


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        ("lived experience", ["lived", "experience"]),
        ("all of us here", ["all of", "us here"]),
        ("no time at all", ["no time", "at all"]),
        ("bureaucracy", []),
    ],
)
def test_it_is_broken_at_the_space_nearest_its_middle(phrase: str, lines: list[str]):
    assert in_two(phrase) == lines
