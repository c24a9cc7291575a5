"""How much a workshop asks of a phone, and of the thumb of who leads it.

Twelve values, played through the real program: everybody but Fay, who does nothing, says one word
and answers each of four prompts. Counted are the messages to one diligent participant, those of
them that make a sound, and the facilitator's taps from [Open the lobby] to [End now]. The baseline
is what a question, a prompt and a receipt each in a message of their own, all with a sound, came to
in the same play.
"""

import asyncio
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Row
from bot.word_cloud.studio import Studio
from tests.players import Player, Scene

VALUES, PROMPTS = 12, 4
SPEAKERS = 5  # of six; Fay does nothing
MOST_MESSAGES, MOST_SOUNDS, MOST_TAPS = 65, 15, 90
# Consent, the welcome, the thanks; for each value a question, its receipt, and as much a prompt.
BEFORE = 3 + VALUES * 2 * (1 + PROMPTS)
SENDS = frozenset({"sendmessage", "sendphoto", "senddocument"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one workshop came to."""

    messages: int
    sounds: int
    taps: int
    kept: int
    for_nothing: int


def rows() -> list[Row]:
    """Some two minutes."""
    counted = asyncio.run(_play())
    said = SPEAKERS * VALUES * (1 + PROMPTS)
    return [
        Row(
            what="messages to a diligent participant's phone",
            measured=counted.messages,
            unit="",
            reach=MOST_MESSAGES,
            baseline=BEFORE,
            note=f"{counted.kept} of {said} words and answers kept",
        ),
        Row(
            what="of these with a sound",
            measured=counted.sounds,
            unit="",
            reach=MOST_SOUNDS,
            baseline=BEFORE,
        ),
        Row(
            what="messages to somebody because they did nothing",
            measured=counted.for_nothing,
            unit="",
            reach=0,
            note="what Fay, who says nothing and passes nothing, gets and nobody else does",
        ),
        Row(what="taps of the facilitator", measured=counted.taps, unit="", reach=MOST_TAPS),
    ]


async def _play() -> Counted:
    with tempfile.TemporaryDirectory(prefix="gair-calm-") as name:
        async with Studio() as studio, Scene.set(Path(name), studio) as scene:
            taps = await _lead(scene)
            sent = [
                request.params
                for request in scene.world.requests
                if request.method in SENDS and request.params.get("chat_id") == str(scene.ana.id)
            ]
            rows = await scene.rows("SELECT text FROM response UNION ALL SELECT text FROM answer")
            return Counted(
                messages=len(sent),
                sounds=sum("disable_notification" not in params for params in sent),
                taps=taps,
                kept=len(rows),
                for_nothing=_for_nothing(scene),
            )


def _for_nothing(scene: Scene) -> int:
    """How many messages came to Fay that none of the others got: told by their first lines, without
    numbers."""

    def beginnings(player: Player) -> set[str]:
        sent = [m.words for m in player.person.private.messages if m.from_bot]
        return {re.sub(r"[0-9]+", "#", words).partition("\n")[0] for words in sent}

    others = set().union(*map(beginnings, scene.people[:SPEAKERS]))
    return len(beginnings(scene.fay) - others)


async def _lead(scene: Scene) -> int:
    """Play it; the taps."""
    await scene.opens_lobby()
    await scene.all_join()
    taps = 1 + await _press(scene, "Begin with the first value")
    for value in range(VALUES):
        await scene.each_says(*(f"word {value} {n}" for n in range(SPEAKERS)))
        taps += await _press(scene, "Close and reveal")
        for prompt in range(PROMPTS):
            first = "Show it, and ask the first prompt"
            taps += await _press(scene, "Next prompt" if prompt else first)
            await scene.each_says(
                *(f"It takes time {value} {prompt} {n}." for n in range(SPEAKERS))
            )
        on = "Post, and go on: Next value"
        post = on if value + 1 < VALUES else "Post to the group"
        taps += await _press(scene, "Round-up", post)
    return taps + await _press(scene, "End the workshop", "End now")


async def _press(scene: Scene, *labels: str) -> int:
    for label in labels:
        await scene.fran.presses(label)
    return len(labels)
