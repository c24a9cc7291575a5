"""A short session, played with the real bot: what the pictures in README show was really sent."""

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from telegram.request import HTTPXRequest

from bot import texts
from bot.application import Gair, Surroundings, running
from bot.config import Config
from bot.rehearsal.bot_api import ApiPace, Group, Person, World, asgi
from bot.rehearsal.bot_api import Message as Sent
from docs.bubble import Button, Message
from docs.typesetting import Mark
from handlers.on_screen.lobby_picture import draw_link
from handlers.views.group import join_link
from handlers.wire.flooding import UNLIMITED
from handlers.wire.sending import RELAXED

TOKEN = "1:REHEARSAL"  # noqa: S105 opens nothing
NAMED = texts.load("en")
BEGINNING = datetime(2026, 10, 14, 9, 57, tzinfo=UTC).timestamp()
GROUP = "Frontline focus group"
NAMES = (
    "Ana", "Rhys", "Megan", "Dylan", "Sioned", "Yusuf", "Carys", "Tom",
    "Leila", "Gethin", "Priya", "Owain", "Nia", "Marek", "Elin", "Jo",
)  # fmt: skip
PASSES = ""
FIRST_WORDS = (
    "trust, listening", "kindness", "cariad", "Trust!", "being human, warmth",
    "listening, time", "حب", "not being judged",
)  # fmt: skip
LATER_WORDS = (
    "Cariad", "love, boundaries", PASSES, "trust, a cup of tea", "time; kindness", "❤️",
    "listening, belonging", "warmth, professional love",
)  # fmt: skip
ANSWERS = {
    "Ana": "It is why most of us came into this work. We are rarely told that it counts as work.",
    "Rhys": "A form is no relationship. Trust takes time, and time is what is cut.",
    "Sioned": "Mae pobl yn cofio sut y gwnaethoch chi iddyn nhw deimlo.",
    "Tom": "You can't ask for trust and change the worker every three months.",
    "Leila": "With forty people on your list there is no time to sit with anybody.",
    "Priya": "Boundaries and love go together: you can be warm with people and still say no.",
    "Marek": "Trust grows over time, and it goes both ways: somebody has to trust the workers too.",
    "Elin": "Give people time and trust, and most of the rest follows.",
}
ALOUD = ("Megan", "“Not afraid of being human”. That one is going on our wall.")
EXAMPLE_LINK = join_link("gair_bot", "an-example-only-1234")


class Clock:
    """Time that passes only when the play says so."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


class Play:
    """A group, its people and the bot. Each deed returns when all that follows has been shown."""

    def __init__(self, world: World, clock: Clock) -> None:
        self.world = world
        self.clock = clock
        self.facilitator = world.add_person("Fran")
        self.people = {name: world.add_person(name) for name in NAMES}
        everybody = list(self.people.values())
        self.group = world.add_group(GROUP, people=everybody, admins=[self.facilitator])

    async def settles(self) -> None:
        await self.world.settled(calm=0.01)

    async def passes(self, minutes: float) -> None:
        self.clock.seconds += minutes * 60
        await self.settles()

    async def presses(self, person: Person, key: str) -> None:
        """Press the newest private button that has this text."""
        await person.presses(person.last_button(NAMED(key)), NAMED(key))
        await self.settles()

    async def says(self, person: Person, text: str, *, aloud: bool = False) -> None:
        person.says(text, chat=self.group if aloud else None)
        await self.settles()

    async def opens_lobby(self) -> None:
        """Everybody joins."""
        self.facilitator.starts()
        await self.settles()
        await self.says(self.facilitator, "/workshop", aloud=True)
        await self.presses(self.facilitator, "move.open")
        await self.passes(1)
        link = self.group.last_button(NAMED("lobby.join_button")).button(NAMED("lobby.join_button"))
        for person in self.people.values():
            person.follows(link.url or "")
            await self.settles()
            await self.presses(person, "join.agree_button")
        await self.passes(1)

    async def respond(self, names: Sequence[str], said: Sequence[str]) -> None:
        """People say their words, or pass."""
        for name, words in zip(names, said, strict=True):
            if words == PASSES:
                await self.presses(self.people[name], "question.pass_button")
            else:
                await self.says(self.people[name], words)

    async def shows_cloud(self) -> None:
        """The first question, answered and closed."""
        await self.opens_lobby()
        await self.presses(self.facilitator, "move.begin")
        await self.passes(1)
        await self.respond(NAMES[:8], FIRST_WORDS)
        await self.passes(2)
        await self.respond(NAMES[8:], LATER_WORDS)
        await self.presses(self.facilitator, "move.close")

    async def discuss(self) -> None:
        """The value in full, a prompt with its answers, and the round-up."""
        await self.presses(self.facilitator, "move.statement")
        await self.passes(2)
        await self.presses(self.facilitator, "move.prompt")
        await self.passes(1)
        await self.says(self.people[ALOUD[0]], ALOUD[1], aloud=True)
        for name, text in ANSWERS.items():
            await self.says(self.people[name], text)
        await self.passes(7)
        await self.presses(self.facilitator, "move.round_up")
        await self.presses(self.facilitator, "draft.post_button")


def set_stage() -> Play:
    """Everybody, before anything has happened."""
    clock = Clock(BEGINNING)
    world = World(token=TOKEN, username="gair_bot", pace=ApiPace.RELAXED, now=clock)
    return Play(world, clock)


async def play() -> tuple[Message, ...]:
    """The group's chat when the first round-up has been posted, from the lobby on."""
    stage = set_stage()
    async with bot_runs(stage.world, stage.clock):
        await stage.shows_cloud()
        await stage.discuss()
        return seen(stage.group)


@asynccontextmanager
async def bot_runs(world: World, clock: Clock, **settings: Any) -> AsyncIterator[Gair]:
    """The real bot, with these settings beside what a play needs."""
    app = asgi(world)

    def request() -> HTTPXRequest:
        transport = httpx.ASGITransport(app=app)
        return HTTPXRequest(connection_pool_size=16, httpx_kwargs={"transport": transport})

    around = Surroundings(
        pace=RELAXED,
        flow=UNLIMITED,
        now=clock,
        view_seconds=0.005,
        cloud_seconds=0,
        request=request,
    )
    with tempfile.TemporaryDirectory() as folder:
        config = Config(
            telegram_token=TOKEN,
            base_url="http://telegram.test",
            data_folder=Path(folder),
            key_file=Path(folder) / "gair.key",
            allowed=tuple(chat for chat in world.chats if chat < 0),
            **settings,
        )
        async with running(config, around) as gair:
            world.bot_is_busy = lambda: not gair.is_idle
            yield gair


def seen(group: Group) -> tuple[Message, ...]:
    """What the chat shows now, from the first post that invites people."""
    sent = [message for message in group.messages if not message.service]
    lobby = next(number for number, message in enumerate(sent) if _invites(message))
    return tuple(map(_seen, sent[lobby:]))


def _invites(sent: Sent) -> bool:
    return NAMED("lobby.join_button") in sent.labels


def _seen(sent: Sent) -> Message:
    # A session's real invitation is another one each time.
    photo = draw_link(EXAMPLE_LINK) if sent.photo and _invites(sent) else sent.photo
    return Message(
        sender=sent.sender["first_name"],
        time=f"{datetime.fromtimestamp(sent.date, UTC):%H:%M}",
        text=sent.words,
        marks=tuple(_mark(sent.words, entity) for entity in sent.entities),
        photo=photo,
        buttons=tuple(
            tuple(Button(label=b.label, opens_address=b.url is not None) for b in row)
            for row in sent.buttons
        ),
    )


def _mark(text: str, entity: dict[str, Any]) -> Mark:
    """An entity with its place in characters, as Telegram counts in units of UTF-16."""
    units = text.encode("utf-16-le")
    start, end = (
        len(units[: 2 * at].decode("utf-16-le"))
        for at in (entity["offset"], entity["offset"] + entity["length"])
    )
    return Mark(kind=entity["type"], start=start, end=end)
