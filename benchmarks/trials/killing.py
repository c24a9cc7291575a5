"""The program is killed again and again while people answer."""

import asyncio
import random
import signal
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.trials.staging import PATIENCE, Trial, everybody_says, trial

ROUNDS_OF_A_VALUE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Killed:
    """What came of it: texts with a receipt that are not kept; texts kept twice; texts that were
    sent and are not kept; values whose cloud is not shown by exactly one post; values done."""

    receipts: int
    lost: int
    twice: int
    missing: int
    not_one_cloud: int
    values: int
    orphans: int
    slowest_start: float


async def kill(
    rounds: int, people: int = 25, *, gently: bool = False, pace: str | None = None
) -> Killed:
    """Kill the program so often: at any moment, and as the first picture of each value arrives.

    `gently`: SIGTERM first, and SIGKILL a second later.
    """
    values = -(-rounds // ROUNDS_OF_A_VALUE)
    chance = random.Random(rounds)
    starts = []
    async with trial(people, values, pace) as stage:
        await stage.starts()
        await stage.begins()
        orphans = _OrphanMaker(stage)
        for number in range(rounds):
            value, turn = divmod(number, ROUNDS_OF_A_VALUE)
            label = f"value {value} round {number}"
            if turn == 0 and not gently:
                await orphans.kill(label, chance)
            else:
                await _round(stage, label, chance, gently=gently)
            starts.append(await stage.starts())
            if turn == ROUNDS_OF_A_VALUE - 1 or number == rounds - 1:
                await _next_value(stage, value + 1, values)
        receipts = stage.receipted()
        await stage.stops()
        kept = await stage.kept()
        return Killed(
            receipts=len(receipts),
            lost=len(receipts - set(kept)),
            twice=sum(times - 1 for times in kept.values()),
            missing=len(set(stage.sent) - set(kept)),
            not_one_cloud=sum(len(stage.clouds(n + 1)) != 1 for n in range(values)),
            values=values,
            orphans=orphans.made,
            slowest_start=max(starts),
        )


class _OrphanMaker:
    """Kills the program when Telegram has taken a new picture, and has not yet answered."""

    def __init__(self, stage: Trial) -> None:
        self._armed = False
        self.made = 0
        self._stage = stage
        stage.world.listeners.append(self._look)

    async def kill(self, label: str, chance: random.Random) -> None:
        """Everybody says something, and the picture that follows is the program's last deed.

        Raises TimeoutError where nobody sees a picture: it takes enough people for a first one.
        """
        self._armed = True
        await everybody_says(self._stage, label, 0.5, chance)
        await asyncio.wait_for(self._stage.ends(), PATIENCE)

    def _look(self, event: Any) -> None:
        is_cloud = event.message is not None and event.message.photo and event.kind == "new"
        if self._armed and is_cloud and event.chat is self._stage.group:
            self._stage.kills()
            self.made += 1
            self._armed = False


async def _round(stage: Trial, label: str, chance: random.Random, *, gently: bool) -> None:
    """Everybody says something, and in the middle of it the program is killed."""
    speaking = asyncio.create_task(everybody_says(stage, label, 0.5, chance))
    await asyncio.sleep(chance.uniform(0.05, 0.9))
    if gently:
        stage.kills(signal.SIGTERM)
        began = time.perf_counter()
        await asyncio.wait([asyncio.create_task(stage.ends())], timeout=1)
        await asyncio.sleep(max(0.0, began + 1 - time.perf_counter()) if stage.runs else 0)
    stage.kills()
    await stage.ends()
    await speaking


async def _next_value(stage: Trial, value: int, values: int) -> None:
    """Everything is dealt with, and the session goes on."""
    await stage.settles()
    await stage.presses(stage.fran, "Close and reveal")
    await stage.until(lambda: any("still open" not in c.words for c in stage.clouds(value)))
    if value < values:
        await stage.presses(stage.fran, "Next value")
        await stage.all_asked(value + 1)
