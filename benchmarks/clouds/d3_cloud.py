"""d3-cloud beside the live cloud: the same words in the same sizes, in the same run.

It is installed into the user's cache, outside this repository, with a canvas that needs no
compiler. Without node, or without a network for the first time, it is left out.
"""

import json
import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.clouds.moving import Spots, shifts
from benchmarks.table import Row
from bot.word_cloud import LIGHT, Layout
from bot.word_cloud.arrangement import Arrangement
from bot.word_cloud.next_picture import arrange
from bot.word_cloud.typeface import LETTERS
from bot.workshop.word_count import WordCount

PACKAGES = ("d3-cloud@1.2.9", "@napi-rs/canvas@1.1.1")
SCRIPT = Path(__file__).with_suffix(".mjs")
SECONDS_TO_INSTALL = 90
SECONDS_TO_RUN = 90


class LeftOut(Exception):
    """There is nothing to compare with; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A growing cloud, laid out: medians and means of its pictures."""

    milliseconds: float
    placed: float
    shift: float


def rows(crowds: dict[int, list[list[WordCount]]]) -> list[Row]:
    """By how many responses: time, words placed and shift. Raises LeftOut."""
    folder = _installed()
    found: list[Row] = []
    for people, frames in crowds.items():
        ours, arrangements = _live(frames)
        found += _compare(people, ours, _theirs(folder, arrangements))
    return found


def _compare(people: int, ours: Laid, theirs: Laid) -> list[Row]:
    return [
        Row(
            what=f"layout beside d3-cloud, {people} responses",
            measured=ours.milliseconds,
            unit="ms",
            reach=theirs.milliseconds,
            baseline=theirs.milliseconds,
            note="median of processor time, without drawing",
        ),
        Row(
            what=f"words placed beside d3-cloud, {people}",
            measured=ours.placed,
            unit="%",
            reach=100,
            at_most=False,
            baseline=theirs.placed,
            note="the same sizes",
        ),
        Row(
            what=f"mean shift beside d3-cloud, {people}",
            measured=ours.shift,
            unit="% of diagonal",
            reach=1.5,
            baseline=theirs.shift,
        ),
    ]


def _live(frames: list[list[WordCount]]) -> tuple[Laid, list[Arrangement]]:
    layout, arrangements, milliseconds = Layout.empty(), [], []
    arrange(frames[0], layout, LIGHT)
    for words in frames:
        began = time.process_time()
        arrangement = arrange(words, layout, LIGHT)
        milliseconds.append(1000 * (time.process_time() - began))
        layout = arrangement.layout
        arrangements.append(arrangement)
    spots = [{one.word: (one.x, one.y) for one in frame.placed} for frame in arrangements]
    asked = [len(words) for words in frames]
    return _laid(milliseconds, spots, asked), arrangements


def _theirs(folder: Path, arrangements: list[Arrangement]) -> Laid:
    asked = {
        "font": str(LETTERS),
        "width": LIGHT.width,
        "height": LIGHT.height,
        "frames": [
            [{"word": one.word, "size": one.size} for one in frame.placed] for frame in arrangements
        ],
    }
    done = _run(["node", str(SCRIPT), str(folder)], json.dumps(asked), SECONDS_TO_RUN)
    frames: list[dict[str, Any]] = json.loads(done)
    spots = [{word: (x, y) for word, x, y in frame["spots"]} for frame in frames]
    sizes = [len(frame.placed) for frame in arrangements]
    return _laid([frame["milliseconds"] for frame in frames], spots, sizes)


def _laid(milliseconds: list[float], spots: list[Spots], asked: list[int]) -> Laid:
    moved = [shift for before, after in pairwise(spots) for shift in shifts(before, after)]
    return Laid(
        milliseconds=statistics.median(milliseconds),
        placed=100 * sum(map(len, spots)) / sum(asked),
        shift=100 * statistics.fmean(moved),
    )


def _installed() -> Path:
    """The folder with d3-cloud, filled the first time."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise LeftOut("d3-cloud left out: there is no node")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "gair-benchmarks" / "d3-cloud"
    if all((folder / "node_modules" / name.rpartition("@")[0]).is_dir() for name in PACKAGES):
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    quietly = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    _run(["npm", "install", "--prefix", str(folder), *quietly, *PACKAGES], "", SECONDS_TO_INSTALL)
    return folder


def _run(command: list[str], given: str, seconds: float) -> str:
    """What a program answers. LeftOut if it fails or takes too long."""
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, timeout=seconds, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LeftOut(f"d3-cloud left out: {command[0]} failed ({type(error).__name__})") from error
    return done.stdout
