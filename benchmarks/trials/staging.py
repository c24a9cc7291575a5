"""`gair run` as an operator starts it, over HTTP, and people who keep an account of receipts."""

import asyncio
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.rehearsal.bot_api import ApiPace, World, serve
from bot.serving import HERE, listen
from storage.database import Database, Transaction
from storage.vault import Vault, operators_key

TOKEN = "12345:" + "R" * 35
PATIENCE = 40.0
QUOTED = re.compile("“([^”]+)”")
# What runs the program where it has a pace, and the file beside it that both know.
WATCHED = ("watched_run", "late.json")
PLAN = """
title = "Trial"
responses_per_person = 10
question = "What comes to mind?"
prompts = []
"""


@dataclass(slots=True, kw_only=True)
class Trial:
    """A workshop in a folder; `sent` is every text that somebody has sent. With `pace` the program
    is started with that pace, and notes how late its event loop is; else as an operator starts it.
    """

    folder: Path
    world: World
    fran: Any
    people: list[Any]
    group: Any
    pace: str | None = None
    runner: tuple[str, str] = WATCHED
    process: asyncio.subprocess.Process | None = None
    web_url: str = ""
    sent: list[str] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def command(self) -> tuple[str, ...]:
        config = str(self.folder / "config.toml")
        if self.pace is None:
            return ("bot", "run", "--config", config)
        module, beside = self.runner
        return (f"benchmarks.trials.{module}", config, self.pace, str(self.folder / beside))

    async def starts(self) -> float:
        """Start the program, and wait until it asks for updates; the seconds that took."""
        began = time.perf_counter()
        self.world.updates.poller = None
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self.command),
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
                stderr=log,
            )
        # What waits for it is taken at once, so that it may never look idle.
        ready = asyncio.create_task(self.until(lambda: self.polls))
        ended = asyncio.create_task(self.process.wait())
        await asyncio.wait([ready, ended], return_when=asyncio.FIRST_COMPLETED)
        for task in (ready, ended):
            task.cancel()
        if not self.runs:
            raise RuntimeError((self.folder / "log").read_text()[-2000:])
        return time.perf_counter() - began

    def serves_pages(self) -> None:
        """From its next start on the program serves pages, too."""
        with listen("web_port", 0) as found:
            port = found.getsockname()[1]
        self.web_url = f"http://{HERE}:{port}"
        self.configures(f'web_url = "{self.web_url}"\nweb_port = {port}\n')

    def configures(self, lines: str) -> None:
        """More settings, from the next start on; those with the same names are replaced."""
        config = self.folder / "config.toml"
        names = {line.partition(" = ")[0] for line in lines.splitlines()}
        before = config.read_text().splitlines()
        kept = [line for line in before if line.partition(" = ")[0] not in names]
        config.write_text("\n".join((*kept, lines)))

    async def code(self) -> str:
        """The code of the workshop, as it stands in the database."""
        async with opened(self.data, self.folder / "gair.key") as database:
            return await database.transaction(_code)

    @property
    def polls(self) -> bool:
        """Whether the program has asked for updates since it was started."""
        return self.world.updates.poller is not None

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.returncode is None

    def kills(self, number: int = signal.SIGKILL) -> None:
        """Send the process a signal; one that has ended is left alone."""
        if self.process is not None and self.runs:
            self.process.send_signal(number)

    async def ends(self) -> int:
        """Wait until the process has ended; how it did."""
        assert self.process is not None
        return await self.process.wait()

    async def stops(self) -> int:
        """Stop the program in good order."""
        self.kills(signal.SIGTERM)
        return await self.ends()

    async def until(self, look: Any, patience: float = PATIENCE) -> Any:
        return await self.world.until(look, timeout=patience)

    async def presses(self, person: Any, label: str) -> None:
        """Press a button, as soon as it is there."""
        await self.until(lambda: label in _labels(person.private))
        message = next(
            m for m in reversed(person.private.messages) if label in list(_flat(m.labels))
        )
        press = person.presses(message, label)
        await self.until(lambda: press.toast is not None)

    async def begins(self) -> None:
        """Everybody joins, and the first value begins."""
        self.fran.starts()
        self.fran.says("/workshop", chat=self.group)
        await self.presses(self.fran, "Open the lobby")
        await self.until(lambda: "Join in private" in _labels(self.group))
        link = self.group.last_button("Join in private").button("Join in private").url
        for person in self.people:
            person.follows(link)
        for person in self.people:
            await self.presses(person, "I agree, let me in")
        await self.presses(self.fran, "Begin with the first value")
        await self.all_asked(1)

    async def all_asked(self, value: int) -> None:
        """Wait until everybody has the question of a value, counted from 1."""
        title = f"Value {value:02}"
        await self.until(
            lambda: all(any(title in m.words for m in p.private.messages) for p in self.people)
        )

    def says(self, person: Any, text: str) -> None:
        person.says(text)
        self.sent.append(text)

    def receipted(self) -> set[str]:
        """The texts whose receipt somebody has seen: a reaction or, where that failed, words."""
        seen = [m for person in self.people for m in person.sees]
        in_words = (m.words for m in seen if m.from_bot and m.words.startswith("Noted"))
        return {m.words for m in seen if m.reaction} | {
            text for words in in_words for text in QUOTED.findall(words)
        }

    def has_settled(self) -> bool:
        """Whether everything that people sent was taken and confirmed."""
        return self.world.updates.idle

    async def settles(self) -> None:
        """Wait until everything that was sent has been dealt with, and the cloud shows it."""
        await self.until(self.has_settled)
        await asyncio.sleep(0.3)

    def clouds(self, value: int) -> list[Any]:
        """The posts with a cloud of a value, counted from 1, that stand in the group."""
        title = f"Value {value:02}"
        return [m for m in self.group.messages if m.photo and title in m.words]

    async def kept(self) -> Counter[str]:
        """What is in the database, and how often."""
        return await kept(self.data, self.folder / "gair.key")


@asynccontextmanager
async def opened(data: Path, key_file: Path) -> AsyncIterator[Database]:
    """The database of a program that does not run. Raises DatabaseRefused."""
    vault = Vault(data / "keys", operators_key(key_file))
    async with await Database.open(data / "gair.sqlite3", vault, time.time) as database:
        yield database


async def kept(data: Path, key_file: Path) -> Counter[str]:
    """The texts in a database, each with how often it is there. Raises DatabaseRefused."""
    async with opened(data, key_file) as database:
        return Counter(await database.transaction(_texts))


def _code(tx: Transaction) -> str:
    return str(tx.rows("SELECT code FROM session")[0][0])


def _texts(tx: Transaction) -> list[str]:
    return [row[0] for row in tx.rows("SELECT opened(session_id, text) FROM response")]


@asynccontextmanager
async def trial(people: int = 25, values: int = 1, pace: str | None = None) -> AsyncIterator[Trial]:
    """A world with a group of so many people, and a plan of so many values."""
    world = World(token=TOKEN, username="gair_bot", pace=ApiPace.RELAXED, now=time.time, keep=False)
    fran = world.add_person("Fran")
    crowd = [world.add_person(f"P{number}") for number in range(people)]
    group = world.add_group("Focus group", people=crowd, admins=[fran])
    with tempfile.TemporaryDirectory(prefix="gair-trial-") as name:
        folder = Path(name)
        (folder / "plans").mkdir()
        titles = (
            f'[[value]]\ntitle = "Value {n + 1:02}"\nstatement = "x"\n' for n in range(values)
        )
        (folder / "plans" / "trial.toml").write_text(PLAN + "".join(titles))
        async with serve(world) as url:
            config = folder / "config.toml"
            config.write_text(
                f'telegram_token = "{TOKEN}"\nbase_url = "{url}"\ndata_folder = "data"\n'
                'plans_folder = "plans"\nplan = "trial"\nseconds_between_pictures = 1\n'
                f"allowed = [{group.id}]\n"
            )
            config.chmod(0o600)
            stage = Trial(folder=folder, world=world, fran=fran, people=crowd, group=group)
            stage.pace = pace
            try:
                yield stage
            finally:
                stage.kills()
                if stage.process is not None:
                    await stage.ends()


async def everybody_says(stage: Trial, label: str, seconds: float, chance: random.Random) -> None:
    """Each person sends one text of their own, at any moment of so many seconds."""
    moments = sorted((chance.uniform(0, seconds), n) for n in range(len(stage.people)))
    began = time.perf_counter()
    for moment, number in moments:
        await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
        stage.says(stage.people[number], f"{label} person {number}")


def is_traced(process: int) -> bool:
    """Whether strace has hold of every thread of a process."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return all("TracerPid:\t0\n" not in (thread / "status").read_text() for thread in threads)


def _labels(chat: Any) -> list[str]:
    return [label for message in chat.messages for label in _flat(message.labels)]


def _flat(labels: Any) -> Any:
    for label in labels:
        if isinstance(label, str):
            yield label
        else:
            yield from _flat(label)
