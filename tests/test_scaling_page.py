"""docs/scaling.md: what it names is there, and its limits are those of the program."""

import re
from pathlib import Path

from benchmarks import capacity
from benchmarks.__main__ import available
from bot.config import Config
from handlers.wire.sending import LONG_SECONDS, TELEGRAM

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8")


def test_every_file_and_benchmark_that_is_named_is_there():
    files = re.findall(r"`((?:bot|handlers|storage|deploy)/[\w./]*)`", PAGE)
    benchmarks = re.findall(r"-m benchmarks ([a-z_]+)", PAGE)

    assert len(files) >= 7
    assert [name for name in files if not (ROOT / name).exists()] == []
    assert {"capacity", "committing"} <= set(benchmarks) <= set(available())


def test_limits_are_those_of_the_program():
    assert f"{TELEGRAM.overall_second} messages a second" in PAGE
    assert f"{TELEGRAM.group_minute} messages a minute" in PAGE
    assert f"groups of {capacity.PEOPLE}" in PAGE
    assert f"every {Config().seconds_between_pictures:.0f} seconds" in PAGE
    assert LONG_SECONDS == 10
    assert TELEGRAM.overall_second == capacity.TELEGRAM_A_SECOND
