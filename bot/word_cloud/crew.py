"""Workers that share what there is to do: whoever is free does what is next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.word_cloud.turns import Haste, Turns
from bot.word_cloud.worker import Worker

T = TypeVar("T")


class Crew:
    """So many workers, with one queue. A second one is started only by what comes while the first
    is at work."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = tuple(workers)
        self._idle = list(reversed(self._workers))
        self._turns = Turns(len(self._workers))

    async def call(self, deed: Callable[[], T], owner: int, haste: Haste) -> T:
        """What a deed comes to; its own errors are passed on. Raises PictureFailed."""
        async with self._turns.taken(owner, haste):
            worker = self._idle.pop()
            try:
                return await worker.call(deed)
            finally:
                self._idle.append(worker)

    def be_patient(self, seconds: float) -> None:
        """Let work take so long from now on, once it has its turn."""
        for worker in self._workers:
            worker.patience = seconds

    def dismiss(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.dismiss()

    async def close(self) -> None:
        """End the processes, whatever they are doing, and see them gone."""
        for worker in self._workers:
            await worker.close()
