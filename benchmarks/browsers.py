"""A thousand people answer in browsers within a minute, beside three hundred in Telegram.

GAIR_BROWSERS=50 has fewer of them. They are let in at three hundred a minute, so it takes minutes.
"""

import asyncio
import os
import random
import time
from collections.abc import Sequence

from benchmarks.table import Row
from benchmarks.trials.memory import at_peak
from benchmarks.trials.open_browsers import OpenBrowser, open_browsers
from benchmarks.trials.staging import Trial, everybody_says, trial
from bot.rehearsal.bot_api import ApiPace

BROWSERS = int(os.environ.get("GAIR_BROWSERS", "1000"))
PEOPLE = int(os.environ.get("GAIR_BROWSERS_BESIDE", "300"))
SECONDS = 60.0
CALM_ANSWERS = 20
CONFIG = "seconds_between_pictures = 6\nminimum = 5\n"


def rows() -> list[Row]:
    """One workshop, over HTTP, by both doors."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with trial(PEOPLE) as stage:
        stage.configures(CONFIG)
        stage.serves_pages()
        stage.pace = "relaxed"
        await stage.starts()
        await stage.begins()
        await stage.settles()
        await stage.stops()
        code = await stage.code()
        stage.world.pace, stage.pace = ApiPace.TELEGRAM, "telegram"
        await stage.starts()
        async with open_browsers(stage.web_url, code, BROWSERS) as crowd:
            return await _watched(stage, crowd)


async def _watched(stage: Trial, crowd: Sequence[OpenBrowser]) -> list[Row]:
    chance = random.Random(1)
    for number in range(CALM_ANSWERS):
        await crowd[number % len(crowd)].says(f"calm {number}")
    calm = [took for one in crowd for took in one.kept.values()]
    before = sum(one.refreshed for one in crowd)
    speaking = [
        asyncio.create_task(_says_at(one, chance.uniform(0, SECONDS), f"browser {number}"))
        for number, one in enumerate(crowd)
    ]
    await everybody_says(stage, "we need", SECONDS, chance)
    await asyncio.wait(speaking)
    await stage.until(lambda: len(stage.receipted()) == PEOPLE)
    took = sorted(
        seconds for one in crowd for text, seconds in one.kept.items() if text.startswith("browser")
    )
    refreshed = sum(one.refreshed for one in crowd) - before
    assert stage.process is not None
    memory = at_peak(stage.process.pid)
    await stage.stops()
    kept = set(await stage.kept())
    sent = {*stage.sent, *(text for one in crowd for text in one.kept)}
    what = f"{BROWSERS} in browsers beside {PEOPLE} in Telegram answer in {SECONDS:.0f} s"
    return [
        Row(
            what=f"{what}: words not kept",
            measured=len(sent - kept) + (len(crowd) - len(took)),
            unit="",
            reach=0,
            note=f"{sum(one.failed for one in crowd)} refused; pages looked {refreshed:,} times",
        ),
        Row(
            what="from a word to one's own card with it (p99)",
            measured=took[int(len(took) * 0.99)] * 1000,
            unit="ms",
            reach=500,
            baseline=sorted(calm)[len(calm) // 2] * 1000,
            note=f"p50 {took[len(took) // 2] * 1000:.0f} ms, worst {took[-1] * 1000:.0f} ms; "
            "baseline: while nobody else does anything (p50)",
        ),
        Row(
            what="memory at its peak, with the workers",
            measured=memory,
            unit="MB",
            reach=400,
        ),
    ]


async def _says_at(one: OpenBrowser, moment: float, text: str) -> None:
    began = time.perf_counter()
    await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
    await one.says(text)
