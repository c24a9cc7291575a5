"""What is lost when the program is killed, the power is cut, or the disk fails: nothing should be.

The real `gair run` talks over HTTP to the rehearsal's Bot API, and 25 people keep an account of
every receipt. GAIR_FAULT_ROUNDS=10 has fewer kills and power cuts than 100.
"""

import asyncio
import os
import shutil
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

from benchmarks.table import Row
from benchmarks.trials import disk
from benchmarks.trials.disk import Trouble
from benchmarks.trials.killing import Killed, kill
from benchmarks.trials.power_cut import Cuts, cut

ROUNDS = int(os.environ.get("GAIR_FAULT_ROUNDS", "100"))
PEOPLE = 25
FLIPS = 300
SECONDS_TO_RECOVER = 5.0
NAN = float("nan")

T = TypeVar("T")


def rows() -> list[Row]:
    """Every fault, at full length: about six minutes."""
    return list(_rows(ROUNDS, PEOPLE, FLIPS))


def short() -> list[Row]:
    """A few of each that need nothing of the machine (power cuts need strace), side by side."""
    return asyncio.run(_side_by_side(rounds=3, people=10, flips=40))


async def _side_by_side(rounds: int, people: int, flips: int) -> list[Row]:
    has_strace = shutil.which("strace") is not None
    cutting = [cut(rounds, people, pace="relaxed")] if has_strace else []
    async with asyncio.TaskGroup() as together:
        killed = together.create_task(_timed(kill(rounds, people, pace="relaxed")))
        flipped = together.create_task(_timed(disk.flip(flips, people, pace="relaxed")))
        cuts = [together.create_task(_timed(each)) for each in cutting]
    how = f"kill -9, {rounds} times"
    found = [_killing(how, *killed.result()), _flips(flips, *flipped.result())]
    return found + [_power_cut(rounds, *each.result()) for each in cuts]


def _rows(rounds: int, people: int, flips: int) -> Iterator[Row]:
    gently = -(-rounds // 5)
    yield _killing(f"kill -9, {rounds} times", *_run(kill(rounds, people)))
    how = f"SIGTERM, and SIGKILL 1 s later, {gently} times"
    yield _killing(how, *_run(kill(gently, people, gently=True)))
    has_strace, can_mount = shutil.which("strace") is not None, disk.can_mount()
    points = rounds * 3 // 2
    if has_strace:
        yield _power_cut(points, *_run(cut(points, people)))
    else:
        yield Row(what="power cut", measured=NAN, unit="", reach=0, note="needs strace")
    yield from _trouble("full disk", disk.fill, people, possible=can_mount, erases=True)
    yield from _trouble("disk turned read-only", disk.forbid, people, possible=has_strace)
    yield from _trouble("failing fsync", disk.fail_syncs, people, possible=has_strace)
    yield from _refusals(can_mount=can_mount)
    yield _flips(flips, *_run(disk.flip(flips, people)))


def _killing(how: str, found: Killed, took: float) -> Row:
    return Row(
        what=f"{how}: words or clouds lost or doubled",
        measured=found.lost + found.twice + found.missing + found.not_one_cloud,
        unit="",
        reach=0,
        note=_account(found, took),
    )


def _account(found: Killed, took: float) -> str:
    words = f"{found.receipts} receipts, {found.lost} lost, {found.twice} twice"
    words += f", {found.missing} sent and not kept"
    clouds = f"{found.values} values, {found.not_one_cloud} without exactly one cloud"
    clouds += f", {found.orphans} posts killed on their way"
    return f"{words}; {clouds}; slowest start {found.slowest_start:.1f} s; {took:.0f} s"


def _power_cut(points: int, found: Cuts, took: float) -> Row:
    return Row(
        what=f"power cut, {points} moments: images that lost or doubled a word, or don't open",
        measured=found.lost + found.twice + found.refused,
        unit="",
        reach=0,
        note=f"{found.images} images over {found.syncs} syncs; {took:.0f} s",
    )


def _trouble(
    name: str,
    deed: Callable[[int], Coroutine[Any, Any, Trouble]],
    people: int,
    *,
    possible: bool,
    erases: bool = False,
) -> Iterator[Row]:
    what = f"{name}: words lost, doubled or missing"
    if not possible:
        yield Row(what=what, measured=NAN, unit="", reach=0, note="needs root, or strace")
        return
    found, took = _run(deed(people))
    told = f"facilitator told {found.told} time{'' if found.told == 1 else 's'}"
    erased = ("; a word taken back meanwhile" if found.erased else "; NOT ERASED") * erases
    failures = found.lost + found.twice + found.missing + (found.told != 1)
    yield Row(
        what=what,
        measured=failures + (erases and not found.erased),
        unit="",
        reach=0,
        note=f"{told}{erased}; {took:.0f} s",
    )
    yield Row(
        what=f"{name}: until everybody has a receipt again",
        measured=found.recovered,
        unit="s",
        reach=SECONDS_TO_RECOVER,
    )


def _refusals(*, can_mount: bool) -> Iterator[Row]:
    deeds = {"second process": disk.second_process}
    if can_mount:
        deeds["read-only folder"] = disk.unwritable_folder
    for name, deed in deeds.items():
        said, _ = _run(deed())
        *lines, code = said
        is_clear = code == "1" and len(lines) == 1 and lines[0].startswith("gair: ")
        note = lines[-1].partition("/tmp/")[0] if lines else ""
        what = f"{name}: not refused in one line"
        yield Row(what=what, measured=not is_clear, unit="", reach=0, note=f"{note}…")


def _flips(times: int, found: dict[str, int], took: float) -> Row:
    return Row(
        what=f"{times} flipped bits: words that read otherwise, unnoticed",
        measured=found["silent"],
        unit="",
        reach=0,
        note=f"{found['noticed']} noticed, {found['harmless']} harmless; {took:.0f} s",
    )


def _run(deed: Coroutine[Any, Any, T]) -> tuple[T, float]:
    return asyncio.run(_timed(deed))


async def _timed(deed: Coroutine[Any, Any, T]) -> tuple[T, float]:
    began = time.perf_counter()
    return await deed, time.perf_counter() - began
