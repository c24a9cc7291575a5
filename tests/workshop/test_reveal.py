"""When words may be seen: by steps of several newcomers, with some kept back while it is open."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.reveal import (
    KEPT_BACK,
    MINIMUM_FLOOR,
    PEOPLE_PER_STEP,
    first_step,
    is_enough,
    joining,
)

people = st.lists(st.integers(0, 30), unique=True, max_size=15)


@pytest.mark.parametrize(
    ("waiting", "seen", "is_open", "expected"),
    [
        ("abcdefg", "", True, ""),
        ("abcdefgh", "", True, "abcde"),
        ("abcd", "", False, ""),
        ("abcde", "", False, "abcde"),
        ("xyzab", "pqrst", True, ""),
        ("xyzabc", "pqrst", True, "xyz"),
        ("xy", "pqrst", False, ""),
        ("xyz", "pqrst", False, "xyz"),
        ("pqr", "pqrst", False, ""),
        ("pxyz", "pqrst", False, "xyzp"),
        ("", "pqrst", False, ""),
    ],
)
def test_who_comes_into_the_next_snapshot(waiting, seen, is_open, expected):
    standing = [person for person in seen if person not in waiting]

    coming = joining(waiting, seen, standing, minimum=5, is_open=is_open)

    assert coming == tuple(expected)


def test_one_that_has_fallen_under_the_minimum_waits_until_it_has_that_many_again():
    seen, standing = "pqrst", "p"

    few = joining("xyz", seen, standing, minimum=5, is_open=False)
    enough = joining("xyzq", seen, standing, minimum=5, is_open=False)

    assert (few, enough) == ((), tuple("xyzq"))


def test_the_first_picture_of_an_open_question_needs_some_to_keep_back():
    assert first_step(5) == 5 + KEPT_BACK
    assert first_step(1) == MINIMUM_FLOOR + KEPT_BACK
    assert [is_enough(people, 1) for people in (2, 3)] == [False, True]


@given(people, people, people, st.integers(-5, 10), st.booleans())
def test_no_setting_lets_single_people_in(waiting, seen, standing, minimum, is_open):
    standing = [person for person in standing if person in seen]

    coming = joining(waiting, seen, standing, minimum=minimum, is_open=is_open)

    newcomers = set(coming) - set(seen)
    assert not coming or len(newcomers) >= PEOPLE_PER_STEP
    assert not coming or is_enough(len({*coming, *standing}), minimum)
    kept_back = set(waiting) - set(seen) - newcomers
    assert not (coming and is_open) or len(kept_back) == KEPT_BACK


def test_the_small_numbers_stand_once():
    root = Path(__file__).parent.parent.parent
    named = re.compile(
        r"^(?:PEOPLE_(?:FOR|PER)_[A-Z_]+|MINIMUM[A-Z_]*|SHOWN_FROM) *(?::.*)?= *[0-9]", re.MULTILINE
    )
    homes = [
        str(path.relative_to(root))
        for package in ("bot", "handlers", "storage")
        for path in (root / package).rglob("*.py")
        if named.search(path.read_text(encoding="utf-8"))
    ]

    assert homes == ["bot/workshop/reveal.py"]
