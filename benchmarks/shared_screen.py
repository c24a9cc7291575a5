"""What is on the shared screen beside what the group was shown, over random schedules of deeds.

The baseline is a screen that shows what may be seen, instead of the picture that the group has.
"""

import random
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks.table import Row
from bot.facilitation import clouds
from bot.facilitation.pictures_shown import PictureShown
from bot.workshop.session import Reveal, Session
from storage.database import Transaction
from tests import observer
from tests.observer import HIGHEST, Setting
from tests.room_observer import watch

SCHEDULES = 10_000
PARTS = 50
PLAIN_SCHEDULES = 200
STANDING = "bot.facilitation.pictures_shown.standing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """How often something was on it that the group had not, that one person alone had said, or too
    early; and how often words were looked at."""

    strange: int = 0
    told: int = 0
    early: int = 0
    pictures: int = 0

    def __add__(self, other: "Watched") -> "Watched":
        return Watched(
            strange=self.strange + other.strange,
            told=self.told + other.told,
            early=self.early + other.early,
            pictures=self.pictures + other.pictures,
        )


def rows(schedules: int = SCHEDULES) -> list[Row]:
    """Schedules in all ways in which words appear, with and without an accomplice."""
    step = max(1, schedules // PARTS)
    spans = [(start, min(start + step, schedules)) for start in range(0, schedules, step)]
    with ProcessPoolExecutor() as pool:
        found = sum(pool.map(_watch, spans), Watched())
    with patch(STANDING, _plainly):
        plain = _watch((0, PLAIN_SCHEDULES))
    share = schedules / PLAIN_SCHEDULES
    note = f"pictures looked at {found.pictures:,} times; baseline from {PLAIN_SCHEDULES} schedules"
    return [
        Row(
            what=f"not in the group's picture, or taken back, {schedules:,} schedules",
            measured=found.strange,
            unit="times",
            reach=0,
            baseline=plain.strange * share,
            note=note,
        ),
        Row(
            what="words that were one person's alone, new from one look to the next",
            measured=found.told,
            unit="times",
            reach=0,
        ),
        Row(
            what="words before they may be seen",
            measured=found.early,
            unit="times",
            reach=0,
            baseline=plain.early * share,
        ),
    ]


def _watch(span: tuple[int, int]) -> Watched:
    found = Watched()
    with tempfile.TemporaryDirectory() as folder, observer.on_disk(Path(folder)) as tx:
        for seed in range(*span):
            rng = random.Random(seed)
            numbers = [rng.randint(0, HIGHEST) for _ in range(rng.randint(20, 70))]
            reveal = rng.choice(list(Reveal))
            seen = watch(tx, numbers, Setting(accomplices=seed % 2, reveal=reveal))
            found += Watched(
                strange=len(seen.strange),
                told=len(seen.told_here),
                early=len(seen.early),
                pictures=seen.pictures,
            )
    return found


def _plainly(tx: Transaction, session: Session, value: int) -> PictureShown | None:
    """What may be seen, as it is now."""
    cloud = clouds.of_value(tx, session, value)
    if not cloud.may_show:
        return None
    return PictureShown(
        listed=cloud.words, answered=cloud.people, passed=cloud.passed, closed=not cloud.is_open
    )
