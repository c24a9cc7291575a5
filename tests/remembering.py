"""A studio that remembers: the same words make the same picture, so the suite draws each only once.

That they do is what tests/word_cloud shows, with studios that remember nothing. It draws pictures
for paper as live ones of a few words, a fraction of the work: how they look is shown there too, and
that nothing in one tells who came first in tests/promises/test_order_of_arrival.py, with a studio
of Gair's.
"""

import hashlib
import os
import pickle
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from bot.word_cloud import Layout, Picture, Style, draw, draw_final
from bot.word_cloud.crew import Crew
from bot.word_cloud.doing import packed
from bot.word_cloud.studio import (
    MOST_READERS,
    NICENESS,
    PATIENCE,
    PATIENCE_FOR_PICTURES,
    Studio,
)
from bot.word_cloud.worker import Worker
from bot.workshop.word_count import WordCount

T = TypeVar("T")
FEW = 5


def draw_as_live(words: Sequence[WordCount], style: Style) -> Picture:
    """What stands in for the picture for paper: a few of its words, if any can be drawn."""
    from bot.word_cloud.lettering import letter  # noqa: PLC0415 only the worker draws

    some = [word for word in words if letter(word.word)][:FEW]
    return draw(some or words, Layout.empty(), style)


def made_light(deed: Callable[[], Any]) -> Callable[[], Any]:
    """The same deed, but for a picture for paper."""
    if isinstance(deed, partial) and deed.func is draw_final:
        return partial(draw_as_live, *deed.args)
    return deed


class RememberingWorker(Worker):
    """What came of a deed is what comes of it again. `folder` is of this run of the suite, and of
    all its processes."""

    def __init__(self, folder: Path, patience: float, niceness: int = 0) -> None:
        super().__init__(patience, niceness)
        self._folder = folder

    async def _call(self, deed: Callable[[], T]) -> T:
        deed = made_light(deed)
        path = self._folder / hashlib.sha256(packed(deed)).hexdigest()
        # Who has no patience wants to see that something takes too long.
        if path.exists() and self.patience >= PATIENCE_FOR_PICTURES:
            again: T = pickle.loads(path.read_bytes())  # noqa: S301 our own
            return again
        outcome = await super()._call(deed)
        being_written = path.with_suffix(f".{os.getpid()}")
        being_written.write_bytes(pickle.dumps(outcome))
        being_written.rename(path)
        return outcome


class RememberingStudio(Studio):
    """A studio of such workers, which share what they remember."""

    folder: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        readers = [RememberingWorker(self.folder, PATIENCE, NICENESS) for _ in range(MOST_READERS)]
        self._painter = Crew([RememberingWorker(self.folder, PATIENCE_FOR_PICTURES)])
        self._readers = Crew(readers)

    @classmethod
    def remembers_in(cls, folder: Path) -> None:
        """What is drawn from now on is kept there, and what is kept there is not drawn again."""
        folder.mkdir(exist_ok=True)
        cls.folder = folder
