"""How soon somebody who taps [A quiet word] is heard, and what is left of it afterwards.

A workshop through the real program, at the pace that Telegram allows, while everybody else answers
a question at the same moment. Measured is the time from the tap until the standby has it; beside
it, in the same run, the time from one of the words that come then until its receipt. Ten lines each
way follow; then rows and lines of the log are counted.
"""

import asyncio
import logging
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.table import Row
from bot.word_cloud.studio import Studio
from handlers.wire.sending import TELEGRAM
from tests.players import Player, Scene

ROUNDS, OTHERS, LINES = 5, 19, 10
REACH_SECONDS = 2.0
PATIENCE = 60.0
QUIET, END = "A quiet word", "End the quiet word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Seconds from each tap, and from a word to its receipt; what was left, and what came."""

    taps: list[float]
    receipts: list[float]
    rows: int
    lines: int
    passed_on: int


class _Log(logging.Handler):
    """Counts what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record)


def rows() -> list[Row]:
    """Some two minutes."""
    heard = asyncio.run(_play())
    note = f"while {OTHERS} answer; baseline: a word to its receipt"
    return [
        Row(
            what="tap to standby, median",
            measured=median(heard.taps),
            unit="s",
            reach=REACH_SECONDS,
            baseline=median(heard.receipts),
            note=note,
        ),
        Row(
            what=f"tap to standby, slowest of {ROUNDS}",
            measured=max(heard.taps),
            unit="s",
            reach=REACH_SECONDS,
            baseline=max(heard.receipts),
        ),
        Row(
            what="rows afterwards",
            measured=heard.rows,
            unit="",
            reach=0,
            note=f"{heard.passed_on} of {2 * LINES} lines passed on",
        ),
        Row(what="lines of the log afterwards", measured=heard.lines, unit="", reach=0),
    ]


async def _play() -> Heard:
    log = _Log()
    logging.getLogger().addHandler(log)
    with tempfile.TemporaryDirectory(prefix="gair-quiet-") as name:
        async with Studio() as studio, Scene.set(Path(name), studio) as scene:
            scene.around = replace(scene.around, pace=TELEGRAM)
            await scene.opens_lobby()
            others = await scene.more_join(*(f"Person {n}" for n in range(OTHERS)))
            await scene.ana.joins()
            await scene.fran.presses("Begin with the first value")
            await scene.restarts()
            times = [await _round(scene, others, number) for number in range(ROUNDS)]
            rows_before = await _rows(scene)
            log.lines.clear()
            passed_on = await _they_talk(scene)
            left = await _rows(scene) - rows_before
    logging.getLogger().removeHandler(log)
    return Heard(
        taps=[tap for tap, _ in times],
        receipts=[receipt for _, receipt in times],
        rows=left,
        lines=len(log.lines),
        passed_on=passed_on,
    )


async def _round(scene: Scene, others: list[Player], number: int) -> tuple[float, float]:
    """Everybody answers, Ana taps, and it is ended again; what took how long."""
    chat, began = scene.fran.person, time.perf_counter()
    seen = len(chat.sees)
    words = [other.person.says(f"word {number}") for other in others]
    pressed = scene.ana.card
    scene.ana.person.presses(pressed, QUIET)

    async def takes(condition: Any) -> float:
        await scene.world.until(condition, PATIENCE)
        return time.perf_counter() - began

    tap, receipt = await asyncio.gather(
        takes(lambda: [m for m in chat.sees[seen:] if "asks for a quiet word" in m.words]),
        takes(lambda: words[len(words) // 2].reaction),
    )
    await scene.settles()
    scene.clock.passes(60)
    await scene.fran.presses(END)
    for other in others:
        await other.presses("Remove")
    return tap, receipt


async def _they_talk(scene: Scene) -> int:
    """Ten lines each way; how many of them came."""
    await scene.ana.presses(QUIET)
    for number in range(LINES):
        await scene.ana.says(f"line to them {number}")
        await scene.fran.says(f"line to you {number}")
    await scene.fran.presses(END)
    came = [m.words for who in (scene.fran, scene.ana) for m in who.person.sees if m.from_bot]
    return sum(("line to " in words) for words in came)


async def _rows(scene: Scene) -> int:
    """How many rows the database has, in all tables together."""
    named = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
    tables = [name for (name,) in await scene.rows(named)]
    counts = [await scene.rows(f"SELECT count(*) FROM main.{table}") for table in tables]
    return sum(count for ((count,),) in counts)
