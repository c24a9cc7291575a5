"""Words under another question than the one on the phone, in random schedules of two workshops.

The baseline is the rule that takes what is asked now for what is answered.
"""

import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest.mock import patch

from benchmarks.table import Row
from bot.facilitation import addressing
from tests import phones
from tests.observer import on_disk

SCHEDULES, PLAIN_SCHEDULES, PARTS = 10_000, 200, 8
BY_CARD = ("_question_replied_to", "_newest_card")


def rows(schedules: int = SCHEDULES) -> list[Row]:
    """Some minutes."""
    step = max(1, schedules // PARTS)
    spans = [range(start, min(start + step, schedules)) for start in range(0, schedules, step)]
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(_played, spans))
    filed, misfiled = (sum(part[n] for part in parts) for n in range(2))
    plain = [one for one in addressing.FINDERS if one.__name__ not in BY_CARD]
    with patch.object(addressing, "FINDERS", tuple(plain)):
        _, by_what_is_asked = _played(range(PLAIN_SCHEDULES))
    return [
        Row(
            what=f"misfiled in {schedules:,} schedules",
            measured=misfiled,
            unit="texts",
            reach=0,
            baseline=by_what_is_asked * schedules / PLAIN_SCHEDULES,
            note=f"of {filed:,}; baseline from {PLAIN_SCHEDULES} schedules",
        )
    ]


def _played(seeds: Sequence[int]) -> tuple[int, int]:
    """How many texts were filed, and how many of them under something else."""
    with tempfile.TemporaryDirectory() as folder, on_disk(Path(folder)) as tx:
        played = [phones.play(tx, schedule) for schedule in phones.schedules(seeds)]
    return sum(one.filed for one in played), sum(len(one.misfiled) for one in played)
