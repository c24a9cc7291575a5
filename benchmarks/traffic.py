"""A thousand people answer within a minute, and Telegram lets a group have 20 posts a minute."""

import asyncio
import json
import os
import random
import signal
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from benchmarks.table import Row
from benchmarks.trials.memory import at_peak
from benchmarks.trials.staging import Trial, everybody_says, trial
from bot.rehearsal.bot_api import ApiPace

PEOPLE = int(os.environ.get("GAIR_TRAFFIC_PEOPLE", "1000"))
SECONDS = 60.0
GROUP_MINUTE = 20
CONFIG = "seconds_between_pictures = 6\nminimum = 5\n"


def rows() -> list[Row]:
    """One workshop, over HTTP; some two minutes."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with trial(PEOPLE) as stage:
        config = stage.folder / "config.toml"
        config.write_text(config.read_text().replace("seconds_between_pictures = 1\n", CONFIG))
        stage.pace = "relaxed"
        await stage.starts()
        await stage.begins()
        await stage.settles()
        await stage.stops()
        stage.world.pace, stage.pace = ApiPace.TELEGRAM, "telegram"
        await stage.starts()
        await stage.settles()
        return await _watched(stage)


async def _watched(stage: Trial) -> list[Row]:
    posts: list[tuple[float, bool]] = []

    def look(event: Any) -> None:
        if event.chat is stage.group and event.kind in ("new", "edited") and event.message.from_bot:
            posts.append((time.perf_counter(), event.message.photo is not None))

    stage.world.listeners.append(look)
    stage.kills(signal.SIGUSR1)
    began = time.perf_counter()
    await everybody_says(stage, "we need", SECONDS, random.Random(1))
    said = time.perf_counter()
    await stage.until(lambda: len(stage.receipted()) == PEOPLE)
    receipted = time.perf_counter()
    await asyncio.sleep(max(0.0, began + SECONDS + 11 - time.perf_counter()))
    assert stage.process is not None
    memory = at_peak(stage.process.pid)
    await stage.stops()
    kept = await stage.kept()
    late = sorted(json.loads((stage.folder / "late.json").read_text()))
    pictures = [when for when, is_picture in posts if is_picture]
    return [
        Row(
            what=f"{PEOPLE} people answer in {SECONDS:.0f} s: words not kept",
            measured=len(set(stage.sent) - set(kept)),
            unit="",
            reach=0,
            note=f"the last receipt {receipted - said:.1f} s after the last word",
        ),
        Row(
            what="posts and edits of the group in any 60 s",
            measured=_busiest([when for when, _ in posts]),
            unit="",
            reach=GROUP_MINUTE,
            note=f"{len(pictures)} pictures; {_refusals(stage)} requests refused by Telegram",
        ),
        Row(
            what="age of the cloud, at most",
            measured=_longest_gap(began, pictures, said),
            unit="s",
            reach=10,
        ),
        Row(
            what="event loop, late by (p99)",
            measured=late[int(len(late) * 0.99)] * 1000,
            unit="ms",
            reach=20,
            note=f"p50 {late[len(late) // 2] * 1000:.2f} ms, worst {late[-1] * 1000:.0f} ms",
        ),
        Row(
            what="memory at its peak, with the picture worker",
            measured=memory,
            unit="MB",
            reach=300,
        ),
    ]


def _busiest(times: Sequence[float]) -> int:
    """The most of these moments that lie within a minute."""
    return max((sum(0 <= other - start < 60 for other in times) for start in times), default=0)


def _longest_gap(began: float, pictures: Sequence[float], said: float) -> float:
    """The longest time that a picture stood while people went on answering."""
    moments = [began, *(when for when in pictures if when < said + 11)]
    return max((later - earlier for earlier, later in pairwise(moments)), default=float("nan"))


def _refusals(stage: Trial) -> int:
    answers = (request.answer for request in stage.world.requests)
    return sum(answer is not None and answer.get("error_code") == 429 for answer in answers)
