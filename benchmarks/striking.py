"""A facilitator takes a word out: how long until it has left the picture in the group.

The question is open, and the picture has just grown. The baseline waits until the next one is due,
as for words that come.
"""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.table import Row
from bot.rehearsal.bot_api import Message
from bot.word_cloud.studio import Studio
from handlers.on_screen.live_word_cloud import LiveWordCloud
from handlers.wire.sending import RELAXED, TELEGRAM, Pace
from tests.players import Player, Scene

PEOPLE, TIMES = 25, 3
STRUCK = "the tall boss"
WORDS = ("trust", "time", STRUCK, "a cup of tea", "hope")
REACH = {"relaxed": (RELAXED, 1.0), "at Telegram's pace": (TELEGRAM, 6.0)}
CLOUD_SECONDS, VIEW_SECONDS = 6.0, 1.0
PATIENCE = 60.0


def rows() -> list[Row]:
    """A workshop at each pace, and the first once more for the baseline; about two minutes."""
    baseline = asyncio.run(_slowest(RELAXED, waits=True))
    return [
        Row(
            what=f"tap → gone from picture and caption, {name}",
            measured=asyncio.run(_slowest(pace)),
            unit="s",
            reach=reach,
            baseline=baseline,
            note=f"{PEOPLE} people, slowest of {TIMES}; baseline: when the next picture is due",
        )
        for name, (pace, reach) in REACH.items()
    ]


async def _slowest(pace: Pace, *, waits: bool = False) -> float:
    """The most seconds from a tap until the word is gone."""
    with tempfile.TemporaryDirectory(prefix="gair-striking-") as name:
        async with Studio() as studio, Scene.set(Path(name), studio) as scene:
            await _begins(scene, pace)
            with _nothing_hastened() if waits else nullcontext():
                return max([await _strikes(scene) for _ in range(TIMES)])


async def _begins(scene: Scene, pace: Pace) -> None:
    """The first value is asked; from then on the clock runs, and the pace is kept."""
    more = [Player(scene, scene.world.add_person(f"P{number}")) for number in range(PEOPLE - 6)]
    for player in more:
        scene.group.adds(player.person)
    scene.people += more
    await scene.opens_lobby()
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    around = {"pace": pace, "now": time.time, "cloud_seconds": CLOUD_SECONDS}
    await scene.restarts(around={**around, "view_seconds": VIEW_SECONDS})
    for number, player in enumerate(scene.people):
        player.person.says(WORDS[number % len(WORDS)])
    await scene.world.until(lambda: STRUCK in scene.clouds[-1].words, timeout=PATIENCE)
    await scene.settles()


async def _strikes(scene: Scene) -> float:
    """Seconds from a tap until the word is gone; then it is put back, and the picture is fresh."""
    await scene.fran.presses("Words …", scene.fran.panel)
    shown = scene.fran.newest
    began = time.perf_counter()
    scene.fran.person.presses(shown, _button(shown))
    await scene.world.until(lambda: STRUCK not in scene.clouds[-1].words, timeout=PATIENCE)
    took = time.perf_counter() - began
    await scene.settles()
    scene.fran.person.presses(shown, _button(shown))
    await scene.world.until(lambda: STRUCK in scene.clouds[-1].words, timeout=PATIENCE)
    await scene.settles()
    return took


def _button(shown: Message) -> str:
    return next(label for label in shown.labels if label.endswith(STRUCK))


@contextmanager
def _nothing_hastened() -> Iterator[None]:
    """What is taken out waits like what comes."""

    def nothing(*_: Any) -> None:
        pass

    with patch.object(LiveWordCloud, "hasten", nothing):
        yield
