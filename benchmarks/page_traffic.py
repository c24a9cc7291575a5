"""What whoever reads all that comes to a participant's page, and to the screen, learns that was not
shown, over random schedules of deeds.

The baseline is a page that is told of each answer. GAIR_TRAFFIC_SCHEDULES=500 has fewer schedules.
"""

import os
import random
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.table import Row
from bot.facilitation import persons_page
from bot.facilitation.persons_page import Stamp
from bot.workshop.session import Reveal
from storage.database import Transaction
from tests import observer
from tests.observer import HIGHEST, Setting
from tests.page_observer import read_all

SCHEDULES = int(os.environ.get("GAIR_TRAFFIC_SCHEDULES", "10000"))
PARTS = 100
PLAIN_SCHEDULES = 100
STAMP = "bot.facilitation.persons_page.stamp_of"
of_session = persons_page.stamp_of
Span = tuple[int, int]


def rows(schedules: int = SCHEDULES) -> list[Row]:
    """Schedules in all ways in which words appear, with and without an accomplice."""
    step = max(1, schedules // PARTS)
    spans = [(start, min(start + step, schedules)) for start in range(0, schedules, step)]
    with ProcessPoolExecutor() as pool:
        found = sum(pool.map(_read, spans), Counter[str]())
    with patch(STAMP, _of_each_answer):
        plain = _read((0, PLAIN_SCHEDULES))
    note = (
        f"pages read {found['read']:,} times, words of others on {found['met']:,}; baseline: told "
        f"of each answer, from {PLAIN_SCHEDULES} schedules"
    )
    return [
        Row(
            what=f"counts or words that were not shown, {schedules:,} schedules",
            measured=found["leaked"],
            unit="times",
            reach=0,
            baseline=plain["leaked"] * schedules / PLAIN_SCHEDULES,
            note=note,
        )
    ]


def _read(span: Span) -> Counter[str]:
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, observer.on_disk(Path(folder)) as tx:
        for seed in range(*span):
            chance = random.Random(seed)
            numbers = [chance.randint(0, HIGHEST) for _ in range(chance.randint(20, 70))]
            reveal = chance.choice(list(Reveal))
            seen = read_all(tx, numbers, Setting(accomplices=seed % 2, reveal=reveal))
            leaked = len(seen.leaked) + len(seen.strange) + len(seen.told_here) + len(seen.early)
            found.update(leaked=leaked, read=seen.read, met=seen.met)
    return found


def _of_each_answer(tx: Transaction, session_id: int) -> Stamp | None:
    """A stamp that is another one with each answer."""
    stamp = of_session(tx, session_id)
    if stamp is None:
        return None
    ((said,),) = tx.rows("SELECT count(*) FROM response WHERE session_id = ?", session_id)
    return replace(stamp, shown=f"{stamp.shown}{said}")
