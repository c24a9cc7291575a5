"""The pictures of an archive."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from bot.archivist.steps import Step, Tell, or_none
from bot.word_cloud import NothingToDraw, Picture
from bot.word_cloud.studio import Desk, PictureFailed
from bot.workshop.record import SessionRecord
from bot.workshop.reveal import is_enough
from bot.workshop.word_count import WordCount


async def draw_each(desk: Desk, record: SessionRecord, tell: Tell) -> dict[int, bytes]:
    """The pictures by the number of their value; one that fails is left out, and one that would
    be empty: the words stand in the report as text."""
    words = {
        number: value.words
        for number, value in enumerate(record.values, 1)
        if value.words and is_enough(value.answered or 0, record.minimum)
    }
    clouds: dict[int, bytes] = {}
    done = 0

    async def draw(number: int) -> None:
        nonlocal done
        with suppress(NothingToDraw):
            if picture := await or_none(_drawn(desk, words[number]), NothingToDraw):
                clouds[number] = picture.image
        done += 1
        await tell(Step.CLOUDS, done, len(words))

    await asyncio.gather(*map(draw, words))
    return dict(sorted(clouds.items()))


async def _drawn(desk: Desk, words: Sequence[WordCount]) -> Picture:
    """Drawn once more where it failed: a busy machine is slower by the clock than a picture may
    take. Raises PictureFailed, and what drawing does."""
    try:
        return await desk.draw_final(words)
    except PictureFailed:
        return await desk.draw_final(words)
