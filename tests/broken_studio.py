"""A studio in which chosen work goes wrong, in the worker itself: it dies, eats memory, or errs."""

import os
import signal
from dataclasses import dataclass, field

from bot.word_cloud.studio import Desk, Haste, Studio


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory(*_, **__):
    return len(bytearray(8 << 30))


def err(*_, **__):
    raise RecursionError


class BrokenStudio(Studio):
    """What a function of one of these names comes to is what happens to it here."""

    def __init__(self, **faults):
        super().__init__()
        self.faults = faults

    def desk(self, owner=0, haste=Haste.SOON):
        whole = super().desk(owner, haste)
        return BrokenDesk(whole.painter, whole.reader, owner, haste, self.faults)


@dataclass(frozen=True, slots=True)
class BrokenDesk(Desk):
    faults: dict = field(default_factory=dict)

    async def run(self, function, *args, **kwargs):
        return await Desk.run(self, self.faults.get(function.__name__, function), *args, **kwargs)
