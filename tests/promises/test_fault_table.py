"""The table of faults in short: `python -m benchmarks faults` has all of it."""

from benchmarks import faults


def test_nothing_is_lost_whatever_happens():
    rows = faults.short()

    assert [row.what for row in rows if row.misses] == []
    assert len(rows) >= 3
