"""How much memory a worker takes that draws pictures."""

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bot.word_cloud import Layout
from bot.word_cloud.studio import MOST_READERS, NOBODYS, Haste, Studio
from bot.workshop.word_count import WordCount


async def peak_of_a_worker(crowds: Iterable[list[list[WordCount]]]) -> float:
    """The most megabytes that one had, after the growing and the final clouds of these crowds."""
    async with Studio() as studio:
        for pictures in crowds:
            layout = Layout.empty()
            for words in pictures:
                layout = (await studio.draw(words, layout)).layout
            await studio.draw_final(pictures[-1])
        # One process draws for groups, and up to two for archives, which are asked side by side.
        desk, ask = studio.desk(), partial(Path.read_text, Path("/proc/self/status"))
        crews = (desk.painter, *[desk.readers] * MOST_READERS)
        told = await asyncio.gather(*(crew.call(ask, NOBODYS, Haste.SOON) for crew in crews))
    return max(int(status.split("VmHWM:")[1].split()[0]) / 1024 for status in told)
