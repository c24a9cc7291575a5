"""Where a rehearsal is played: Telegram on this machine, the real bot, a group and its people."""

import logging
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from telegram.request import HTTPXRequest

from bot.application import Surroundings, running
from bot.config import Config
from bot.logs import OneLine
from bot.rehearsal.bot_api import ApiPace, Group, Person, World, serve
from bot.workshop.plan import Plan
from handlers.wire.flooding import UNLIMITED
from handlers.wire.sending import RELAXED, TELEGRAM

TOKEN = "1:REHEARSAL"  # noqa: S105 opens nothing
FACILITATOR = "Fran"
GROUP = "Team day"
CONNECTIONS = 8
SETTLING_SECONDS = 600.0
CALM_SECONDS = 0.012


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A world with the bot running in it, and what the bot complains of."""

    world: World
    group: Group
    facilitator: Person
    people: Sequence[Person]
    plan: Plan
    complaints: "Complaints"

    async def settles(self) -> None:
        """Wait until all that was done has been dealt with, sent and shown."""
        await self.world.settled(SETTLING_SECONDS, CALM_SECONDS)


class Complaints(logging.Handler):
    """Keeps warnings and errors, to be told at the end rather than in between."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.setFormatter(OneLine())
        self.lines: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one down."""
        line = self.format(record)
        self.lines.append(line)
        if record.levelno >= logging.ERROR:
            self.errors.append(line)


def surroundings(pace: ApiPace) -> Surroundings:
    """How the bot sends: without limits and often, so that a short play shows everything, or
    exactly as it does in earnest."""
    if pace is ApiPace.TELEGRAM:
        return Surroundings(pace=TELEGRAM, flow=UNLIMITED)
    return Surroundings(
        pace=RELAXED,
        flow=UNLIMITED,
        view_seconds=0.02,
        cloud_seconds=0.5,
        request=lambda: HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=60),
    )


@asynccontextmanager
async def set_up(names: Sequence[str], pace: ApiPace, settings: Config) -> AsyncIterator[Theatre]:
    """A stage with these people in a group. What the bot remembers is in a temporary folder, and
    gone afterwards: only what is written to the folder of the rehearsal stays."""
    world = World(token=TOKEN, pace=pace, keep=False)
    facilitator = world.add_person(FACILITATOR)
    people = [world.add_person(name) for name in names]
    group = world.add_group(GROUP, people=people, admins=[facilitator])
    with tempfile.TemporaryDirectory(prefix="gair-rehearsal-") as folder, listening() as complaints:
        async with serve(world) as address:
            config = replace(
                settings,
                telegram_token=TOKEN,
                base_url=address,
                data_folder=Path(folder),
                key_file=Path(folder) / "gair.key",
                allowed=(group.id,),
            )
            async with running(config, surroundings(pace)) as gair:
                world.bot_is_busy = lambda: not gair.is_idle
                yield Theatre(
                    world=world,
                    group=group,
                    facilitator=facilitator,
                    people=people,
                    plan=gair.services.means.plans[config.plan],
                    complaints=complaints,
                )


@contextmanager
def listening() -> Iterator[Complaints]:
    """What is logged meanwhile is kept, and does not go onto the terminal."""
    handler = Complaints()
    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers[:] = [handler]
    try:
        yield handler
    finally:
        root.handlers[:] = before
