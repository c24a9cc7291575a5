"""When a cloud may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.reveal import MINIMUM_FLOOR, may_show


@pytest.mark.parametrize(
    ("answered", "shown", "closed", "expected"),
    [
        (4, None, False, False),
        (4, None, True, False),
        (5, None, False, True),
        (6, 5, False, False),
        (7, 5, False, False),
        (8, 5, False, True),
        (6, 5, True, True),
        (6, 9, False, True),
        (7, 9, False, False),
    ],
)
def test_may_show(answered, shown, closed, expected):
    assert may_show(answered, shown, minimum=5, closed=closed) is expected


@given(st.integers(0, 50), st.none() | st.integers(0, 50), st.integers(-5, 10), st.booleans())
def test_no_setting_shows_fewer_people_than_the_floor(answered, shown, minimum, closed):
    if may_show(answered, shown, minimum=minimum, closed=closed):
        assert answered >= MINIMUM_FLOOR


@given(st.integers(0, 50), st.integers(0, 50))
def test_two_live_pictures_never_differ_by_one_person(answered, shown):
    if may_show(answered, shown, minimum=5, closed=False):
        assert abs(answered - shown) > 1
