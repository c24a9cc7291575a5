"""Somebody means ill for half a minute: the archives of others are made, and sealed in time.

How long others wait is measured by the benchmark; here nothing is.
"""

import pytest

from benchmarks import hostile


@pytest.mark.long
@pytest.mark.parametrize("who", hostile.WHO)
async def test_others_have_their_archives_and_are_sealed(who):
    noticed = await hostile.run(hostile.WHO[who], minutes=0.5, scale=10)

    assert (noticed.without_archive, noticed.unsealed) == (0, 0)
    assert noticed.receipts
