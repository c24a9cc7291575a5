"""What takes long comes first, and is there."""

from pathlib import Path

from tests.long_files import LONG, turn

TESTS = Path(__file__).parent


def test_what_is_said_to_take_long_is_there():
    assert [name for name in LONG if not (TESTS / name).exists()] == []


def test_it_comes_first_and_all_else_as_it_was(request):
    turns = [turn(item.nodeid) for item in request.session.items]

    assert turns == sorted(turns)
    assert turn("tests/test_views.py::test_one") == len(LONG)
