"""The table of copies in short: `python -m benchmarks copies` has all of it."""

import pytest

from benchmarks import copies


@pytest.mark.long
def test_nobody_gets_three_copies_and_nothing_is_missing():
    rows = copies.short()

    assert [(row.what, row.measured) for row in rows if row.misses] == []
    assert rows[0].baseline is not None
    assert rows[0].baseline > rows[0].reach
