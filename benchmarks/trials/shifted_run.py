"""`gair run` with a clock that can be set: python -m … CONFIG PACE FILE

The file has by how many seconds the clock is wrong; SIGUSR2 has it read anew.
"""

import asyncio
import signal
import sys
import time
from pathlib import Path

from bot import logs, operating
from bot.application import Surroundings
from bot.config import load
from handlers.wire.sending import RELAXED, TELEGRAM


class _Clock:
    def __init__(self, file: Path) -> None:
        self._file = file
        self.read()

    def __call__(self) -> float:
        return time.time() + self._wrong

    def read(self) -> None:
        """By how much it is wrong from now on."""
        self._wrong = float(self._file.read_text()) if self._file.exists() else 0.0


async def _run(config: Path, pace: str, file: Path) -> None:
    clock = _Clock(file)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR2, clock.read)
    logs.set_up(sys.stderr, secrets=[])
    around = Surroundings(pace={"telegram": TELEGRAM, "relaxed": RELAXED}[pace], now=clock)
    await operating._run_until_stopped(load(config, {}), around)  # noqa: SLF001 as gair run does


if __name__ == "__main__":
    asyncio.run(_run(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
