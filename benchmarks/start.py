"""How long one waits for `gair --help`, and until `gair run` answers."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.table import Row
from bot.rehearsal.bot_api import World, serve

ROUNDS = 11
STARTS = 5
TOKEN = "12345:" + "R" * 35
IMPORTS = "import telegram.ext, aiosqlite, jinja2, segno"
HEAVY = ("PIL", "aiosqlite", "fontTools", "httpx", "numpy", "starlette", "telegram", "wordcloud")
LOADED_BY_HELP = f"""
import sys
from bot.__main__ import main
main(["--help"])
sys.stderr.write(" ".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def rows() -> list[Row]:
    """The help, beside a Python that does nothing; and what it loads that it should not."""
    with tempfile.TemporaryDirectory() as compiled:
        # As installed: whoever installs a program compiles it, and nobody does so at each start.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        command = _gair()
        _run([*command, "--help"])
        asyncio.run(_seconds_until_ready(command))
        return _rows(command)


def _rows(command: list[str]) -> list[Row]:
    helped, nothing = [], []
    # In turns, so that a busy moment of the machine meets both.
    for _ in range(ROUNDS):
        helped.append(_seconds([*command, "--help"]))
        nothing.append(_seconds([sys.executable, "-c", "pass"]))
    ready, imports = [], []
    for _ in range(STARTS):
        ready.append(asyncio.run(_seconds_until_ready(command)))
        imports.append(_seconds([sys.executable, "-c", IMPORTS]))
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
        Row(
            what="gair run, until it asks Telegram for updates",
            measured=median(ready),
            unit="s",
            reach=1.5,
            baseline=median(imports),
            note=f"median of {STARTS}; baseline: python -c 'import' of the packages it needs",
        ),
    ]


def _gair() -> list[str]:
    """The installed command, as a person starts it; without one, the module."""
    script = Path(sys.executable).with_name("gair")
    return [str(script)] if script.exists() else [sys.executable, "-m", "bot"]


async def _seconds_until_ready(command: list[str]) -> float:
    """From the start of the process to its first getUpdates, on a new data folder."""
    world = World(token=TOKEN, username="gair_bot", now=time.time)
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.toml"
        async with serve(world) as url:
            config.write_text(f'base_url = "{url}"\ntelegram_token = "{TOKEN}"\n')
            config.chmod(0o600)
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                *(*command, "run", "--config", str(config)), stderr=subprocess.DEVNULL
            )
            await world.until(lambda: world.updates.idle, timeout=30)
            took = time.perf_counter() - began
            process.terminate()
            await process.wait()
    return took


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    _run(command)
    return time.perf_counter() - began


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True)
