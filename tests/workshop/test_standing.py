"""Whether what was said may be shown."""

import pytest

from bot.workshop.standing import Standing


@pytest.mark.parametrize("standing", Standing)
def test_others_see_what_is_free_or_let_in(standing):
    assert standing.may_be_seen == (standing in {Standing.FREE, Standing.LET_IN})
