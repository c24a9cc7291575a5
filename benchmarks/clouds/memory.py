"""How much memory a worker takes that draws pictures."""

from collections.abc import Iterable
from pathlib import Path

from bot.word_cloud import Layout
from bot.word_cloud.studio import Studio
from bot.workshop.record import WordCount


async def peak_of_a_worker(crowds: Iterable[list[list[WordCount]]]) -> float:
    """The most megabytes that one had, after the growing and the final clouds of these crowds."""
    async with Studio() as studio:
        for pictures in crowds:
            layout = Layout.empty()
            for words in pictures:
                layout = (await studio.draw(words, layout)).layout
            await studio.draw_final(pictures[-1])
        status = await studio.run(Path.read_text, Path("/proc/self/status"))
    return int(status.split("VmHWM:")[1].split()[0]) / 1024
