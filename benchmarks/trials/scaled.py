"""Groups at work in time that runs faster, so that ten minutes of somebody's ill will take one.

What the program waits for (its pace, what one person may send, the seconds between pictures) is
scaled; what it works for is not. So its load is as many times higher as time runs faster, and a
receipt, measured as it is, is never shown better than it was.
"""

import asyncio
import random
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from telegram.request import HTTPXRequest

from bot.application import Gair, Surroundings, running
from bot.config import Config
from bot.rehearsal.bot_api import ApiPace as Telegram
from bot.rehearsal.bot_api import World, asgi
from handlers.wire import sending
from handlers.wire.flooding import Flow
from handlers.wire.sending import Pace

TOKEN = "12345:" + "R" * 35
PEOPLE, GROUPS = 9, 2
PATIENCE = 30.0
SECONDS_OF_A_QUESTION = 30.0
DAY = 24 * 3600
EPOCH = 1_790_000_000.0
PLAN = 'title = "Trial"\nresponses_per_person = 3\nquestion = "What comes to mind?"\nprompts = []\n'
VALUE = '[[value]]\ntitle = "Value {number:02}"\nstatement = "There should be more of it."\n'
WORDS = ("trust", "care", "hope", "time", "love", "rest", "light", "warmth", "room", "voice")


def moment() -> float:
    """Seconds by the clock of the event loop."""
    return asyncio.get_running_loop().time()


@dataclass(slots=True, kw_only=True)
class Stage:
    """A world with groups at work, and two who are `hostile` and let in; `scale` is how many times
    faster time runs there."""

    world: World
    scale: float
    loop: asyncio.AbstractEventLoop
    groups: list["AtWork"] = field(default_factory=list)
    hostile: list[Any] = field(default_factory=list)
    gair: Gair | None = None
    passed: float = 0.0

    def now(self) -> float:
        """Epoch seconds, as the program is told: they pass as the event loop's do, in which
        everybody waits."""
        return EPOCH + self.loop.time() * self.scale + self.passed

    async def wait(self, seconds: float) -> None:
        """Let scaled seconds pass."""
        await asyncio.sleep(seconds / self.scale)


@dataclass(slots=True, kw_only=True)
class AtWork:
    """One group at work, and how long everybody had to wait: for receipts in seconds as they are,
    for pictures in scaled ones."""

    stage: Stage
    leader: Any
    people: list[Any]
    chat: Any
    receipts: list[float] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    missed: int = 0

    async def opens(self) -> None:
        """The lobby is opened, and everybody joins."""
        self.leader.starts()
        self.leader.says("/workshop", chat=self.chat)
        await self.presses("Open the lobby")
        await self._until(lambda: self.chat.last_button("Join in private"))
        link = self.chat.last_button("Join in private").button("Join in private").url
        for person in self.people:
            person.follows(link)
        for person in self.people:
            await self.presses("I agree, let me in", person)
        await self.presses("Begin with the first value")

    async def works(self, until: float, chance: random.Random) -> None:
        """One value after the other, until a moment."""
        while moment() < until:
            await asyncio.gather(*(self._says(person, chance) for person in self.people))
            await self._closes()
            for label in ("Show the value in full", "Next value"):
                await self._moves(label)

    async def ends(self) -> bool:
        """The session ends; whether its archive comes."""
        await self.presses("End the workshop")
        await self.presses("End now")
        return bool(await self._until(lambda: [m for m in self.leader.sees if m.document]))

    async def presses(self, label: str, person: Any = None) -> None:
        """Press a button as soon as it is there."""
        who = person or self.leader
        await self._until(lambda: who.last_button(label))
        press = who.presses(who.last_button(label), label)
        await self._until(lambda: press.toast is not None)

    async def _moves(self, label: str) -> None:
        """Press a button of the panel, and wait until it shows what is next."""
        await self._until(lambda: self.leader.last_button(label))
        panel = self.leader.last_button(label)
        edits = panel.edits
        self.leader.presses(panel, label)
        await self._until(lambda: panel.edits > edits or panel.deleted)

    async def _closes(self) -> None:
        """The question closes, and its picture has to show what it has."""
        began, before = moment(), self._pictures_so_far()
        await self._moves("Close and reveal")
        if await self._until(lambda: self._pictures_so_far() > before):
            self.pictures.append((moment() - began) * self.stage.scale)
        else:
            self.missed += 1

    async def _says(self, person: Any, chance: random.Random) -> None:
        await self.stage.wait(chance.uniform(0, SECONDS_OF_A_QUESTION))
        word = chance.choice(WORDS)
        began, seen = moment(), len(person.private.messages)
        message = person.says(word)
        if await self._until(lambda: _has_receipt(person, message, seen)):
            self.receipts.append(moment() - began)
        else:
            self.missed += 1

    def _pictures_so_far(self) -> int:
        """How often a cloud was posted, or edited; also one that stands further down by now."""
        clouds = (m for m in self.chat.history if "photo" in m.content and "Answered:" in m.words)
        return sum(1 + cloud.edits for cloud in clouds)

    async def _until(self, look: Callable[[], Any]) -> Any:
        return await self.stage.world.changes.until(look, PATIENCE)


def _has_receipt(person: Any, message: Any, seen: int) -> bool:
    """Whether a word was acknowledged, by a reaction or in words."""
    if message.reaction is not None:
        return True
    return any(m.from_bot for m in person.private.messages[seen:])


@asynccontextmanager
async def staged(scale: float) -> AsyncIterator[Stage]:
    """The program, and groups at their first question."""
    world = World(token=TOKEN, username="gair_bot", pace=Telegram.RELAXED, keep=False)
    stage = Stage(world=world, scale=scale, loop=asyncio.get_running_loop())
    leaders = [world.add_person(f"Leader {number}") for number in range(GROUPS)]
    hostile = [world.add_person(name) for name in ("Admin", "Other")]
    with tempfile.TemporaryDirectory(prefix="gair-hostile-") as name, _faster(scale):
        config, around = _setting(Path(name), stage)
        # Also the hostile are let in: a group that is not can do less.
        config = replace(config, allowed=tuple(person.id for person in (*leaders, *hostile)))
        async with running(config, around) as gair:
            stage.gair, stage.hostile = gair, hostile
            await gair.services.studio.warm_up()
            stage.groups = [_group(stage, leader) for leader in leaders]
            await asyncio.gather(*(group.opens() for group in stage.groups))
            yield stage


def _group(stage: Stage, leader: Any) -> AtWork:
    people = [stage.world.add_person(f"{leader.name}'s {n}") for n in range(PEOPLE)]
    chat = stage.world.add_group(f"{leader.name}'s", people=people, admins=[leader])
    return AtWork(stage=stage, leader=leader, people=people, chat=chat)


def _setting(folder: Path, stage: Stage) -> tuple[Config, Surroundings]:
    app = asgi(stage.world)

    def request() -> HTTPXRequest:
        transport = httpx.ASGITransport(app=app)
        return HTTPXRequest(connection_pool_size=64, httpx_kwargs={"transport": transport})

    (folder / "plans").mkdir()
    values = "".join(VALUE.format(number=number + 1) for number in range(40))
    (folder / "plans" / "trial.toml").write_text(PLAN + values)
    config = Config(
        telegram_token=TOKEN, base_url="http://telegram.test", data_folder=folder / "data",
        key_file=folder / "gair.key", plans_folder=folder / "plans", plan="trial",
    )  # fmt: skip
    scale = stage.scale
    pace = Pace(chat_seconds=1 / scale, overall_second=round(30 * scale))
    around = Surroundings(
        pace=pace, now=stage.now, flow=Flow(burst=20, minute=40), ballast=4096,
        view_seconds=1 / scale, long_poll=5, request=request,
    )  # fmt: skip
    return config, around


@contextmanager
def _faster(scale: float) -> Iterator[None]:
    """A minute of a group's limit passes as much faster."""
    minute = sending.MINUTE
    sending.MINUTE = minute / scale
    try:
        yield
    finally:
        sending.MINUTE = minute
