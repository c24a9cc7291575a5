"""Random updates, valid and broken: none lost, none repeated for ever, nobody's words in the log.

GAIR_FUZZ_UPDATES=2000 has fewer of them, GAIR_FUZZ_SEEDS="1 2 3" others. A run of 20,000 takes some
minutes.
"""

import asyncio
import os
import time
from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.trials.fuzzing import Fuzzed, fuzz

UPDATES = int(os.environ.get("GAIR_FUZZ_UPDATES", "20000"))
SEEDS = tuple(map(int, os.environ.get("GAIR_FUZZ_SEEDS", "1 2").split()))


def rows() -> list[Row]:
    """For each seed: what was lost, what never ended, what leaked, what is damaged."""
    return [row for seed in SEEDS for row in run(UPDATES, seed)]


def run(updates: int, seed: int) -> list[Row]:
    """The rows of one seed."""
    began = time.perf_counter()
    found = asyncio.run(fuzz(updates, seed))
    return list(_rows(found, seed, time.perf_counter() - began))


def _rows(found: Fuzzed, seed: int, took: float) -> Iterator[Row]:
    what = f"{found.count:,} updates, seed {seed}"
    met = f"{found.sessions} sessions, {found.said:,} words and answers kept"
    for name, measured, note in (
        ("lost", found.unseen, f"{met}; {took:.0f} s"),
        ("endless", found.waiting + found.ended, f"{found.set_aside:,} set aside"),
        ("rules of tables broken", found.rules_broken, ""),
        ("secrets in the log", len(found.leaked), ", ".join(found.leaked[:3])),
        ("faults of the database", len(found.faults), ", ".join(found.faults[:3])),
    ):
        yield Row(what=f"{what}: {name}", measured=measured, unit="", reach=0, note=note)
