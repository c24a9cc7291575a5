"""`gair run`, with a look at how late its event loop is: python -m … CONFIG PACE OUT.json"""

import asyncio
import json
import signal
import sys
import time
from pathlib import Path

from bot.application import Surroundings, running
from bot.config import load
from handlers.wire.sending import RELAXED, TELEGRAM

SECONDS_BETWEEN_LOOKS = 0.01


async def _run(config: Path, pace: str) -> list[float]:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    late: list[float] = []
    looking = loop.create_task(_look(late))
    # Whoever starts this says when the measuring begins.
    loop.add_signal_handler(signal.SIGUSR1, late.clear)
    around = Surroundings(pace={"telegram": TELEGRAM, "relaxed": RELAXED}[pace])
    async with running(load(config, {}), around):
        await stop.wait()
        looking.cancel()
    return late


async def _look(late: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        late.append(time.perf_counter() - began - SECONDS_BETWEEN_LOOKS)


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(asyncio.run(_run(Path(sys.argv[1]), sys.argv[2]))))
