"""How many groups one process carries until people wait for their receipts, and what breaks first.

The real `gair run`, over HTTP, at the pace of a Telegram without limits; groups of 25 whose gut
question is open for two minutes. In the forty seconds that are measured a third of them answer,
each person once. There are more and more groups, until the receipts take too long. Beside it what
Telegram's own limit would allow.
GAIR_CAPACITY_GROUPS=10,20 has other numbers of groups than 25, 50, 100 and 200.
"""

import asyncio
import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from benchmarks.table import Row
from benchmarks.trials.memory import at_peak
from benchmarks.trials.processor import Used, used_by
from benchmarks.trials.staging import Trial, trial
from bot.rehearsal.bot_api import StillWaiting

LEVELS = tuple(map(int, os.environ.get("GAIR_CAPACITY_GROUPS", "25,50,100,200").split(",")))
PEOPLE = 25
SECONDS = 40.0
SECONDS_OF_A_QUESTION = 120.0
SECONDS_UNTIL_A_RECEIPT = 1.0
MEGABYTES = 500
# Telegram's FAQ for bots: about so many messages a second, to all chats together.
TELEGRAM_A_SECOND = 30
# Groups that begin side by side; more of them would only wait for each other.
AT_ONCE = 8
PATIENCE = 30.0
SEED = 25
SENDS = ("new", "edited", "reaction", "deleted")
CONFIG = "seconds_between_pictures = 6\nminimum = 5\n"


@dataclass(slots=True, kw_only=True)
class Level:
    """What so many groups had: seconds until each receipt, words without one, the processor's time,
    pictures, and all that was sent and changed."""

    groups: int
    waits: list[float] = field(default_factory=list)
    unanswered: int = 0
    used: Used = field(default_factory=lambda: Used(answering=0.0, beside=0.0))
    pictures: int = 0
    sends: int = 0

    @property
    def said(self) -> int:
        return len(self.waits) + self.unanswered

    def wait(self, share: float) -> float:
        """The wait that so many of the receipts had at most; endless where some did not come."""
        waits = [*sorted(self.waits), *[float("inf")] * self.unanswered]
        return waits[min(len(waits) - 1, int(len(waits) * share))]


def rows() -> list[Row]:
    """More and more groups; some minutes."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with trial(0, 1, "relaxed") as stage:
        groups = [_group(stage, number) for number in range(max(LEVELS))]
        ids = ", ".join(str(each.group.id) for each in groups)
        stage.configures(f"{CONFIG}allowed = [{ids}]\n")
        await stage.starts()
        levels = [level async for level in _grow(stage, groups)]
        assert stage.process is not None
        memory = at_peak(stage.process.pid)
        await stage.stops()
    return [*(_row(level) for level in levels), *_limits(levels[-1], memory)]


def _group(stage: Trial, number: int) -> Trial:
    """One more group of the same program."""
    world = stage.world
    fran = world.add_person(f"Fran {number}")
    people = [world.add_person(f"P{number}-{n}") for n in range(PEOPLE)]
    group = world.add_group(f"Group {number}", people=people, admins=[fran])
    return replace(stage, fran=fran, people=people, group=group, sent=[])


async def _grow(stage: Trial, groups: Sequence[Trial]) -> Any:
    """Each level, until receipts take too long."""
    chance, begun = random.Random(SEED), 0
    for count in LEVELS:
        await _begin(groups[begun:count])
        begun = count
        level = await _answer(stage, groups[:count], chance)
        yield level
        if level.wait(0.99) > SECONDS_UNTIL_A_RECEIPT:
            return


async def _begin(groups: Sequence[Trial]) -> None:
    places = asyncio.Semaphore(AT_ONCE)

    async def begin(group: Trial) -> None:
        async with places:
            await group.begins()

    await asyncio.gather(*map(begin, groups))


async def _answer(stage: Trial, groups: Sequence[Trial], chance: random.Random) -> Level:
    """For a while some groups answer, as many as would of a question that takes two minutes."""
    level, process = Level(groups=len(groups)), stage.process
    said: dict[str, float] = {}
    assert process is not None
    answering = chance.sample(groups, round(len(groups) * SECONDS / SECONDS_OF_A_QUESTION))
    some = [person for group in answering for person in group.people]
    chance.shuffle(some)

    def look(event: Any) -> None:
        if event.kind == "reaction" and event.message.words in said:
            level.waits.append(time.perf_counter() - said.pop(event.message.words))
        level.pictures += event.kind in SENDS and bool(event.message.photo)
        level.sends += event.kind in SENDS and (event.kind == "reaction" or _is_ours(event))

    stage.world.listeners.append(look)
    before, began = used_by(process.pid), time.perf_counter()
    moments = sorted(chance.uniform(0, SECONDS) for _ in some)
    for number, (moment, person) in enumerate(zip(moments, some, strict=True)):
        await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
        text = f"we need {len(groups)} person {number}"
        said[text] = time.perf_counter()
        person.says(text)
    with suppress(StillWaiting):
        await stage.until(lambda: not said, PATIENCE)
    stage.world.listeners.remove(look)
    level.unanswered = len(said)
    level.used = used_by(process.pid).since(before)
    return level


def _is_ours(event: Any) -> bool:
    return event.message is not None and event.message.from_bot


def _row(level: Level) -> Row:
    per_answer = level.used.answering / level.said * 1000
    return Row(
        what=f"{level.groups} groups of {PEOPLE}: until the receipt (p99)",
        measured=level.wait(0.99),
        unit="s",
        reach=SECONDS_UNTIL_A_RECEIPT,
        note=f"p50 {level.wait(0.5):.3f} s; {level.said / SECONDS:.1f} words a second, "
        f"{per_answer:.1f} ms of a core each; {level.pictures} pictures, "
        f"{level.used.beside:.1f} s of a core for them",
    )


def _limits(level: Level, memory: float) -> Iterator[Row]:
    """What would be the most, by each limit; from the largest level that was played."""
    per_group = PEOPLE / SECONDS_OF_A_QUESTION
    core = level.said / level.used.answering / per_group
    sends = level.sends / level.said
    yield Row(
        what="groups that one core has time for",
        measured=core,
        unit="",
        reach=200,
        at_most=False,
        note="by the processor's time for each word; pictures are another process",
    )
    yield Row(
        what="groups that Telegram's limit for one bot has room for",
        measured=TELEGRAM_A_SECOND / sends / per_group,
        unit="",
        reach=0,
        at_most=False,
        note=f"{sends:.2f} sends and edits for each word, {TELEGRAM_A_SECOND} a second",
    )
    yield Row(what="memory at its peak", measured=memory, unit="MB", reach=MEGABYTES)
