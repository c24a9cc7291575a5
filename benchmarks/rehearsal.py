"""A whole workshop with `gair rehearse`: how long, how much memory, how long the loop was held."""

import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.table import Row

PEOPLE = 25
IMPORTS = "import telegram.ext, aiosqlite, jinja2, uvicorn; print(open('/proc/self/status').read())"
HELD = re.compile(r"held[^0-9]*([0-9.]+) ms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What one rehearsal took: seconds, the process's largest memory in MB, and the longest time
    that the event loop was held, in ms."""

    seconds: float
    memory: float
    held: float


def rows() -> list[Row]:
    """25 people, 12 values, 4 prompts; the memory beside that of a Python that only imports."""
    played = _play()
    imported = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True
    )
    return [
        Row(
            what=f"{PEOPLE} people × 12 values × 4 prompts",
            measured=played.seconds,
            unit="s",
            reach=90,
        ),
        Row(
            what="memory of the process",
            measured=played.memory,
            unit="MB",
            reach=250,
            baseline=_peak(imported.stdout),
            note="baseline: the imports alone; the picture worker is a process of its own",
        ),
        Row(what="event loop held", measured=played.held, unit="ms", reach=50),
    ]


def _play() -> Played:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bot", "rehearse", "--people", str(PEOPLE)]
        began = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--out", folder], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        watch = _Watch(process.pid)
        watch.start()
        code = process.wait()
        seconds = time.perf_counter() - began
        watch.join()
        if code:
            raise RuntimeError(f"gair rehearse ended with {code}")
        transcript = Path(folder, "transcript.txt").read_text(encoding="utf-8")
    held = HELD.search(transcript[-3000:])
    return Played(seconds=seconds, memory=watch.peak, held=float(held[1]) if held else float("nan"))


class _Watch(threading.Thread):
    """Looks at a process's largest memory until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{pid}/status")
        self.peak = 0.0

    def run(self) -> None:
        while True:
            try:
                peak = _peak(self._status.read_text())
            except (OSError, LookupError):
                return
            self.peak = max(self.peak, peak)
            time.sleep(0.2)


def _peak(status: str) -> float:
    """The VmHWM of a /proc status, in MB; LookupError when it has ended."""
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    if found is None:
        raise LookupError
    return int(found[1]) / 1024
