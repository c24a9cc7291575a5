"""What a round-up is about, written down: in tables and marks, and in buttons and links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workshop.scope import (
    ACROSS,
    THOUGHT,
    Scope,
    answerable,
    number_stored,
    number_written,
    scope_stored,
    scope_written,
    stored,
    written,
)

numbers = st.none() | st.integers(0, 99)
scopes = st.builds(Scope, numbers, numbers)


@given(scopes)
def test_what_is_stored_or_written_is_read_back(scope: Scope):
    assert scope_stored(*scope.stored) == scope
    assert scope_written(scope.written) == scope


@given(scopes, scopes)
def test_two_scopes_are_never_written_alike(one: Scope, other: Scope):
    assert (one.stored == other.stored) is (one == other)
    assert (one.written == other.written) is (one == other)


def test_databases_buttons_and_marks_of_before_are_still_read():
    assert (stored(None), stored(0), number_stored(-1), number_stored(None)) == (-1, 0, None, None)
    assert (ACROSS.written, Scope(2).written, Scope(2, 0).written) == ("a-a", "2-a", "2-0")
    assert (written(None), number_written("a"), number_written("7")) == ("a", None, 7)


@pytest.mark.parametrize("text", ["", "b", "1-2"])
def test_what_is_no_number_is_refused(text: str):
    with pytest.raises(ValueError, match="invalid literal"):
        number_written(text)


def test_what_is_no_scope_is_refused():
    with pytest.raises(ValueError, match="unpack"):
        scope_written("1")


def test_a_value_comes_after_its_prompts_and_all_values_last():
    scopes = [ACROSS, Scope(1), Scope(0), Scope(0, 1), Scope(0, 0)]

    in_order = [Scope(0, 0), Scope(0, 1), Scope(0), Scope(1), ACROSS]
    assert sorted(scopes, key=lambda scope: scope.order) == in_order


def test_what_is_said_between_prompts_can_be_answered_too():
    assert answerable(2) == (0, 1, THOUGHT)
