"""A disk that is full, can't be written to, fails to sync, or has bits that flip."""

import asyncio
import logging
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.trials.staging import Trial, everybody_says, is_traced, kept, trial
from storage.database import DatabaseRefused

DISK = "size=32m"
SECONDS_OF_TROUBLE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What came of it: texts with a receipt that are not kept, texts kept twice or never; how often
    a facilitator was told; seconds from the
    end of the trouble until everybody had a receipt for what they sent then."""

    lost: int
    twice: int
    missing: int
    told: int
    erased: bool
    recovered: float


def can_mount() -> bool:
    """Whether we may make a small disk of our own."""
    with tempfile.TemporaryDirectory() as folder:
        if not _mount(Path(folder)):
            return False
        subprocess.run(["umount", folder], check=True)
    return True


async def fill(people: int = 25) -> Trouble:
    """The disk becomes full while people answer; somebody takes a word back; room is made."""

    @asynccontextmanager
    async def full(stage: Trial) -> AsyncIterator[None]:
        filler = stage.data / "filler"
        with filler.open("wb", buffering=0) as file:
            block = bytes(1 << 16)
            while block:
                try:
                    file.write(block)
                except OSError:
                    block = block[: len(block) // 2]
        yield
        filler.unlink()

    return await _through(full, people, erase=True)


async def forbid(people: int = 25) -> Trouble:
    """The disk can't be written to for a while, as after an error of the file system."""
    return await _through(_inject("pwrite64,ftruncate,fsync,fdatasync", "EROFS"), people)


async def fail_syncs(people: int = 25) -> Trouble:
    """Every sync fails for a while."""
    return await _through(_inject("fsync,fdatasync", "EIO"), people)


def _inject(calls: str, error: str) -> Callable[[Trial], Any]:
    """Let calls of the running program fail."""

    @asynccontextmanager
    async def failing(stage: Trial) -> AsyncIterator[None]:
        assert stage.process is not None
        strace = await asyncio.create_subprocess_exec(
            *("strace", "-f", "-q", "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}"),
            *("-o", "/dev/null", "-p", str(stage.process.pid)),
            stderr=asyncio.subprocess.DEVNULL,
        )
        while not is_traced(stage.process.pid):  # noqa: ASYNC110 strace tells nobody
            await asyncio.sleep(0.01)
        yield
        strace.send_signal(2)
        await strace.wait()

    return failing


async def _through(trouble: Callable[[Trial], Any], people: int, *, erase: bool = False) -> Trouble:
    async with _small_disk(people) as stage:
        await stage.starts()
        await stage.begins()
        await everybody_says(stage, "before", 0.2, random.Random(1))
        await stage.until(lambda: len(stage.receipted()) == people)
        erased = False
        async with trouble(stage):
            speaking = asyncio.create_task(everybody_says(stage, "in it", 0.5, random.Random(2)))
            await asyncio.sleep(SECONDS_OF_TROUBLE)
            await speaking
            if erase:
                erased = await _takes_back(stage)
        began = time.perf_counter()
        await everybody_says(stage, "after", 0, random.Random(3))
        await stage.until(lambda: sum("after" in t for t in stage.receipted()) == people)
        took = time.perf_counter() - began
        await stage.settles()
        receipts = stage.receipted()
        await stage.stops()
        kept = await stage.kept()
        taken_back = {"before person 0"} if erased else set()
        return Trouble(
            lost=len(receipts - set(kept) - taken_back),
            twice=sum(times - 1 for times in kept.values()),
            missing=len(set(stage.sent) - set(kept) - taken_back),
            told=sum("can't write" in m.words for m in stage.fran.sees),
            erased=erased and not taken_back & set(kept),
            recovered=took,
        )


async def _takes_back(stage: Trial) -> bool:
    """Somebody presses [Remove] although nothing can be written; whether it was done then."""
    person = stage.people[0]
    press = person.presses(person.last_button("Remove"), "Remove")
    await stage.until(lambda: press.toast is not None, 10)
    return "Removed" in (press.toast.text or "")


@asynccontextmanager
async def _small_disk(people: int) -> AsyncIterator[Trial]:
    """A trial whose data folder is a disk of its own, if we may make one."""
    async with trial(people) as stage:
        stage.data.mkdir()
        mounted = _mount(stage.data)
        try:
            yield stage
        finally:
            stage.kills()
            if stage.process is not None:
                await stage.ends()
            if mounted:
                subprocess.run(["umount", str(stage.data)], check=True)  # noqa: ASYNC221 a moment


def _mount(folder: Path) -> bool:
    if shutil.which("mount") is None:
        return False
    command = ["mount", "-t", "tmpfs", "-o", DISK, "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


async def _remount(folder: Path, options: str) -> None:
    process = await asyncio.create_subprocess_exec("mount", "-o", options, str(folder))
    if await process.wait():
        raise OSError(f"mount -o {options} {folder}")


async def flip(times: int, people: int = 25, pace: str | None = None) -> dict[str, int]:
    """Flip a bit, so many times, in turn anywhere in the database and in what somebody said; how
    often it was noticed, harmless (nothing that was said reads otherwise), or neither."""
    async with trial(people, pace=pace) as stage:
        await stage.starts()
        await stage.begins()
        for number in range(4):
            await everybody_says(stage, f"flip {number}", 0.1, random.Random(number))
        await stage.settles()
        await stage.stops()
        whole = (stage.data / "gair.sqlite3").read_bytes()
        places = [range(len(whole)), *_sealed_texts(stage, whole)]
        expected = await stage.kept()
        chance = random.Random(times)
        found = Counter[str]()
        logging.getLogger("storage").setLevel(logging.CRITICAL)
        for number in range(times):
            place = places[0] if number % 2 else chance.choice(places[1:])
            content = bytearray(whole)
            content[chance.choice(place)] ^= 1 << chance.randrange(8)
            found[await _opened(stage, bytes(content), expected)] += 1
        return {name: found[name] for name in ("noticed", "harmless", "silent")}


def _sealed_texts(stage: Trial, whole: bytes) -> list[range]:
    """Where in the file each text lies."""
    with closing(sqlite3.connect(stage.data / "gair.sqlite3")) as raw:
        texts = [row[0] for row in raw.execute("SELECT text FROM response")]
    starts = [(whole.find(text), len(text)) for text in texts]
    return [range(start, start + length) for start, length in starts if start >= 0]


async def _opened(stage: Trial, content: bytes, expected: Counter[str]) -> str:
    with tempfile.TemporaryDirectory(prefix="gair-flip-") as name:
        data = Path(name)
        shutil.copytree(stage.data / "keys", data / "keys")
        (data / "gair.sqlite3").write_bytes(content)
        try:
            texts = await kept(data, stage.folder / "gair.key")
        except DatabaseRefused:
            return "noticed"
    if texts == expected:
        return "harmless"
    return "noticed" if "\ufffd" in texts and not set(texts) - {*expected, "\ufffd"} else "silent"


async def second_process() -> list[str]:
    """What a second program says that is started in the same folder, and how it ends."""
    async with trial(3) as stage:
        await stage.starts()
        return await says_at_start(stage)


async def unwritable_folder() -> list[str]:
    """The same of one whose folder can't be written to."""
    async with _small_disk(3) as stage:
        await stage.starts()
        await stage.stops()
        await _remount(stage.data, "remount,ro")
        return await says_at_start(stage)


async def says_at_start(stage: Trial) -> list[str]:
    """The lines of a program that should refuse to start; the last is its code."""
    first, before = stage.process, (stage.folder / "log").stat().st_size
    try:
        await stage.starts()
    except RuntimeError:
        assert stage.process is not None
        code = stage.process.returncode
    else:
        code = 0
    said = (stage.folder / "log").read_bytes()[before:].decode().splitlines()
    if stage.process is not first:
        stage.kills()
        await stage.ends()
    stage.process = first
    return [*said, str(code)]
