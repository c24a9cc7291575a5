"""Draws, reads and packs in processes of their own, so that the bot goes on answering meanwhile.

One process draws: a picture takes some 40 ms, and whoever waits for one never waits for a report.
Others read what people said, draw the pictures that are kept and pack archives, which takes seconds
where many spoke: two of them, if there are two processors. Each starts with its first work, and
again after some that killed it, took too long or too much memory.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, Self, TypeVar

from bot.word_cloud import (
    LIGHT,
    Layout,
    Picture,
    Style,
    WordShares,
    check,
    draw,
    draw_again,
    draw_final,
    draw_side_by_side,
    draw_word,
    load,
)
from bot.word_cloud.crew import Crew
from bot.word_cloud.turns import Haste
from bot.word_cloud.worker import PictureFailed, Worker
from bot.workshop.word_count import WordCount

__all__ = ["PATIENCE", "Desk", "Haste", "PictureFailed", "Studio"]

PATIENCE = 20.0
# A group waits for its picture: twenty hostile words take 0.25 s and six hundred 1.3 s.
PATIENCE_FOR_PICTURES = 10.0
# Reading for a report is in nobody's way: the bot, the database and pictures go before it.
# Not by far: what takes too long by the clock is ended.
NICENESS = 5
# A third would take what the bot and the database need, and memory.
MOST_READERS = 2
NOBODYS = 0

P = ParamSpec("P")
T = TypeVar("T")


class Studio:
    """The workers. `patience` is how long, in seconds, a piece of work may take once it has its
    turn. Use it as a context (`async with`), or `close` it."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._painter = Crew([Worker(min(patience, PATIENCE_FOR_PICTURES), settle_in=load)])
        readers = min(MOST_READERS, os.cpu_count() or 1)
        self._readers = Crew([Worker(patience, NICENESS) for _ in range(readers)])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def desk(self, owner: int = NOBODYS, haste: Haste = Haste.SOON) -> "Desk":
        """Where the work for one session is given in; see the module turns."""
        return Desk(self._painter, self._readers, owner, haste)

    def be_patient(self, seconds: float) -> None:
        """Let work take so long from now on."""
        self._painter.be_patient(min(seconds, PATIENCE_FOR_PICTURES))
        self._readers.be_patient(seconds)

    async def warm_up(self) -> list[str]:
        """Start what draws and load fonts; what is missing to draw right, one sentence each."""
        return await self._painter.call(check, NOBODYS, Haste.SOON)

    async def close(self) -> None:
        """End the workers, whatever they are doing."""
        await self._painter.close()
        await self._readers.close()

    async def draw(
        self, words: Sequence[WordCount], layout: Layout, style: Style = LIGHT
    ) -> Picture:
        """Draw the next picture, at a desk of nobody's."""
        return await self.desk().draw(words, layout, style)

    async def draw_final(self, words: Sequence[WordCount], style: Style = LIGHT) -> Picture:
        """Draw the best picture, at a desk of nobody's."""
        return await self.desk().draw_final(words, style)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function in the worker, at a desk of nobody's."""
        return await self.desk().run(function, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Desk:
    """Gives in the work for one session: `owner` is its number, `haste` who waits for it."""

    painter: Crew
    readers: Crew
    owner: int
    haste: Haste

    async def draw(
        self, words: Sequence[WordCount], layout: Layout, style: Style = LIGHT
    ) -> Picture:
        """`bot.word_cloud.draw`, elsewhere. Raises PictureFailed, and what that does."""
        return await self.painter.call(partial(draw, tuple(words), layout, style), *self._whose)

    async def draw_again(self, layout: Layout, style: Style = LIGHT) -> Picture:
        """`bot.word_cloud.draw_again`, elsewhere. Raises PictureFailed, and what that does."""
        return await self.painter.call(partial(draw_again, layout, style), *self._whose)

    async def draw_word(self, word: str, size: int, colour: str) -> bytes:
        """`bot.word_cloud.draw_word`, elsewhere. Raises PictureFailed, and what that does."""
        return await self.painter.call(partial(draw_word, word, size, colour), *self._whose)

    async def draw_final(self, words: Sequence[WordCount], style: Style = LIGHT) -> Picture:
        """`bot.word_cloud.draw_final`, elsewhere: where archives are packed, as it takes longer and
        no group waits for it. Raises PictureFailed, and what that does."""
        return await self.run(draw_final, tuple(words), style)

    async def draw_side_by_side(
        self, words: Sequence[WordShares], sides: int
    ) -> list[bytes | None]:
        """`bot.word_cloud.draw_side_by_side`, elsewhere. Raises PictureFailed."""
        return await self.run(draw_side_by_side, tuple(words), sides)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Any pure function of a module, called elsewhere. Its own errors are passed on; raises
        PictureFailed when the worker dies, or the call takes too long or too much memory."""
        return await self.readers.call(partial(function, *args, **kwargs), *self._whose)

    @property
    def _whose(self) -> tuple[int, Haste]:
        return self.owner, self.haste
