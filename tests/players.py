"""The people of a scene, and the scene: they act, and everything that follows has happened."""

import pickle
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.application import Gair, Surroundings, running
from bot.config import Config
from bot.rehearsal.bot_api import ApiPace, Group, Message, Person, Toast, World
from bot.word_cloud.studio import Studio
from handlers.wire.flooding import UNLIMITED
from handlers.wire.sending import RELAXED
from tests.straight import Straight
from tests.turns import note_who_waits
from tests.vaults import read_opened

TOKEN = "1:REHEARSAL"
CALM = 0.004
PATIENCE = 60  # a busy machine is no fault: an archive may take long
HEADING = re.compile(r"[0-9]+ of [0-9]+ · (?!.*\nGut)")
QUOTED = re.compile("“([^”]+)”")
NUMBERED = re.compile(r"^[0-9]+\. (.*)$", re.MULTILINE)
ROOM = re.compile("Room for more: ([0-9]+)")
NAMES = ("Ana", "Bea", "Cai", "Dai", "Eve", "Fay")


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def passes(self, seconds: float) -> None:
        self.seconds += seconds


def has_stopped() -> bool:
    """A bot that does not run is not busy."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What there is of a scene between two runs of Gair: its settings, its folder, and, pickled,
    the world, who of it takes part, and which messages the bot has seen in it."""

    config: Config
    memory: bytes

    def config_in(self, folder: Path) -> Config:
        """The same settings, with everything in another folder."""
        plans = self.config.plans_folder
        return replace(
            self.config,
            data_folder=folder,
            key_file=folder / "gair.key",
            plans_folder=plans and folder / plans.relative_to(self.config.data_folder),
        )


class Player:
    """A person with a phone. Each deed returns when all that it causes has been sent and shown."""

    def __init__(self, scene: "Scene", person: Person) -> None:
        self.scene = scene
        self.person = person
        self.id = person.id

    async def says(self, text: str, **where: Any) -> Message:
        """Write in the private chat with the bot, or where told (chat=, reply_to=, thread=)."""
        message = self.person.says(text, **where)
        await self.scene.settles()
        return message

    async def presses(self, label: str, message: Message | None = None) -> str:
        """Press the newest button with this label; the toast or alert that appears."""
        found = message or self.person.last_button(label)
        toast = await self.person.presses(found, label)
        await self.scene.settles()
        return toast.text or ""

    async def presses_in(self, chat: Group, label: str) -> Toast:
        """Press a button of a message in a group; the toast."""
        toast = await self.person.presses(chat.last_button(label), label)
        await self.scene.settles()
        return toast

    async def edits(self, message: Message, text: str) -> None:
        self.person.edits(message, text)
        await self.scene.settles()

    async def starts(self, payload: str = "") -> None:
        self.person.starts(payload)
        await self.scene.settles()

    async def joins(self) -> None:
        """Follow the link under the newest post that has one, read, and agree."""
        links = [
            button.url
            for post in self.scene.group.messages
            for row in post.buttons
            for button in row
            if button.url and "in private" in button.label
        ]
        self.person.follows(links[-1])
        await self.scene.settles()
        await self.presses("I agree, let me in")

    @property
    def sees(self) -> list[str]:
        """The texts in the private chat, oldest first."""
        return [message.words for message in self.person.sees]

    @property
    def last(self) -> str:
        """The newest text from the bot in the private chat."""
        return [m.words for m in self.person.sees if m.from_bot][-1]

    @property
    def newest(self) -> Any:
        """The newest message from the bot in the private chat."""
        return self.person.private.from_bot()[-1]

    @property
    def card(self) -> Any:
        """The newest question: the message that shows it, and what the person has said to it."""
        return self.cards[-1]

    @property
    def cards(self) -> list[Any]:
        """The questions that stand in the private chat, oldest first."""
        shown = [m for m in self.person.sees if m.from_bot and not m.photo]
        return [m for m in shown if HEADING.match(m.words)]

    @property
    def own(self) -> list[str]:
        """The words on the newest card."""
        return QUOTED.findall(self.card.words) + NUMBERED.findall(self.card.words)

    @property
    def room(self) -> int:
        """How many more words the newest card has room for."""
        found = ROOM.search(self.card.words)
        return int(found[1]) if found else 0

    @property
    def buttons(self) -> list[str]:
        """The labels under the newest message that has buttons."""
        shown = [m.labels for m in self.person.sees if m.labels]
        return shown[-1] if shown else []

    @property
    def panel(self) -> Message:
        """The newest message that is a panel."""
        return [m for m in self.person.sees if m.from_bot and " · Focus group" in m.words][-1]

    @property
    def panel_buttons(self) -> list[str]:
        return self.panel.labels


class Scene:
    """A group, its people, and Gair."""

    world: World
    gair: Gair
    group: Group
    fran: Player
    people: list[Player]
    ana: Player
    bea: Player
    cai: Player
    dai: Player
    eve: Player
    fay: Player
    clock: Clock
    config: Config
    around: Surroundings
    waited: list[list[str]]
    _running: AsyncExitStack

    @classmethod
    @asynccontextmanager
    async def set(
        cls, folder: Path, studio: Studio, *, start: bool = True, **group: Any
    ) -> AsyncIterator["Scene"]:
        """Set the scene; `group` are further settings of the group, such as forum=True.

        At the end every request that the bot made, and every update and answer that it got, is
        held against the Bot API.
        """
        world = World(token=TOKEN, username="gair_bot", pace=ApiPace.RELAXED, now=Clock())
        fran = world.add_person("Fran")
        people = [world.add_person(name) for name in NAMES]
        world.add_group("Focus group", people=people, admins=[fran], **group)
        scene = cls._in(world, folder, studio)
        async with scene._plays():
            if start:
                await scene.fran.starts()
            yield scene

    @classmethod
    @asynccontextmanager
    async def again(
        cls, prepared: "Prepared", folder: Path, studio: Studio
    ) -> AsyncIterator["Scene"]:
        """A scene that was played up to some point, once more from there."""
        shutil.copytree(prepared.config.data_folder, folder, dirs_exist_ok=True)
        world, people, known = pickle.loads(prepared.memory)  # noqa: S301 our own
        scene = cls._in(world, folder, studio)
        scene.people = [getattr(scene, person.name.lower()) for person in people]
        scene.config = prepared.config_in(folder)
        checked = len(world.updates.history)
        # Telegram has the menus already; whoever starts once more sets them again.
        scene.around = replace(scene.around, sets_menus=False)
        async with scene._plays(checked):
            scene.around = replace(scene.around, sets_menus=True)
            scene.gair.services.means.outgoing.known = known
            yield scene

    def prepared(self) -> "Prepared":
        """How far it was played, once Gair has stopped. What it has asked until then was checked,
        and would take longer to copy for each test than all else."""
        self.world.bot_is_busy = has_stopped
        self.world.requests.clear()
        people = [player.person for player in self.people]
        remembered = self.world, people, self.gair.services.means.outgoing.known
        return Prepared(config=self.config, memory=pickle.dumps(remembered))

    @classmethod
    def _in(cls, world: World, folder: Path, studio: Studio) -> "Scene":
        """The people of a world, and what Gair works with in it."""
        scene = cls()
        scene._running = AsyncExitStack()
        scene.world, scene.waited = world, []
        assert isinstance(world.now, Clock)
        scene.clock = world.now
        fran, *people = world.people_by_id.values()
        scene.fran = Player(scene, fran)
        players = [Player(scene, person) for person in people]
        scene.people = players[: len(NAMES)]
        for player in players:
            setattr(scene, player.person.name.lower(), player)
        scene.group, *_ = (chat for chat in world.chats.values() if isinstance(chat, Group))
        scene.config = Config(
            telegram_token=TOKEN,
            base_url="http://telegram.test",
            data_folder=folder,
            key_file=folder / "gair.key",
            allowed=(scene.group.id, fran.id),
        )
        scene.around = Surroundings(
            pace=RELAXED,
            flow=UNLIMITED,
            ballast=4096,
            now=scene.clock,
            view_seconds=0.005,
            cloud_seconds=0,
            long_poll=20,
            request=lambda: Straight(world),
            studio=studio,
        )
        return scene

    @asynccontextmanager
    async def _plays(self, updates: int = 0) -> AsyncIterator[None]:
        """Gair runs; at the end all that was asked is held against the Bot API, and what came after
        so many updates."""
        async with self._running:
            await self.restarts()
            yield
        from tests.oracle import check_world  # noqa: PLC0415 see tests/conftest.py

        assert self.world.requests
        assert self.waited == []
        assert check_world(self.world, updates) == []

    async def restarts(self, *, around: dict[str, Any] | None = None, **settings: Any) -> None:
        """Gair stops, gets other settings or surroundings, and runs on the same database."""
        await self._running.aclose()
        self.config = replace(self.config, **settings)
        self.around = replace(self.around, **(around or {}))
        await self._running.enter_async_context(self.bot_runs())

    @asynccontextmanager
    async def bot_runs(self) -> AsyncIterator[Gair]:
        """Gair runs; after it has stopped it can run again, on the same database."""
        async with running(self.config, self.around) as gair:
            self.gair = gair
            note_who_waits(gair.sender, self.waited)
            self.world.bot_is_busy = lambda: not gair.is_idle
            await self.settles()
            yield gair

    async def settles(self) -> None:
        """Until everything that was done has been dealt with, sent and shown."""
        await self.world.settled(timeout=PATIENCE, calm=CALM)

    async def opens_lobby(self, *choices: str) -> None:
        """Fran sends /workshop, chooses, and opens the lobby."""
        await self.fran.says("/workshop", chat=self.group)
        for choice in choices:
            await self.fran.presses("○ " + choice)
        await self.fran.presses("Open the lobby")

    async def shares_lead_with(self, player: Player) -> None:
        """The player becomes an admin, asks to lead too, and Fran lets them."""
        self.group.promotes(player.person)
        await player.starts()
        await player.says("/workshop", chat=self.group)
        await self.fran.presses("Let them lead")

    async def all_join(self) -> None:
        link = link_of(self.group.last_button("Join in private"), "Join in private")
        for player in self.people:
            player.person.follows(link)
        await self.settles()
        for player in self.people:
            player.person.presses(
                player.person.last_button("I agree, let me in"), "I agree, let me in"
            )
        await self.settles()

    async def more_join(self, *names: str) -> list[Player]:
        """People of these names come into the group, and join."""
        players = [Player(self, self.world.add_person(name)) for name in names]
        for player in players:
            self.group.adds(player.person)
            await self.settles()
            await player.joins()
        return players

    async def begins_with(self, *players: Player) -> None:
        """The lobby opens, these people join side by side, and Fran begins with the first value."""
        await self.opens_lobby()
        post = self.group.last_button("Join in private")
        for player in players:
            player.person.follows(link_of(post, "Join in private"))
        await self.settles()
        agree = "I agree, let me in"
        presses = [p.person.presses(p.person.last_button(agree), agree) for p in players]
        await self.settles()
        assert all(press.toast is not None for press in presses)
        await self.fran.presses("Begin with the first value")

    async def rows(self, sql: str, *parameters: object) -> list[Any]:
        """What the database holds, with what is sealed in it opened."""
        database = self.gair.services.means.database
        return await database.transaction(lambda tx: read_opened(tx, sql, *parameters))

    async def each_says(self, *texts: str) -> None:
        """The first person says the first text, and so on."""
        for player, text in zip(self.people, texts, strict=False):
            await player.says(text)

    @property
    def posts(self) -> list[str]:
        """What the bot shows in the group, oldest first."""
        return [message.words for message in self.group.messages if message.from_bot]

    @property
    def news(self) -> list[str]:
        """The same without the greeting."""
        return [post for post in self.posts if not post.startswith("Hello. I am Gair")]

    @property
    def clouds(self) -> list[Message]:
        """The messages in the group with a cloud."""
        return [m for m in self.group.messages if m.photo and "Answered:" in m.words]


def link_of(message: Message, label: str) -> str:
    """Where a button leads."""
    url = message.button(label).url
    assert url is not None
    return url
