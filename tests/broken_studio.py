"""A studio in which chosen work goes wrong, in the worker itself: it dies, eats memory, or errs."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.word_cloud.crew import Crew
from bot.word_cloud.studio import Desk, Haste, Studio
from bot.word_cloud.worker import Worker
from tests.remembering import RememberingStudio


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory(*_: object, **__: object) -> int:
    return len(bytearray(8 << 30))


def err(*_: object, **__: object) -> None:
    raise RecursionError


class BrokenStudio(RememberingStudio):
    """What a function of one of these names comes to is what happens to it here; what others came
    to before is remembered. A fault that nothing met is a wrong name, and told as it closes."""

    def __init__(self, **faults: Callable[..., Any]) -> None:
        super().__init__()
        self.faults, self.not_met = faults, set(faults)

    async def close(self) -> None:
        await super().close()
        if self.not_met:
            raise LookupError(f"nothing that goes wrong here was called: {self.not_met}")

    def desk(self, owner: int = 0, haste: Haste = Haste.SOON) -> "BrokenDesk":
        whole = super().desk(owner, haste)
        return BrokenDesk(whole.painter, whole.readers, owner, haste, studio=self)


@dataclass(frozen=True, slots=True)
class BrokenDesk(Desk):
    studio: BrokenStudio = field(kw_only=True)

    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        broken = [self._broken(one) for one in (function, *args)]
        return await Desk.run(self, *broken, **kwargs)

    def _broken(self, one: Any) -> Any:
        """What is to be done, or a part of it."""
        name = getattr(one.func if isinstance(one, partial) else one, "__name__", "")
        self.studio.not_met.discard(name)
        return self.studio.faults.get(name, one)


class SlowWorker(Worker):
    """Whatever it is to do, it takes longer than anybody waits."""

    async def _call(self, deed: Callable[[], Any]) -> Any:
        raise TimeoutError


class SlowStudio(Studio):
    """Nothing is drawn, read or packed in time."""

    def __init__(self) -> None:
        super().__init__()
        self._painter, self._readers = Crew([SlowWorker(0)]), Crew([SlowWorker(0)])
