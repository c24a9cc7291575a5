"""What `gair combine` takes of time and memory, whatever is in the archives that it is given.

Each row is the command in a process of its own; the baseline is the same with two small archives,
so that start, pictures and report are in both.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.archive import session_of
from benchmarks.table import Row
from bot.archive import build
from bot.texts import load
from bot.workshop.word_count import WordCount

Json = dict[str, Any]

PEOPLE = 4
WORDS = 20_000
ANSWERS = 2_000
REACH_SECONDS, REACH_MEGABYTES = 10, 300
# A process of its own in between: what it began from counts as memory of the command.
MEASURING = """
import json, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss, code]))
"""
COMMAND = [sys.executable, "-m", "bot", "combine"]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One run: seconds of processor time, MB of the process at its largest, how it ended."""

    seconds: float
    megabytes: float
    code: int


def rows() -> list[Row]:
    """Time and memory of each kind of archive."""
    cases: tuple[tuple[str, Callable[[Json], object]], ...] = (
        (f"{WORDS:,} words", _with_words),
        (f"{ANSWERS:,} answers of “!”", _with_answers),
        ("50 MB of text", _with_much),
        ("50 MB of empty objects", _with_parts),
    )
    with tempfile.TemporaryDirectory() as folder:
        first, second = (_small(Path(folder), number) for number in (1, 2))
        plain = _run(first, second)
        found = []
        for what, change in cases:
            measured = _run(first, _changed(second, change))
            ended = "combined" if measured.code == 0 else "refused in a line"
            numbers = (
                ("time added", "s", REACH_SECONDS, measured.seconds - plain.seconds, plain.seconds),
                ("memory", "MB", REACH_MEGABYTES, measured.megabytes, plain.megabytes),
            )
            found += [
                Row(
                    what=f"{name}, {what}",
                    measured=number,
                    unit=unit,
                    reach=reach,
                    baseline=baseline,
                    note=f"{ended}; baseline: {PEOPLE} people",
                )
                for name, unit, reach, number, baseline in numbers
            ]
    return found


def _small(folder: Path, number: int) -> Path:
    record = replace(session_of(PEOPLE, seed=number), id=f"{number:024}", revision=1)
    path = folder / f"{number}.zip"
    path.write_bytes(build(record, {}, load("en")))
    return path


def _changed(archive: Path, change: Callable[[Json], object]) -> Path:
    with zipfile.ZipFile(archive) as files:
        session = json.loads(files.read("session.json"))
    session["joined"] = session["sessions"][0]["joined"] = 25_000
    change(session)
    path = archive.with_name("changed.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("session.json", json.dumps(session, ensure_ascii=False))
    return path


def _with_words(session: Json) -> None:
    words = [WordCount(word=f"w{number}", people=1) for number in range(WORDS)]
    session["values"][0]["words"] = [{"word": one.word, "people": one.people} for one in words]
    session["values"][0]["answered"] = WORDS


def _with_answers(session: Json) -> None:
    prompt = session["values"][0]["prompts"][0]
    prompt["answers"] = ["!" * 996 + f"{number:04}" for number in range(ANSWERS)]
    prompt["answered"] = ANSWERS


def _with_much(session: Json) -> None:
    session["values"][0]["notes"] = ["n" * 9_000] * 5_600


def _with_parts(session: Json) -> None:
    session["strange"] = [{}] * 12_500_000


def _run(*archives: Path) -> Measured:
    out = archives[0].with_name("out.zip")
    words = [sys.executable, "-c", MEASURING, *COMMAND, *map(str, archives), str(out)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, kilobytes, code = json.loads(done.stdout.splitlines()[-1])
    return Measured(seconds=seconds, megabytes=kilobytes / 1024, code=code)
