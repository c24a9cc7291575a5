"""`gair run` is killed in the middle of a value and started again: nothing is missing."""

import asyncio
import os
import signal
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

from bot.rehearsal.bot_api import Pace, World, serve
from storage.database import Database
from storage.vault import Vault, operators_key
from tests.vaults import read_opened

TOKEN = "12345:REHEARSALREHEARSALREHEARSALREHEARSAL"
NAMES = ("Ana", "Bea", "Cai", "Dai", "Eve")
PATIENCE = 30


@asynccontextmanager
async def gair_runs(config: Path):
    """The program as an operator starts it; killed without warning at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        cwd=config.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


async def kept(folder: Path) -> list[str]:
    vault = Vault(folder / "keys", operators_key(folder.parent / "gair.key"))
    async with await Database.open(folder / "gair.sqlite3", vault, time.time) as database:
        rows = await database.transaction(
            lambda tx: read_opened(tx, "SELECT text FROM response ORDER BY text")
        )
    return [text for (text,) in rows]


def noted(person) -> bool:
    return any(message.words.startswith("Noted") for message in person.sees)


async def test_words_survive_a_kill_in_the_middle_of_a_value(tmp_path):
    world = World(token=TOKEN, username="gair_bot", pace=Pace.RELAXED, now=time.time)
    fran = world.add_person("Fran")
    people = [world.add_person(name) for name in NAMES]
    group = world.add_group("Focus group", people=people, admins=[fran])
    config = tmp_path / "config.toml"
    async with serve(world) as url:
        config.write_text(f'telegram_token = "{TOKEN}"\nbase_url = "{url}"\ndata_folder = "data"\n')
        config.chmod(0o600)

        async with gair_runs(config):
            await begin(world, fran, group, people)
            for person, word in zip(people[:3], ["trust", "care", "trust"], strict=True):
                person.says(word)
            await world.until(lambda: all(map(noted, people[:3])), timeout=PATIENCE)
        people[3].says("cariad")
        async with gair_runs(config):
            people[4].says("time")
            await world.until(lambda: all(map(noted, people)), timeout=PATIENCE)
            await world.until(lambda: clouds(group), timeout=PATIENCE)
            fran.presses(fran.last_button("Close and reveal"), "Close and reveal")
            await world.until(lambda: closed(group), timeout=PATIENCE)

    assert await kept(tmp_path / "data") == ["care", "cariad", "time", "trust", "trust"]
    (cloud,) = clouds(group)
    assert "trust 2" in cloud.words
    assert "Said once: care, cariad, time" in cloud.words


async def begin(world, fran, group, people):
    fran.starts()
    fran.says("/workshop", chat=group)
    await press(world, fran, "Open the lobby")
    await world.until(lambda: shows(group, "Join in private"), timeout=PATIENCE)
    link = group.last_button("Join in private").button("Join in private").url
    for person in people:
        person.follows(link)
        await press(world, person, "I agree, let me in")
    await press(world, fran, "Begin with the first value")
    await world.until(lambda: all(shows(p.private, "Pass") for p in people), timeout=PATIENCE)


async def press(world, person, label):
    await world.until(lambda: shows(person.private, label), timeout=PATIENCE)
    person.presses(person.last_button(label), label)


def shows(chat, label: str) -> bool:
    return any(label in str(message.labels) for message in chat.messages)


def clouds(group) -> list:
    return [m for m in group.messages if m.photo and "Answered:" in m.words]


def closed(group) -> bool:
    return any("still open" not in cloud.words for cloud in clouds(group))
