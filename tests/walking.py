"""Which functions run while something is done: what the walks in the docs are held to."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parent.parent
PROGRAM = tuple(f"{ROOT / package}/" for package in ("bot", "handlers", "storage"))


class Walk:
    """The functions that were entered, by file and name, in order; those of coroutines again each
    time that they go on."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, str]] = []
        self._is_on = False

    def enter(self, frame: FrameType, event: str, _: object) -> None:
        """What Python calls at each call and return, in each thread that is watched."""
        code = frame.f_code
        if self._is_on and event == "call" and code.co_filename.startswith(PROGRAM):
            self.steps.append((code.co_filename.removeprefix(f"{ROOT}/"), code.co_name))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch this thread. Others are watched if they began within `new_threads_watched`."""
        self.steps.clear()
        self._is_on = True
        sys.setprofile(self.enter)
        try:
            yield
        finally:
            sys.setprofile(None)
            self._is_on = False

    @contextmanager
    def new_threads_watched(self) -> Iterator[None]:
        """Watch threads that begin meanwhile, for as long as they live."""
        threading.setprofile(self.enter)
        try:
            yield
        finally:
            threading.setprofile(None)
