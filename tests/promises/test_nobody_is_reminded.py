"""Nobody is ever written to for not having done something."""

import asyncio
import re

from tests.beginnings import played
from tests.plans import use_small_plan

MINUTES = 15
LABELS = (
    "Begin with the first value",
    "Close and reveal",
    "Show the value in full",
    "Next prompt",
    "Round-up",
    "Next value",
    "End the workshop",
    "End now",
)


def kinds(player):
    """The messages to somebody by their first lines, without numbers."""
    sent = [m.words for m in player.person.private.messages if m.from_bot]
    return [re.sub(r"[0-9]+", "#", words).partition("\n")[0] for words in sent]


@played
async def small(scene, tmp_path):
    await use_small_plan(scene, tmp_path)
    await scene.opens_lobby()
    await scene.all_join()


async def time_passes(scene):
    scene.clock.passes(60 * MINUTES)
    await asyncio.sleep(60 * MINUTES)
    await scene.settles()


async def test_who_does_nothing_gets_what_everybody_gets_and_nothing_else(small):
    for label in LABELS:
        await small.fran.presses(label)
        for number, player in enumerate(small.people[:5]):
            await player.says(f"It takes time {number}")
        await time_passes(small)

    assert set(kinds(small.fay)) <= set(kinds(small.ana))
    assert len(kinds(small.fay)) <= len(kinds(small.ana))


async def test_while_nobody_does_anything_nobody_is_written_to(small):
    for label in LABELS[:5]:
        await small.fran.presses(label)
        before = [kinds(player) for player in small.people]

        await time_passes(small)

        assert [kinds(player) for player in small.people] == before


async def test_a_standby_who_does_not_answer_is_not_written_to_again(small):
    await small.ana.says("/quiet")
    before = kinds(small.fran)

    await time_passes(small)

    assert kinds(small.fran) == before
