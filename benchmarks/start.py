"""How long one waits for `gair --help`."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row

ROUNDS = 11
HEAVY = ("PIL", "aiosqlite", "fontTools", "httpx", "numpy", "starlette", "telegram", "wordcloud")
LOADED_BY_HELP = f"""
import sys
from bot.__main__ import main
main(["--help"])
sys.stderr.write(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def rows() -> list[Row]:
    """The help, beside a Python that does nothing; and what it loads that it should not."""
    command = _gair()
    helped, nothing = [], []
    # In turns, so that a busy moment of the machine meets both.
    for _ in range(ROUNDS):
        helped.append(_seconds([*command, "--help"]))
        nothing.append(_seconds([sys.executable, "-c", "pass"]))
    heavy = _run([sys.executable, "-c", LOADED_BY_HELP]).stderr.split()
    return [
        Row(
            what="gair --help",
            measured=median(helped),
            unit="s",
            reach=0.3,
            baseline=median(nothing),
            note=f"median of {ROUNDS}; baseline: python -c pass",
        ),
        Row(
            what="heavy packages loaded by --help",
            measured=len(heavy),
            unit="",
            reach=0,
            note=" ".join(heavy),
        ),
    ]


def _gair() -> list[str]:
    """The installed command, as a person starts it; without one, the module."""
    script = Path(sys.executable).with_name("gair")
    return [str(script)] if script.exists() else [sys.executable, "-m", "bot"]


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    _run(command)
    return time.perf_counter() - began


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True)
