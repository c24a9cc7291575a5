"""What an observer of every version, and accomplices, can tell of one person's words.

The baseline is the plain rule: whatever was said is shown once the minimum has answered, the next
picture when three more have, and at closing all.
"""

import random
import tempfile
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.table import Row
from bot.workshop.session import Reveal
from tests import observer
from tests.observer import HIGHEST, Setting, Told

SCHEDULES = 10_000
PARTS = 8
PLAIN_SCHEDULES = 200


def rows(schedules: int = SCHEDULES) -> list[Row]:
    """Schedules with one accomplice and with two, beside the plain rule."""
    one, early = _told(schedules // 2, accomplices=1)
    two, early_too = _told(schedules // 2, accomplices=2)
    often = [told for told in two if told.newcomers < 2]
    with patch("bot.facilitation.snapshots.joining", _by_threes):
        plain, _ = _play((0, PLAIN_SCHEDULES), accomplices=1)
    share = schedules // 2 / PLAIN_SCHEDULES
    return [
        Row(
            what=f"told of one person, {schedules // 2:,} schedules, 1 accomplice",
            measured=len(one),
            unit="times",
            reach=0,
            baseline=len(plain) * share,
            note=f"baseline from {PLAIN_SCHEDULES} schedules",
        ),
        Row(
            what="the same with 2 accomplices, of whom one was seen before",
            measured=len(often),
            unit="times",
            reach=0,
        ),
        Row(
            what="with 2 accomplices who both are new at once: docs/privacy.md says so",
            measured=len(two) - len(often),
            unit="times",
            reach=schedules,
        ),
        Row(
            what=f"words seen before own answer, pass or close, {schedules:,} schedules",
            measured=early.early + early_too.early,
            unit="times",
            reach=0,
            note=f"words so far looked at {early.looked + early_too.looked:,} times",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How often somebody saw words too early, and how often words so far were looked at."""

    early: int
    looked: int


def _told(schedules: int, accomplices: int) -> tuple[list[Told], Looks]:
    """Everything that was told in so many schedules, on all cores, and what was seen too early."""
    step = max(1, schedules // PARTS)
    spans = [(start, min(start + step, schedules)) for start in range(0, schedules, step)]
    with ProcessPoolExecutor() as pool:
        parts = list(pool.map(partial(_play, accomplices=accomplices), spans))
    return [told for part, _ in parts for told in part], Looks(
        early=sum(looks.early for _, looks in parts), looked=sum(looks.looked for _, looks in parts)
    )


def _play(span: tuple[int, int], accomplices: int) -> tuple[list[Told], Looks]:
    told: list[Told] = []
    early = looked = 0
    with tempfile.TemporaryDirectory() as folder, observer.on_disk(Path(folder)) as tx:
        for seed in range(*span):
            played = observer.play(tx, *_schedule(random.Random(seed), accomplices))
            told += played.told
            early, looked = early + len(played.early), looked + played.looked
    return told, Looks(early=early, looked=looked)


def _schedule(rng: random.Random, accomplices: int) -> tuple[Sequence[int], Setting]:
    numbers = [rng.randint(0, HIGHEST) for _ in range(rng.randint(20, 70))]
    reveal = rng.choice(list(Reveal))
    setting = Setting(accomplices=accomplices, reveal=reveal, discusses=rng.random() < 0.5)
    return numbers, setting


def _by_threes(
    waiting: Sequence[bytes],
    seen: Collection[bytes],
    standing: Collection[bytes],
    *,
    minimum: int,
    is_open: bool,
) -> tuple[bytes, ...]:
    """The plain rule, in the place of bot.workshop.reveal.joining."""
    everybody = {*waiting, *standing}
    is_time = not is_open or not standing or len(waiting) >= 3 or bool(set(waiting) & set(seen))
    return tuple(waiting) if len(everybody) >= minimum and is_time else ()
