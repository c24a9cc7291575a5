"""Copies of posts, and posts that are missing, when the network fails at random.

The real `gair run` plays a workshop against the rehearsal's Bot API, where answers come late, are
cut off before or after the deed, or are a proxy's; in between it is killed. A facilitator does what
a person would: looks whether a post is there, and says so. Beside it whoever sends again until it
is answered, at the same faults.
"""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import httpx

from benchmarks.table import Row
from benchmarks.trials.posts import BUTTONS, expected, help_out, of_all
from benchmarks.trials.staging import Trial, trial
from bot.rehearsal.bot_api import Fault, World, asgi

# Of so many that are planned some 200 hit: the others wait for a request that never comes.
FAULTS = 330
PEOPLE = 6
SEED = 9
FAULTS_OF_A_MOVE = 3
MOVES_OF_A_VALUE = 3
KILLED_ONE_IN = 6
MOST_IN_A_ROW = 3
NAIVE_TRIES = 7
PATIENCE = 120.0
PAGE = "<html>502 Bad Gateway</html>"
KINDS = (
    Fault.slow(0.3),
    Fault.timeout(after_doing=True, hold=0.3),
    Fault.timeout(after_doing=False, hold=0.3),
    Fault.connection_dropped(),
    Fault.connection_dropped(after_doing=True),
    Fault.server_error(),
    Fault.server_error(after_doing=True),
    Fault.too_many(1),
    Fault.page(502, PAGE),
    Fault.page(502, PAGE, after_doing=True),
)
TOO_LATE = "The workshop has moved on"


@dataclass(slots=True, kw_only=True)
class Found:
    """Faults that have hit, kills, posts that should be there, how many are not, and the most
    copies of one; the same most for whoever just sends again."""

    hit: int = 0
    kills: int = 0
    posts: int = 0
    lost: int = 0
    copies: int = 0
    naive: int = 0
    planned: list[tuple[Fault, int]] = field(default_factory=list)


def rows() -> list[Row]:
    """A long workshop: some minutes."""
    return _table(asyncio.run(play(FAULTS)))


def short() -> list[Row]:
    """One value of it."""
    return _table(asyncio.run(play(FAULTS_OF_A_MOVE * MOVES_OF_A_VALUE)))


def _table(found: Found) -> list[Row]:
    note = f"{found.hit} faults hit, {found.kills} kills, {found.posts} posts"
    what = "most copies of one post at random faults"
    naive = float(found.naive)
    return [
        Row(what=what, measured=found.copies, unit="", reach=2, baseline=naive, note=note),
        Row(what="posts that are missing", measured=found.lost, unit="", reach=0),
    ]


async def play(faults: int, seed: int = SEED) -> Found:
    """A workshop with so many faults at least that were planned; what came of it."""
    chance, found = random.Random(seed), Found()
    values = -(-faults // (FAULTS_OF_A_MOVE * MOVES_OF_A_VALUE))
    async with trial(PEOPLE, values, "relaxed") as stage:
        await stage.starts()
        await stage.begins()
        for value in range(1, values + 1):
            await _play_value(stage, value, found, chance, is_last=value == values)
        await stage.stops()
        for copies in of_all(stage, values):
            found.posts += 1
            found.lost += not copies
            found.copies = max(found.copies, copies)
    found.naive = await _naive(found.planned)
    return found


async def _play_value(
    stage: Trial, value: int, found: Found, chance: random.Random, *, is_last: bool
) -> None:
    for person in stage.people:
        stage.says(person, f"word {value}")
    await stage.settles()
    for label in BUTTONS[: MOVES_OF_A_VALUE - is_last]:
        _plan(stage, found, chance)
        await _move(stage, label)
        if chance.randrange(KILLED_ONE_IN) == 0:
            stage.kills()
            await stage.ends()
            await stage.starts()
            found.kills += 1
        asked = value + (label == BUTTONS[2])
        await _all_there(stage, asked, label)
        found.hit -= sum(int(planned.times) for planned in stage.world.faults.planned)
        stage.world.faults.clear()


async def _move(stage: Trial, label: str) -> None:
    """Press a button until it does what it says: a panel may be of the step before."""
    await stage.settles()
    while True:
        message = await stage.until(lambda: stage.fran.private.last_button(label))
        press = stage.fran.presses(message, label)
        toast = await stage.until(partial(_toast, press))
        if not toast.text.startswith(TOO_LATE):
            return
        await asyncio.sleep(0.5)


def _toast(press: Any) -> Any:
    return press.toast


def _plan(stage: Trial, found: Found, chance: random.Random) -> None:
    """Let some of the next requests fail; most of them are about posts."""
    chats = [stage.group, stage.group, chance.choice(stage.people).private]
    for chat in chats[:FAULTS_OF_A_MOVE]:
        fault, times = chance.choice(KINDS), chance.randint(1, MOST_IN_A_ROW)
        method = chance.choice(("sendMessage", "sendMessage", "sendPhoto", "editMessageText"))
        stage.world.faults.next(method, fault, chat=chat, times=times)
        found.planned.append((fault, times))
        found.hit += times


async def _all_there(stage: Trial, value: int, label: str) -> None:
    """Until the group and everybody has what they should; a facilitator helps where asked."""

    async def look() -> None:
        while any(not copies for copies in expected(stage, value, label)):
            await help_out(stage)
            await asyncio.sleep(0.2)

    # What is not there then is counted as missing at the end.
    with suppress(TimeoutError):
        await asyncio.wait_for(look(), PATIENCE)


async def _naive(planned: list[tuple[Fault, int]]) -> int:
    """The most copies when every failed request is made again until it is answered."""
    world = World()
    fran = world.add_person("Fran")
    group = world.add_group("Group", people=[fran], admins=[fran])
    transport = httpx.ASGITransport(app=asgi(world))
    async with httpx.AsyncClient(transport=transport, base_url="http://telegram.test") as client:
        for number, (fault, times) in enumerate(planned):
            world.faults.next("sendMessage", fault, chat=group, times=times)
            await _send_naively(client, {"chat_id": group.id, "text": f"post {number}"})
            world.faults.clear()
    texts = [m.words for m in group.messages if m.from_bot]
    return max((texts.count(text) for text in texts), default=0)


async def _send_naively(client: httpx.AsyncClient, data: dict[str, Any]) -> None:
    for _ in range(NAIVE_TRIES):
        try:
            answer = await client.post("/bot1:REHEARSAL/sendMessage", data=data)
            if answer.status_code == 200 and answer.json()["ok"]:
                return
        except Exception:
            continue
