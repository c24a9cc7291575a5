"""The draft of a round-up with themes, for tests: who said what, and what facilitators press."""

from collections.abc import Sequence
from pathlib import Path

from bot.rehearsal.bot_api import Message
from tests.plans import THEMES, use_small_plan
from tests.players import Player, Scene

SAID = [
    "There is never enough time for a proper talk with anybody at all.",
    "We lose hours on forms every single week, and nobody reads them.",
    "The budget for biscuits went first, then the budget for tea.",
    "No money, no milk, and in the end there is no tea either.",
    "Mae angen amser i eistedd gyda phobl, a dyna sy'n bwysig.",
    "نحتاج إلى مكان هادئ حتى نتكلم فيه مع الناس",
]


async def round_up_themes(scene: Scene, folder: Path, said: Sequence[str] = SAID) -> None:
    """The small plan with themes, rounding up its first prompt, which six people have answered."""
    await use_small_plan(scene, folder, THEMES)
    await scene.opens_lobby()
    await scene.all_join()
    for step in ["Begin with the first value", "Close and reveal", "Show the value in full"]:
        await scene.fran.presses(step)
    await scene.fran.presses("Next prompt")
    await scene.each_says(*said)
    await scene.fran.presses("Round-up")


def draft(player: Player) -> Message:
    return [m for m in player.person.sees if m.words.startswith("Draft.")][-1]


def headings(text: str) -> list[str]:
    """The lines of themes, without numbers."""
    return [line.partition(". ")[2] or line for line in text.splitlines() if " of 6" in line]


def post(scene: Scene) -> Message:
    (found,) = [m for m in scene.group.from_bot() if "round-up" in m.words or "heard" in m.words]
    return found


async def presses(player: Player, *labels: str) -> str:
    """The toast of the last one."""
    for label in labels:
        told = await player.presses(label)
    return told


def theme(player: Player, name: str) -> str:
    """The button of a theme."""
    return next(label for label in draft(player).labels if name in label)


async def opens_theme(player: Player, name: str) -> None:
    await player.presses("Themes …")
    await player.presses(theme(player, name))
