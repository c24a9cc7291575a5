"""`gair room`: the stage is set, the room is open, and stays so until somebody closes it."""

import asyncio
import gc
import secrets
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace

from bot.rehearsal.bot_api.serve import address_of, served
from bot.rehearsal.lines import load, name_people
from bot.rehearsal.play import Rehearsal, script_of
from bot.rehearsal.room.conductor import Conductor
from bot.rehearsal.room.web import Room
from bot.rehearsal.stage import Billing, Theatre, set_up
from bot.workshop.plan import Plan

YOU = "You"
SECRET_BYTES = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRoom:
    """A room in which the cast plays, as long as it is open."""

    address: str
    conductor: Conductor
    stage: Theatre
    close_pages: Callable[[], None]


def hold(
    rehearsal: Rehearsal, plan: Plan | None, listening: socket.socket, tell: Callable[[str], None]
) -> None:
    """Keep the room open at a place of this machine until SIGINT or SIGTERM; `tell` hears its
    address."""
    gc.collect()
    # All that was imported stays: to look through it again and again would hold the event loop.
    gc.freeze()
    asyncio.run(_hold(rehearsal, plan, listening, tell))


async def _hold(
    rehearsal: Rehearsal, plan: Plan | None, listening: socket.socket, tell: Callable[[str], None]
) -> None:
    closing = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has none of these; there Ctrl-C ends the loop itself.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, closing.set)
    async with room_open(rehearsal, plan, listening, waits=True) as room:
        tell(room.address)
        await closing.wait()


@asynccontextmanager
async def room_open(
    rehearsal: Rehearsal, plan: Plan | None, listening: socket.socket, *, waits: bool = False
) -> AsyncIterator[OpenRoom]:
    """A room, until the end of the context; it `waits` with the play until somebody looks. Whatever
    is not the room's own at its address is the workshop's: its pages for those who take part in a
    browser, and its shared screen."""
    names = name_people(load(), rehearsal.people, rehearsal.seed)
    billing = Billing(names=names, guests=(YOU,), plan=plan, serves_pages=False)
    config = replace(rehearsal.config, web_url=address_of(listening))
    async with set_up(billing, rehearsal.pace, config) as stage:
        conductor = Conductor(stage, script_of(rehearsal, stage.plan), rehearsal.tempo)
        if not waits:
            conductor.curtain.set()
        room = Room(stage, conductor)
        secret = secrets.token_urlsafe(SECRET_BYTES)
        app = room.app(secret, listening.getsockname()[1])
        async with served(app, listening), conductor.at_work(room.follow_screen()):
            try:
                address = f"{address_of(listening)}/{secret}/"
                yield OpenRoom(
                    address=address, conductor=conductor, stage=stage, close_pages=room.close
                )
            finally:
                room.close()
