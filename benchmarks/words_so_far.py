"""Everybody taps [See the words so far] at once: how long until the picture is there.

The baseline draws a picture for each who asks, as if nobody else had.
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
from bot.word_cloud import Picture
from bot.word_cloud.studio import Studio
from handlers.on_screen.words_so_far import WordsSoFar
from tests.players import Player, Scene

SEE, OWN_FIRST = "See the words so far", "Own answer first, then others' words"
REACH = {25: 1.0, 300: 5.0}
WORDS = ("trust", "time", "warmth", "a cup of tea", "hope", "home", "listening", "patience")
SHARE = 0.95
PATIENCE = 300.0


def rows() -> list[Row]:
    """Two workshops, and the small one once more for the baseline; about a minute."""
    baseline = asyncio.run(_slowest(25, draws_for_each=True))
    return [
        Row(
            what=f"{people} people at once: until {SHARE:.0%} of them see the words so far",
            measured=asyncio.run(_slowest(people)),
            unit="s",
            reach=reach,
            baseline=baseline,
            note="baseline: 25 people, and a picture drawn for each",
        )
        for people, reach in REACH.items()
    ]


async def _slowest(people: int, *, draws_for_each: bool = False) -> float:
    """Seconds from the taps until so many have a picture."""
    with tempfile.TemporaryDirectory(prefix="gair-so-far-") as name:
        async with Studio() as studio, Scene.set(Path(name), studio) as scene:
            await studio.warm_up()  # As the program does when it starts.
            crowd = await _answered(scene, people)
            with _nothing_kept() if draws_for_each else nullcontext():
                return await _asks_at_once(scene, crowd)


async def _answered(scene: Scene, people: int) -> list[Player]:
    """A question that so many people have answered, in a session of own answers first."""
    more = [Player(scene, scene.world.add_person(f"P{number}")) for number in range(people - 6)]
    for player in more:
        scene.group.adds(player.person)
    scene.people += more
    await scene.opens_lobby(OWN_FIRST)
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    for number, player in enumerate(scene.people):
        player.person.says(WORDS[number % len(WORDS)])
    await scene.settles()
    return scene.people


async def _asks_at_once(scene: Scene, crowd: list[Player]) -> float:
    came: list[float] = []

    def look(event: Any) -> None:
        is_private = event.chat.id > 0
        if event.kind == "new" and is_private and event.message.photo:
            came.append(time.perf_counter())

    scene.world.listeners.append(look)
    enough = int(len(crowd) * SHARE)
    began = time.perf_counter()
    for player in crowd:
        player.person.presses(player.card, SEE)
    await scene.world.until(lambda: len(came) >= enough, timeout=PATIENCE)
    await scene.settles()
    return came[enough - 1] - began


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Each picture is drawn anew."""
    original = WordsSoFar._picture  # noqa: SLF001 what is measured

    async def drawn(self: WordsSoFar, cloud: Any) -> Picture | None:
        self._drawn.clear()
        return await original(self, cloud)

    with patch.object(WordsSoFar, "_picture", drawn):
        yield
