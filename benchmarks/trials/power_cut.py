"""Power cuts: what the disk may hold at every moment, worked out from what the program wrote.

strace records every write, sync and truncation of the running program. A disk promises nothing
about what was written since the last sync of a file: all of it, none of it, or any of its sectors
may be there.
"""

import asyncio
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.trials.staging import QUOTED, Trial, everybody_says, is_traced, kept, trial
from storage.database import DatabaseRefused

SECTOR = 512
CALLS = "pwrite64,ftruncate,fsync,fdatasync"
LINE = re.compile(r"^(\d+\.\d+) (\w+)\((\d+)(?:<[^>]*>)?(?:, (.*))?\)\s+= 0?(-?\d+)")
FILES = ("gair.sqlite3", "gair.sqlite3-wal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """How many images of the disk were looked at; how many could not be opened, how many had lost
    a text with a receipt, or held one twice."""

    images: int
    syncs: int
    refused: int
    lost: int
    twice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    time: float
    call: str
    file: str
    offset: int = 0
    content: bytes = b""


@dataclass(slots=True)
class _File:
    """What is surely on the disk, and what was written since."""

    durable: bytearray
    pending: list[_Event] = field(default_factory=list)

    def take(self, event: _Event) -> None:
        if event.call in ("fsync", "fdatasync"):
            self.durable = bytearray(self.image(lambda _: True))
            self.pending.clear()
        else:
            self.pending.append(event)

    def image(self, survives: Any) -> bytes:
        """The file with those of the pending sectors that survive."""
        content = bytearray(self.durable)
        for event in self.pending:
            if event.call == "ftruncate":
                if survives(event):
                    content = content[: event.offset].ljust(event.offset, b"\0")
                continue
            for start in range(0, len(event.content), SECTOR):
                if survives(event):
                    part = event.content[start : start + SECTOR]
                    at = event.offset + start
                    content.extend(bytes(max(0, at + len(part) - len(content))))
                    content[at : at + len(part)] = part
        return bytes(content)


async def cut(points: int, people: int = 25, rounds: int = 3, pace: str | None = None) -> Cuts:
    """Cut the power at so many moments, three ways each."""
    async with trial(people, 2, pace) as stage:
        await stage.starts()
        await stage.begins()
        await stage.settles()
        receipts = _watched(stage)
        base = {name: (stage.data / name).read_bytes() for name in FILES}
        events = await _recorded(stage, rounds, random.Random(points))
        await stage.stops()
        return await _tried(stage, base, events, receipts, points)


def _watched(stage: Trial) -> list[tuple[float, str]]:
    """From now on: when somebody saw the receipt of which text."""
    receipts: list[tuple[float, str]] = []

    def look(event: Any) -> None:
        words = event.message.words if event.message is not None else ""
        if event.kind == "reaction":
            receipts.append((time.time(), words))
        elif event.kind == "new" and event.message.from_bot and words.startswith("Noted"):
            receipts.extend((time.time(), text) for text in QUOTED.findall(words))

    stage.world.listeners.append(look)
    return receipts


async def _recorded(stage: Trial, rounds: int, chance: random.Random) -> list[_Event]:
    """What the program writes while people answer, over the end of a value."""
    assert stage.process is not None
    traces = stage.folder / "traces"
    traces.mkdir()
    files = [part for name in FILES for part in ("-P", str(stage.data / name))]
    strace = await asyncio.create_subprocess_exec(
        *("strace", "-ff", "-q", "-ttt", "-xx", "-s", "70000", "-e", f"trace={CALLS}", *files),
        *("-o", str(traces / "trace"), "-p", str(stage.process.pid)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    while not is_traced(stage.process.pid):  # noqa: ASYNC110 strace tells nobody
        await asyncio.sleep(0.01)
    handles = _handles(stage)
    for number in range(rounds):
        if number == rounds - 1:
            await stage.settles()
            await stage.presses(stage.fran, "Close and reveal")
            await stage.presses(stage.fran, "Next value")
            await stage.all_asked(2)
        await everybody_says(stage, f"cut {number}", 0.4, chance)
    await stage.settles()
    strace.send_signal(2)
    await strace.wait()
    return sorted(_events(traces, handles), key=lambda event: event.time)


def _handles(stage: Trial) -> dict[int, str]:
    """The open files of the database, by their numbers."""
    assert stage.process is not None
    links = {
        int(link.name): Path(link.readlink()).name
        for link in Path(f"/proc/{stage.process.pid}/fd").iterdir()
    }
    return {number: name for number, name in links.items() if name in FILES}


def _events(traces: Path, handles: dict[int, str]) -> Iterator[_Event]:
    for path in traces.iterdir():
        for line in path.read_text().splitlines():
            found = LINE.match(line)
            if found is None or int(found[3]) not in handles or int(found[5]) < 0:
                continue
            yield _event(float(found[1]), found[2], handles[int(found[3])], found[4] or "")


def _event(when: float, call: str, file: str, rest: str) -> _Event:
    if call == "ftruncate":
        return _Event(time=when, call=call, file=file, offset=int(rest))
    if call != "pwrite64":
        return _Event(time=when, call=call, file=file)
    quoted, _, place = rest.rpartition('"')
    content = bytes.fromhex(quoted.strip('"').replace("\\x", ""))
    size, offset = (int(number) for number in place.strip(", ").split(", "))
    if len(content) != size:
        raise ValueError("the record of a write was cut short")
    return _Event(time=when, call=call, file=file, offset=offset, content=content)


async def _tried(
    stage: Trial,
    base: dict[str, bytes],
    events: list[_Event],
    receipts: list[tuple[float, str]],
    points: int,
) -> Cuts:
    chance = random.Random(2)
    files = {name: _File(bytearray(content)) for name, content in base.items()}
    step = max(1, len(events) // points)
    images = refused = lost = twice = 0
    for number, event in enumerate([*events, None]):
        if event is None or number % step == 0:
            seen = {text for when, text in receipts if event is None or when < event.time}
            for survives in (lambda _: False, lambda _: True, lambda _: chance.random() < 0.5):
                found = await _opened(stage, {n: f.image(survives) for n, f in files.items()})
                images += 1
                refused += found is None
                lost += found is not None and bool(seen - set(found))
                twice += found is not None and any(times > 1 for times in found.values())
        if event is not None:
            files[event.file].take(event)
    syncs = sum("sync" in event.call for event in events)
    return Cuts(images=images, syncs=syncs, refused=refused, lost=lost, twice=twice)


async def _opened(stage: Trial, image: dict[str, bytes]) -> Any:
    """The texts in an image of the disk; None when the program would refuse it."""
    with tempfile.TemporaryDirectory(prefix="gair-image-") as name:
        data = Path(name)
        shutil.copytree(stage.data / "keys", data / "keys")
        for file, content in image.items():
            (data / file).write_bytes(content)
        try:
            return await kept(data, stage.folder / "gair.key")
        except DatabaseRefused:
            return None
