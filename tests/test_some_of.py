"""Of many of a kind as many are kept as were asked for, and none is left out."""

import pytest
from _pytest.mark.structures import ParameterSet

from tests.some_of import some_of

KINDS = [f"kind {number}" for number in range(10)]


def kept(given):
    return [value for value in given if not isinstance(value, ParameterSet)]


def every(given):
    return [value.values[0] if isinstance(value, ParameterSet) else value for value in given]


@pytest.mark.parametrize("number", [1, 2, 3, 9, 10])
def test_so_many_are_kept_and_the_others_are_long(number):
    found = some_of(KINDS, number)

    marks = [
        mark.name for value in found if isinstance(value, ParameterSet) for mark in value.marks
    ]
    assert len(kept(found)) == number
    assert marks == ["long"] * (10 - number)
    assert every(found) == KINDS


def test_they_are_spread_from_the_first_to_the_last():
    assert kept(some_of(KINDS, 4)) == ["kind 0", "kind 3", "kind 6", "kind 9"]


def test_where_there_are_fewer_all_are_kept():
    assert kept(some_of(KINDS[:3], 5)) == KINDS[:3]


def test_what_is_several_things_stays_one_value():
    pairs = [(1, 2), (3, 4), (5, 6)]

    assert every(some_of(pairs, 1)) == pairs
