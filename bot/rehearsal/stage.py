"""Where a rehearsal is played: Telegram on this machine, the real bot, a group and its people."""

import logging
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from telegram.request import HTTPXRequest

from bot import plan_file
from bot.application import Surroundings
from bot.config import Config
from bot.logs import OneLine
from bot.rehearsal.bot_api import ApiPace, Group, Person, World, serve
from bot.rehearsal.staged_bot import StagedBot
from bot.workshop.plan import Plan
from bot.workshop.session import Session
from handlers.wire.flooding import UNLIMITED
from handlers.wire.sending import RELAXED, TELEGRAM

TOKEN_BYTES = 16
FACILITATOR = "Fran"
GROUP = "Team day"
# With each request the library looks at every connection: all answers come from this very process,
# and more of them would take a tenth of its time.
CONNECTIONS = 4
SETTLING_SECONDS = 600.0
CALM_SECONDS = 0.012


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A world with the bot running in it, and what the bot complains of. `people` are played by the
    cast, those of the numbers `in_browser` without a chat; `guests` are in the group too, and do
    what somebody has them do. `language` is what the workshop is held in, perhaps two together, and
    `spoken` what each of the people wants."""

    world: World
    bot: StagedBot
    group: Group
    facilitator: Person
    people: Sequence[Person]
    guests: Sequence[Person]
    plan: Plan
    complaints: "Complaints"
    in_browser: frozenset[int] = frozenset()
    language: str = "en"
    spoken: Sequence[str] = ()

    async def settles(self) -> None:
        """Wait until all that was done has been dealt with, sent and shown."""
        await self.world.settled(SETTLING_SECONDS, CALM_SECONDS)

    async def session(self) -> Session | None:
        """Where the workshop stands; None before there is one."""
        return await self.bot.session()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Billing:
    """What is to be played, by whom: the names of the cast and of guests; a `plan`, or None for the
    one that the settings name. Whether the bot `serves_pages` itself, if the settings name an
    address for them; those of the cast with the numbers `in_browser` take part there. `language`
    and `spoken` as in Theatre."""

    names: Sequence[str]
    guests: Sequence[str] = ()
    plan: Plan | None = None
    serves_pages: bool = True
    in_browser: frozenset[int] = frozenset()
    language: str = "en"
    spoken: Sequence[str] = ()


@asynccontextmanager
async def set_up(billing: Billing, pace: ApiPace, settings: Config) -> AsyncIterator[Theatre]:
    """A stage with these people in a group. What the bot remembers is in a temporary folder, and
    gone afterwards: only what is written to the folder of the rehearsal stays."""
    token = f"1:{secrets.token_hex(TOKEN_BYTES)}"  # no page that is open elsewhere knows it
    world = World(token=token, pace=pace, keep=False)
    facilitator = world.add_person(FACILITATOR)
    people = [world.add_person(name) for name in billing.names]
    guests = [world.add_person(name) for name in billing.guests]
    group = world.add_group(GROUP, people=[*people, *guests], admins=[facilitator])
    plan = billing.plan or plan_file.available(settings.plans_folder)[settings.plan]
    with tempfile.TemporaryDirectory(prefix="gair-rehearsal-") as folder, listening() as complaints:
        async with serve(world) as address:
            config = replace(
                settings,
                telegram_token=token,
                base_url=address,
                data_folder=Path(folder),
                key_file=Path(folder) / "gair.key",
                allowed=(group.id,),
                plan=plan.name,
            )
            around = replace(
                surroundings(pace), plans={plan.name: plan}, serves_pages=billing.serves_pages
            )
            async with StagedBot(world, config, around) as bot:
                yield Theatre(
                    world=world,
                    bot=bot,
                    group=group,
                    facilitator=facilitator,
                    people=people,
                    guests=guests,
                    plan=plan,
                    complaints=complaints,
                    in_browser=billing.in_browser,
                    language=billing.language,
                    spoken=billing.spoken,
                )


@contextmanager
def listening() -> Iterator[Complaints]:
    """What is logged meanwhile is kept, and does not go onto the terminal. Whoever has begun to
    listen since goes on."""
    handler = Complaints()
    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers[:] = [handler]
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        for other in before:
            root.addHandler(other)  # once, where it is there already
