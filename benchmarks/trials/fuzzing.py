"""Random updates through the real application, over the rehearsal's Bot API, in one process."""

import asyncio
import io
import logging
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from telegram.request import HTTPXRequest

from benchmarks.trials.random_updates import RandomUpdates
from bot import logs
from bot.application import Gair, Surroundings, running
from bot.config import Config
from bot.rehearsal.bot_api import ApiPace, World, asgi
from bot.rehearsal.bot_api.groups import Group
from bot.rehearsal.bot_api.members import PRESENT
from bot.rehearsal.bot_api.people import Person
from bot.rehearsal.bot_api.updates import KINDS
from handlers.wire.flooding import UNLIMITED
from handlers.wire.sending import RELAXED

TOKEN = "7312345678:AAFuzzFuzzFuzzFuzzFuzzFuzzFuzzFuzz00"
AT_ONCE = 50
PATIENCE = 120.0
PEOPLE, LEADERS, GROUPS = 50, 4, 6
MOVES = {
    "preparing": ("open",),
    "lobby": ("begin",),
    "responding": ("close", "skip"),
    "revealed": ("statement", "reopen"),
    "statement": ("prompt", "all_prompts"),
    "discussing": ("round_up", "next"),
    "rounding_up": ("next", "prompt"),
}


@dataclass(slots=True, kw_only=True)
class Fuzzed:
    """What came of so many updates. `waiting` were never confirmed; `unseen` not dealt with."""

    count: int = 0
    broken: int = 0
    waiting: int = 0
    unseen: int = 0
    set_aside: int = 0
    rules_broken: int = 0
    leaked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    said: int = 0
    sessions: int = 0
    ended: bool = False


class Traceless(set[int]):
    """The updates of which no trace is to be left, and all of them that ever were."""

    def __init__(self) -> None:
        super().__init__()
        self.every: set[int] = set()

    def add(self, number: int, /) -> None:
        self.every.add(number)
        super().add(number)


async def fuzz(count: int, seed: int, broken: float = 0.1) -> Fuzzed:
    """Send so many updates, `broken` of them ones that Telegram would never send."""
    found = Fuzzed(count=count)
    with tempfile.TemporaryDirectory(prefix="gair-fuzz-") as name, _written() as log:
        async with _program(Path(name)) as (world, gair):
            made = RandomUpdates(world, seed, broken)
            gair.services.traceless = traceless = Traceless()
            ids = await _send(world, gair, made, count)
            found.waiting = len(world.updates.queue)
            found.ended = gair.polling is None or gair.polling.done()
            # Of quiet words nothing is written down, nor that they were.
            await _look(gair, [each for each in ids if each not in traceless.every], found)
        found.leaked = _leaked(world, made, log.getvalue())
        with closing(sqlite3.connect(Path(name) / "data" / "gair.sqlite3")) as raw:
            checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
            rows = [row for check in checks for row in raw.execute(check)]
            found.faults = [str(row) for row in rows if row != ("ok",)]
    return found


@asynccontextmanager
async def _program(folder: Path) -> AsyncIterator[tuple[World, Gair]]:
    world = World(token=TOKEN, username="gair_bot", pace=ApiPace.RELAXED, keep=False)
    people = [world.add_person(f"Nameplant{n}", username=f"userplant{n}") for n in range(PEOPLE)]
    app = asgi(world)

    def request() -> HTTPXRequest:
        transport = httpx.ASGITransport(app=app)
        return HTTPXRequest(connection_pool_size=64, httpx_kwargs={"transport": transport})

    config = Config(
        telegram_token=TOKEN,
        base_url="http://telegram.test",
        data_folder=folder / "data",
        key_file=folder / "gair.key",
        minimum=3,
        allowed=tuple(person.id for person in people[:LEADERS]),
    )
    around = Surroundings(
        pace=RELAXED, flow=UNLIMITED, ballast=4096, view_seconds=0.05, cloud_seconds=0.2,
        long_poll=5, request=request,
    )  # fmt: skip
    async with running(config, around) as gair:
        world.bot_is_busy = lambda: not gair.is_idle
        for number in range(GROUPS):
            is_basic, forum = number == GROUPS - 1, number == GROUPS - 2
            world.add_group(
                f"Groupplant{number}", people=people, admins=people[:LEADERS],
                kind="group" if is_basic else "supergroup", forum=forum,
            )  # fmt: skip
        yield world, gair


async def _send(world: World, gair: Gair, made: RandomUpdates, count: int) -> list[int]:
    ids = []
    for number in range(count):
        if number % (5 * AT_ONCE) == 0:
            await _keep_going(world, gair, made)
        ids.append(world.updates.next_id)
        # Also kinds that the bot has not asked for.
        world.updates.allowed = KINDS
        world.updates.add(*made.next())
        if number % AT_ONCE == AT_ONCE - 1:
            await _until(lambda: not world.updates.queue)
            if world.updates.queue:
                return ids
    await _calm(world, gair)
    return ids


async def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:  # noqa: ASYNC110 no event says so
        await asyncio.sleep(0.002)


async def _calm(world: World, gair: Gair) -> None:
    await _until(lambda: not world.updates.queue and gair.is_idle)


async def _keep_going(world: World, gair: Gair, made: RandomUpdates) -> None:
    """People go on with workshops as they would, so that what is random meets something."""
    people = list(world.people_by_id.values())
    for person in people:
        person.starts()
    for number, group in enumerate(_open_groups(world)):
        people[number % LEADERS].says("/workshop", chat=group)
    await _calm(world, gair)
    sql = "SELECT id, token, stage, step FROM session WHERE stage != 'ended'"
    live = await gair.services.means.database.transaction(lambda tx: tx.rows(sql))
    made.tokens = [token for _, token, _, _ in live]
    for number, person in enumerate(people[LEADERS:]):
        if live:
            person.starts(f"j_{live[number % len(live)][1]}")
    await _calm(world, gair)
    for person in people[LEADERS:]:
        _agree(person)
        person.says(made.word())
    for session, _, stage, step in live:
        move = MOVES[stage][step % len(MOVES[stage])]
        for leader in people[:LEADERS]:
            shown = [message for message in leader.sees if message.from_bot][-1]
            leader.forges(shown, f"move:{session}:{step}:{move}")
    await _calm(world, gair)


def _open_groups(world: World) -> list[Any]:
    groups = [chat for chat in world.chats.values() if isinstance(chat, Group)]
    return [g for g in groups if g.upgraded_to is None and g.bot_status in PRESENT]


def _agree(person: Person) -> None:
    asked = [message for message in person.sees[-3:] if "I agree, let me in" in message.labels]
    if asked:
        person.presses(asked[-1], "I agree, let me in")


async def _look(gair: Gair, ids: list[int], found: Fuzzed) -> None:
    work = gair.services.means.database.transaction
    seen = {row[0] for row in await work(lambda tx: tx.rows("SELECT update_id FROM seen_update"))}
    found.unseen = len(set(ids) - seen)

    async def count(table: str) -> int:
        rows = await work(lambda tx: tx.rows(f"SELECT count(*) FROM {table}"))
        return int(rows[0][0])

    found.set_aside = await count("quarantine")
    found.rules_broken = await count("quarantine WHERE error = 'IntegrityError'")
    found.sessions = await count("session")
    found.said = await count("response") + await count("answer")


def _leaked(world: World, made: RandomUpdates, log: str) -> list[str]:
    """What was written into the log of what must not be."""
    ids = [str(number) for number in world.people_by_id]
    secrets = [*made.planted, *ids, "Nameplant", "userplant", "Groupplant", TOKEN.split(":")[1]]
    return [secret for secret in secrets if secret in log]


@contextmanager
def _written() -> Iterator[io.StringIO]:
    """All that is logged, down to DEBUG, as `gair run` writes it; and our own lines as they are."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    as_run, as_is = logging.StreamHandler(stream), logging.StreamHandler(stream)
    as_run.setFormatter(logs.OneLine([TOKEN]))
    as_is.addFilter(lambda record: record.name.partition(".")[0] in {"bot", "handlers", "storage"})
    root.handlers[:] = [as_run, as_is]
    root.setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
