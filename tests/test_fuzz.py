"""Some hundred random updates, valid and broken: the benchmark's numbers, in small."""

import pytest

from benchmarks import fuzz


@pytest.mark.parametrize("seed", [11, 12])
def test_random_updates_lose_nothing_end_and_leak_nothing(seed):
    rows = fuzz.run(300, seed)

    assert [row.what for row in rows if row.misses] == []
    assert len(rows) == 4
