"""How much is asked of the database for one deed, early in a workshop and late in it.

Counted is every query of everything that follows: the receipt, the card, the panel and the cloud.
The baseline is the same deed at the first value: what a deed costs is not to grow with how much was
said before.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from benchmarks.table import Row
from bot.word_cloud.studio import Studio
from storage.transaction import Transaction
from tests.players import Scene

VALUES = 12
MOST_FOR_A_RESPONSE, MOST_FOR_A_REMOVAL = 60, 80
ASKING = ("rows", "row", "write", "insert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How many queries followed from one response at a value, and from taking it back."""

    response: int
    removal: int


def rows() -> list[Row]:
    """Some ten seconds."""
    first, last = asyncio.run(_play())
    return [
        Row(
            what=f"queries for one response at value {VALUES}",
            measured=last.response,
            unit="",
            reach=MOST_FOR_A_RESPONSE,
            baseline=first.response,
            note="baseline: at value 1",
        ),
        Row(
            what=f"queries for one removal at value {VALUES}",
            measured=last.removal,
            unit="",
            reach=MOST_FOR_A_REMOVAL,
            baseline=first.removal,
            note="baseline: at value 1",
        ),
    ]


async def _play() -> tuple[Asked, Asked]:
    with tempfile.TemporaryDirectory(prefix="gair-queries-") as name:
        async with Studio() as studio, Scene.set(Path(name), studio) as scene:
            await scene.opens_lobby()
            await scene.all_join()
            await scene.fran.presses("Begin with the first value")
            await _each_says_a_word(scene)
            first = await _asked(scene)
            for _ in range(1, VALUES):
                await _go_on(scene)
            return first, await _asked(scene)


async def _asked(scene: Scene) -> Asked:
    """Everybody has said something; one person says one word more, and takes it back."""
    return Asked(
        response=await count_queries(lambda: scene.ana.says("patience")),
        removal=await count_queries(lambda: scene.ana.presses("Remove “patience”")),
    )


async def _go_on(scene: Scene) -> None:
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*(f"It takes time {n}." for n in range(len(scene.people))))
    for label in ("Round-up", "Post to the group", "Next value"):
        await scene.fran.presses(label)
    await _each_says_a_word(scene)


async def _each_says_a_word(scene: Scene) -> None:
    await scene.each_says(*(f"word {n}" for n in range(len(scene.people))))


async def count_queries(deed: Callable[[], Awaitable[object]]) -> int:
    """How many queries follow from a deed."""
    with _counting() as count:
        await deed()
    return len(count)


@contextmanager
def _counting() -> Iterator[list[str]]:
    """Every query that is asked meanwhile."""
    asked: list[str] = []
    with ExitStack() as patched:
        for name in ASKING:
            patched.enter_context(patch.object(Transaction, name, _counted(name, asked)))
        yield asked


def _counted(name: str, asked: list[str]) -> Callable[..., object]:
    ask = getattr(Transaction, name)

    def counted(tx: Transaction, sql: str, *parameters: object) -> object:
        asked.append(sql)
        return ask(tx, sql, *parameters)

    return counted
