"""Half a day's troubles with Telegram, one after the other: what they cost, and how long one waits.

The real `gair run` plays a workshop against the rehearsal's Bot API. In each trouble people answer,
a value is closed, and the next one begins; after each it is measured how long it takes until all of
that is there. GAIR_OUTAGE_SECONDS=2 has each trouble last so long, in place of 8.
"""

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

from benchmarks.table import Row
from benchmarks.trials.line import Line, line_to
from benchmarks.trials.posts import BUTTONS, expected, help_out, of_all
from benchmarks.trials.staging import Trial, everybody_says, trial
from bot.rehearsal.bot_api import Fault
from bot.rehearsal.bot_api.faults import EVERYTHING

SECONDS = float(os.environ.get("GAIR_OUTAGE_SECONDS", "8"))
SHORT_SECONDS = 2.0
PEOPLE = 6
SEED = 15
HOUR = 3600.0
BACK_SECONDS = 30.0
PATIENCE = 90.0
# As long as a conflict is remembered: then the log says that it is over.
CALM_SECONDS = 62.0
SECONDS_UNTIL_PRESSED_AGAIN = 8.0
SENDING = ("*",)
RUNNER = ("shifted_run", "clock")
PAGE = "<html><body><h1>502 Bad Gateway</h1>nginx</body></html>"
LOGIN = "<html><body>Log in to the network</body></html>"
ANOTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot runs"
CONFLICT = "409"
BEGUN, OVER = "no updates for now", "updates come again"


Begin = Callable[["Playing"], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A kind of trouble. `stops`: no updates come, and the log has to say so once."""

    what: str
    begin: Begin
    stops: bool = False


@dataclass(slots=True, kw_only=True)
class Found:
    """How long it took until all was back after each; how often the log said the wrong number of
    times that nothing comes, or comes again; what became of words and posts."""

    back: list[tuple[float, str]] = field(default_factory=list)
    told_wrongly: list[str] = field(default_factory=list)
    lost: int = 0
    twice: int = 0
    receipts: int = 0
    posts: int = 0
    missing: int = 0
    copies: int = 0
    warnings: int = 0


def rows() -> list[Row]:
    """Every kind, three times each: some ten minutes."""
    return _table(asyncio.run(play(_outages(), SECONDS)))


def short() -> list[Row]:
    """Those after which nobody has to wait for a time-out: about a minute."""
    quick = [each for each in _outages() if each.what in {"refused", "502", "401", "429", "clock"}]
    return _table(asyncio.run(play(quick, SHORT_SECONDS)))


def _table(found: Found) -> list[Row]:
    slowest, when = max(found.back, default=(float("nan"), ""))
    kept = f"{found.receipts} receipts, {found.lost} lost, {found.twice} twice"
    return [
        Row(
            what=f"{len(found.back)} troubles: most copies of one post",
            measured=found.copies,
            unit="",
            reach=2,
            note=f"{found.posts} posts",
        ),
        Row(
            what="words lost or doubled, posts missing",
            measured=found.lost + found.twice + found.missing,
            unit="",
            reach=0,
            note=f"{kept}, {found.missing} posts missing",
        ),
        Row(
            what="until all is back, at most",
            measured=slowest,
            unit="s",
            reach=BACK_SECONDS,
            note=f"after {when}",
        ),
        Row(
            what="troubles of which the log does not tell once, and once that they are over",
            measured=len(found.told_wrongly),
            unit="",
            reach=0,
            note="; ".join(found.told_wrongly) or f"facilitators told {found.warnings} times",
        ),
    ]


def _outages() -> list[Outage]:
    def fails(fault: Fault, methods: Sequence[str]) -> Begin:
        return partial(_failing, fault=fault, methods=methods)

    stopped = {
        "502": Fault.bad_gateway(),
        "502, a proxy's page": Fault.page(502, PAGE),
        "a network that wants a login": Fault.page(200, LOGIN),
        "hanging": Fault.timeout(after_doing=False),
        "cut off": Fault.connection_dropped(),
        "401": Fault.refused(401, "Unauthorized"),
    }
    hindered = {
        "slow": Fault.slow(4.0),
        "429": Fault.too_many(2),
        "500 after doing": Fault.server_error(after_doing=True),
        "cut off after doing": Fault.connection_dropped(after_doing=True),
        "hanging after doing": Fault.timeout(after_doing=True),
    }
    another = fails(Fault.refused(409, ANOTHER), ["getUpdates"])
    return [
        Outage(what="refused", begin=_cut, stops=True),
        *(
            Outage(what=what, begin=fails(fault, EVERYTHING), stops=True)
            for what, fault in stopped.items()
        ),
        *(Outage(what=what, begin=fails(fault, SENDING)) for what, fault in hindered.items()),
        Outage(what="clock", begin=partial(_jump, seconds=HOUR)),
        Outage(what="clock set back", begin=partial(_jump, seconds=-2 * HOUR)),
        Outage(what="clock set right", begin=partial(_jump, seconds=HOUR)),
        # Last, as for a minute after it nobody can tell whether it is over.
        Outage(what=CONFLICT, begin=another, stops=True),
    ]


@dataclass(slots=True, kw_only=True)
class Playing:
    """A workshop in troubles of so many seconds, the line to Telegram, and by how much the
    program's clock is wrong."""

    stage: Trial
    line: Line
    seconds: float
    clock: float = 0.0
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    found: Found = field(default_factory=Found)

    async def live_through(self, outage: Outage, value: int) -> None:
        """In it people answer; once more, and a value is closed; once more, and the next begins."""
        stage, before = self.stage, _log(self.stage)
        words = everybody_says(stage, f"{outage.what} {value}", self.seconds / 2, self.chance)
        await self._in_trouble(outage, self.seconds, words)
        await self._wait_back(outage.what, lambda: set(stage.sent) <= stage.receipted())
        await self._move_in_trouble(outage, value, BUTTONS[0])
        # What hangs holds up what comes after it.
        await _press(stage, BUTTONS[1])
        is_there = partial(_is_there, stage, value, BUTTONS[1])
        await self._wait_back(f"{outage.what}, {BUTTONS[1]}", is_there, BUTTONS[1])
        await self._move_in_trouble(outage, value + 1, BUTTONS[2])
        await stage.settles()
        self._look_at_log(outage, _log(stage) - before)

    async def _move_in_trouble(self, outage: Outage, value: int, label: str) -> None:
        await self.stage.settles()
        await self._in_trouble(outage, self.seconds / 2, _press(self.stage, label))
        is_there = partial(_is_there, self.stage, value, label)
        await self._wait_back(f"{outage.what}, {label}", is_there, label)

    async def _in_trouble(self, outage: Outage, seconds: float, deed: Awaitable[None]) -> None:
        async with outage.begin(self):
            # What is being waited for would not meet it.
            self.stage.world.updates.wake()
            await asyncio.gather(deed, asyncio.sleep(seconds))

    async def _wait_back(self, what: str, is_back: Callable[[], bool], label: str = "") -> None:
        """Until it is so; a facilitator presses again what does nothing, as a person would."""
        began = pressed = time.perf_counter()
        while not is_back() and time.perf_counter() - began < PATIENCE:
            await help_out(self.stage)
            if label and time.perf_counter() - pressed > SECONDS_UNTIL_PRESSED_AGAIN:
                pressed = time.perf_counter()
                await _press(self.stage, label)
            await asyncio.sleep(0.05)
        self.found.back.append((time.perf_counter() - began, what))

    def _look_at_log(self, outage: Outage, since: Counter[str]) -> None:
        """Whether it tells of each trouble once, and once that it is over; of conflicts within a
        minute once, and not yet that they are over."""
        times = 3 * outage.stops
        wanted = (1, 0) if outage.what == CONFLICT else (times, times)
        told = (since[BEGUN], since[OVER])
        if told != wanted:
            self.found.told_wrongly.append(f"{outage.what}: {told[0]} and {told[1]}")

    async def count(self, values: int) -> None:
        """What became of words and of posts, once the program has stopped."""
        stage, found = self.stage, self.found
        kept, receipts = await stage.kept(), stage.receipted()
        found.receipts, found.lost = len(receipts), len(set(stage.sent) - set(kept))
        found.twice = sum(times - 1 for times in kept.values())
        for copies in (*of_all(stage, values), *expected(stage, values + 1, BUTTONS[2])):
            found.posts += 1
            found.missing += not copies
            found.copies = max(found.copies, copies)
        said = [m.words for m in stage.fran.private.messages]
        found.warnings = sum("could not reach Telegram" in words for words in said)


async def play(outages: Sequence[Outage], seconds: float) -> Found:
    """A workshop with a value for each; what came of it."""
    async with trial(PEOPLE, len(outages) + 1, "relaxed") as stage, line_to(_url(stage)) as line:
        stage.configures(f'base_url = "{line.url}"')
        stage.runner = RUNNER
        playing = Playing(stage=stage, line=line, seconds=seconds)
        await stage.starts()
        await stage.begins()
        for value, outage in enumerate(outages, start=1):
            await playing.live_through(outage, value)
        if outages[-1].what == CONFLICT:
            await _all_is_calm(playing)
        await stage.stops()
        await playing.count(len(outages))
    return playing.found


async def _all_is_calm(playing: Playing) -> None:
    """A conflict is over for the log when there was no other for a minute."""
    before = _log(playing.stage)
    await asyncio.sleep(CALM_SECONDS)
    playing.stage.world.updates.wake()
    await asyncio.sleep(1)
    if (_log(playing.stage) - before)[OVER] != 1:
        playing.found.told_wrongly.append(f"{CONFLICT}: not that it is over")


def _url(stage: Trial) -> str:
    config = (stage.folder / "config.toml").read_text()
    return config.partition('base_url = "')[2].partition('"')[0]


async def _press(stage: Trial, label: str) -> None:
    """Press a button if it is there."""
    with suppress(LookupError):
        stage.fran.presses(stage.fran.private.last_button(label), label)


def _is_there(stage: Trial, value: int, label: str) -> bool:
    return all(expected(stage, value, label))


def _log(stage: Trial) -> Counter[str]:
    lines = (stage.folder / "log").read_text().splitlines()
    return Counter(sign for line in lines for sign in (BEGUN, OVER) if sign in line)


@asynccontextmanager
async def _cut(playing: Playing) -> AsyncIterator[None]:
    async with playing.line.cut():
        yield


@asynccontextmanager
async def _failing(
    playing: Playing, *, fault: Fault, methods: Sequence[str]
) -> AsyncIterator[None]:
    with playing.stage.world.faults.lasting(fault, methods):
        yield


@asynccontextmanager
async def _jump(playing: Playing, *, seconds: float) -> AsyncIterator[None]:
    """The clock is set, and stays so: a third of it each time."""
    playing.clock += seconds / 3
    (playing.stage.folder / RUNNER[1]).write_text(str(playing.clock))
    playing.stage.kills(signal.SIGUSR2)
    yield
