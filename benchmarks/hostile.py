"""Somebody means ill for ten minutes: what do other groups notice? Nothing, it should be.

The same groups at work, with nobody, a participant, a group of strangers, and an admin of another
group who do all the harm they can. Time runs GAIR_HOSTILE_SCALE (10) times faster, which is some
five minutes in all: faster still, a busy machine shows only how busy it is. The baseline is the run
with nobody. GAIR_HOSTILE_WHO=admin (or participant, group) has one of them alone, in two minutes.
"""

import asyncio
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.table import Row
from benchmarks.trials import hostility
from benchmarks.trials.hostility import Hostile
from benchmarks.trials.scaled import DAY, Stage, moment, staged

SCALE = float(os.environ.get("GAIR_HOSTILE_SCALE", "10"))
MINUTES = float(os.environ.get("GAIR_HOSTILE_MINUTES", "10"))
WHO: Mapping[str, Hostile] = MappingProxyType(
    {
        "a hostile participant": hostility.a_participant,
        "a hostile group": hostility.a_group,
        "a hostile admin": hostility.an_admin,
    }
)
# Part of a name; "" has them all.
CHOSEN = os.environ.get("GAIR_HOSTILE_WHO", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """What groups at work had: seconds until receipts as they are, until pictures scaled."""

    receipts: tuple[float, ...]
    pictures: tuple[float, ...]
    missed: int
    without_archive: int
    unsealed: int


def rows() -> list[Row]:
    """Four runs of ten scaled minutes each."""
    return asyncio.run(_rows())


async def _rows() -> list[Row]:
    calm = await run(None)
    chosen = {who: hostile for who, hostile in WHO.items() if CHOSEN in who}
    return [
        row for who, hostile in chosen.items() for row in _compared(who, await run(hostile), calm)
    ]


async def run(hostile: Hostile | None, minutes: float = MINUTES, scale: float = SCALE) -> Noticed:
    """Groups at work for so long, with somebody hostile or with nobody."""
    async with staged(scale) as stage:
        until = moment() + minutes * 60 / scale
        chance = random.Random(0)
        work = [group.works(until, chance) for group in stage.groups]
        async with asyncio.TaskGroup() as everybody:
            if hostile is not None:
                everybody.create_task(hostile(stage, until))
            for each in work:
                everybody.create_task(each)
        archives = await asyncio.gather(*(group.ends() for group in stage.groups))
        return Noticed(
            receipts=tuple(t for group in stage.groups for t in group.receipts),
            pictures=tuple(t for group in stage.groups for t in group.pictures),
            missed=sum(group.missed for group in stage.groups),
            without_archive=archives.count(False),
            unsealed=await _unsealed(stage),
        )


async def _unsealed(stage: Stage) -> int:
    """How many of the groups' sessions are not sealed when their days have passed."""
    assert stage.gair is not None
    stage.passed += 8 * DAY
    services = stage.gair.services
    await services.housekeeper.keep_surely()
    sql = "SELECT count(*) FROM session WHERE id <= ? AND NOT sealed"
    rows = await services.means.database.transaction(lambda tx: tx.rows(sql, len(stage.groups)))
    return int(rows[0][0])


def _compared(who: str, found: Noticed, calm: Noticed) -> Iterator[Row]:
    scaled = f"{MINUTES:g} minutes, {SCALE:g} times faster"
    yield Row(
        what=f"{who}: others' receipts (p99)",
        measured=_percentile(found.receipts, 0.99),
        unit="s",
        reach=1.0,
        baseline=_percentile(calm.receipts, 0.99),
        note=f"of {len(found.receipts)}, p50 {_percentile(found.receipts, 0.5):.3f} s; {scaled}",
    )
    yield Row(
        what=f"{who}: age of others' clouds, at most",
        measured=max(found.pictures, default=float("nan")),
        unit="s",
        reach=15,
        baseline=max(calm.pictures, default=float("nan")),
        note=f"of {len(found.pictures)}, p50 {_percentile(found.pictures, 0.5):.1f} s, scaled back",
    )
    yield Row(
        what=f"{who}: receipts, clouds, archives, sealings that did not come",
        measured=found.missed + found.without_archive + found.unsealed,
        unit="",
        reach=0,
        baseline=calm.missed + calm.without_archive + calm.unsealed,
    )


def _percentile(times: tuple[float, ...], part: float) -> float:
    return sorted(times)[int(len(times) * part)] if times else float("nan")
