"""A process of its own that does one thing after the other, and is replaced when it fails."""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from bot.word_cloud.doing import LENGTH, packed

STARTING = 60.0
PROGRAM = "bot.word_cloud.doing"
# What Python, its libraries and the system need to start it. All else stays outside: the token may
# be a variable of the bot's environment, and a process shows its environment to whoever looks.
NEEDED = frozenset(
    {"PATH", "HOME", "USER", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT"}
    | {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV", "MPLCONFIGDIR", "XDG_CACHE_HOME"}
    | {"PYTHONHOME", "PYTHONUTF8", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE"}
)
NEEDED_BEGINNINGS = ("LC_", "OPENBLAS_", "OMP_", "MKL_")

T = TypeVar("T")


class PictureFailed(Exception):
    """The worker died, took too long or too much memory. The next call finds a fresh one."""


class Worker:
    """One process. `patience` is how long, in seconds, a call may take; `niceness` how much it
    leaves the processor to others. `settle_in` is what it does first, before any call: that it
    takes long where the machine is busy is no call's fault."""

    def __init__(
        self, patience: float, niceness: int = 0, settle_in: Callable[[], object] = os.getpid
    ) -> None:
        self.patience = patience
        self._settle_in = settle_in
        self._niceness = niceness
        self._process: Process | None = None

    async def call(self, deed: Callable[[], T]) -> T:
        """What a deed comes to, one after the other; its own errors are passed on. Raises
        PictureFailed."""
        try:
            return await self._call(deed)
        except (EOFError, ConnectionError, TimeoutError, MemoryError) as error:
            self.dismiss()
            raise PictureFailed from error
        except asyncio.CancelledError:
            # Nobody waits for it any more, and it would keep the next one waiting.
            self.dismiss()
            raise

    async def close(self) -> None:
        """End the process, whatever it is doing, and see it gone."""
        process = self._process
        self.dismiss()
        if process is not None:
            await process.wait()

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()

    async def _call(self, deed: Callable[[], T]) -> T:
        # Elsewhere: for what hundreds said it takes a tenth of a second.
        content = await asyncio.to_thread(packed, deed)
        process = self._process or await self._start()
        async with asyncio.timeout(self.patience):
            is_done, outcome = await _ask(process, content)
        if not is_done:
            raise outcome
        result: T = outcome
        return result

    async def _start(self) -> Process:
        """Starting says nothing about the deed: where the machine is busy it takes seconds."""
        async with asyncio.timeout(STARTING):
            self._process = process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", PROGRAM, str(self._niceness)),
                stdin=PIPE,
                stdout=PIPE,
                env=environment(),
            )
            await _ask(process, packed(self._settle_in))
        return process


async def _ask(process: Process, deed: bytes) -> tuple[bool, Any]:
    """Whether a deed could be done, and its result or error. Raises EOFError or ConnectionError
    when the process dies."""
    asking, answers = process.stdin, process.stdout
    assert asking is not None  # noqa: S101 both are pipes
    assert answers is not None  # noqa: S101
    asking.write(deed)
    await asking.drain()
    (length,) = LENGTH.unpack(await answers.readexactly(LENGTH.size))
    content = await answers.readexactly(length)
    outcome: tuple[bool, Any] = await asyncio.to_thread(pickle.loads, content)
    return outcome


def environment() -> dict[str, str]:
    """The environment of the process: nothing of the bot's that could be a secret."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in NEEDED or name.startswith(NEEDED_BEGINNINGS)
    }
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
