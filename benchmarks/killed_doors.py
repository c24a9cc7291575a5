"""The program is killed again and again while people answer by both doors: nothing is lost, nothing
kept twice, and pages go on by themselves.

GAIR_DOOR_KILLS=10 has fewer kills than 100.
"""

import asyncio
import os
import random
import time
from collections.abc import Sequence
from contextlib import suppress

from benchmarks.table import Row
from benchmarks.trials.open_browsers import OpenBrowser, open_browsers
from benchmarks.trials.staging import Trial, everybody_says, trial

KILLS = int(os.environ.get("GAIR_DOOR_KILLS", "100"))
IN_TELEGRAM, IN_BROWSERS = 12, 13
KILLS_OF_A_VALUE = 10
SECONDS = 0.5
PATIENCE = 40.0


def rows(kills: int = KILLS) -> list[Row]:
    """One workshop by both doors; some four minutes."""
    return asyncio.run(_measure(kills))


async def _measure(kills: int) -> list[Row]:
    values, began = -(-kills // KILLS_OF_A_VALUE), time.perf_counter()
    async with trial(IN_TELEGRAM, values) as stage:
        stage.serves_pages()
        await stage.starts()
        await stage.begins()
        await stage.settles()
        await stage.stops()
        code = await stage.code()
        await stage.starts()
        async with open_browsers(stage.web_url, code, IN_BROWSERS) as crowd:
            stuck = await _killed(stage, crowd, kills)
            await stage.stops()
        kept = await stage.kept()
        said = {*stage.sent, *(text for one in crowd for text in one.kept)}
    lost, twice = len(said - set(kept)), sum(times - 1 for times in kept.values())
    everybody = kills * (IN_TELEGRAM + IN_BROWSERS)
    note = f"{len(said):,} words of {everybody:,}, {time.perf_counter() - began:.0f} s"
    return [
        Row(
            what=f"kill -9 under both doors, {kills} times: words lost or kept twice",
            measured=lost + twice + everybody - len(said),
            unit="",
            reach=0,
            note=note,
        ),
        Row(
            what="pages that did not go on by themselves to the next value",
            measured=stuck,
            unit="",
            reach=0,
            note=f"of {IN_BROWSERS * values}, each after {KILLS_OF_A_VALUE} kills",
        ),
    ]


async def _killed(stage: Trial, crowd: Sequence[OpenBrowser], kills: int) -> int:
    """Kill it so often; how many pages did not show a new value, or its end, by themselves."""
    chance, stuck = random.Random(kills), 0
    for number in range(kills):
        value, turn = divmod(number, KILLS_OF_A_VALUE)
        await _round(stage, crowd, f"value {value} round {turn}", chance)
        if turn == KILLS_OF_A_VALUE - 1 or number == kills - 1:
            await stage.settles()
            await stage.presses(stage.fran, "Close and reveal")
            is_last = number == kills - 1
            if not is_last:
                await stage.presses(stage.fran, "Next value")
                await stage.all_asked(value + 2)
            awaited = "This question has closed." if is_last else f"Value {value + 2:02}"
            stuck += await _still_without(crowd, awaited)
    return stuck


async def _round(
    stage: Trial, crowd: Sequence[OpenBrowser], label: str, chance: random.Random
) -> None:
    """Everybody says something, and in the middle of it the program is killed, and started."""
    speaking = [
        asyncio.create_task(everybody_says(stage, label, SECONDS, chance)),
        *(
            asyncio.create_task(one.says(f"{label} browser {number}"))
            for number, one in enumerate(crowd)
        ),
    ]
    await asyncio.sleep(chance.uniform(0.0, 2 * SECONDS))
    stage.kills()
    await stage.ends()
    await stage.starts()
    await asyncio.wait(speaking)


async def _still_without(crowd: Sequence[OpenBrowser], awaited: str) -> int:
    """How many pages do not show something, though nobody has looked at them."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while any(awaited not in one.page for one in crowd):  # noqa: ASYNC110 pages say nothing
                await asyncio.sleep(0.1)
    return sum(awaited not in one.page for one in crowd)
