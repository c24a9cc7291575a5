"""A studio in which chosen work goes wrong, in the worker itself: it dies, eats memory, or errs."""

import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.word_cloud.studio import Desk, Haste
from tests.remembering import RememberingStudio


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory(*_: object, **__: object) -> int:
    return len(bytearray(8 << 30))


def err(*_: object, **__: object) -> None:
    raise RecursionError


class BrokenStudio(RememberingStudio):
    """What a function of one of these names comes to is what happens to it here; what others came
    to before is remembered."""

    def __init__(self, **faults: Callable[..., Any]) -> None:
        super().__init__()
        self.faults = faults

    def desk(self, owner: int = 0, haste: Haste = Haste.SOON) -> "BrokenDesk":
        whole = super().desk(owner, haste)
        return BrokenDesk(whole.painter, whole.readers, owner, haste, self.faults)


@dataclass(frozen=True, slots=True)
class BrokenDesk(Desk):
    faults: Mapping[str, Callable[..., Any]] = field(default_factory=dict)

    async def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return await Desk.run(self, self.faults.get(function.__name__, function), *args, **kwargs)
