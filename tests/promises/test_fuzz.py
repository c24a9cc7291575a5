"""Some hundred random updates, valid and broken: the benchmark's numbers, in small."""

import asyncio

import pytest

from benchmarks.trials.fuzzing import fuzz

PATIENCE = 240.0


@pytest.mark.long
async def test_random_updates_lose_nothing_end_and_leak_nothing():
    found = await asyncio.wait_for(fuzz(300, seed=11), PATIENCE)

    assert (found.unseen, found.waiting, found.rules_broken, found.ended) == (0, 0, 0, False)
    assert (found.leaked, found.faults) == ([], [])
    assert found.sessions
    assert found.said
    assert found.set_aside
