"""What is recent: not what lies ahead, as after a clock was set back."""

import pytest

from bot.workshop.clock import is_recent


@pytest.mark.parametrize(
    ("then", "recent"), [(100.0, True), (91.0, True), (90.0, False), (100.5, False), (-1e9, False)]
)
def test_only_what_was_a_short_while_ago(then, recent):
    assert is_recent(100.0, then, 10.0) is recent
