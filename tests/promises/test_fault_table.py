"""The tables of faults in short: `python -m benchmarks faults outages` has all of them."""

import pytest

from benchmarks import faults, outages


@pytest.mark.long
def test_nothing_is_lost_whatever_happens():
    rows = faults.short()

    assert [row.what for row in rows if row.misses] == []
    assert len(rows) >= 3


@pytest.mark.long
def test_half_a_days_troubles_in_short():
    """`python -m benchmarks outages` has all of them, and longer."""
    rows = outages.short()

    assert [(row.what, row.measured) for row in rows if row.misses] == []
    assert len(rows) == 4
