"""Rooms with a short plan, in which nobody takes their time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import plan_file
from bot.rehearsal.bot_api.serve import listen
from bot.rehearsal.play import Rehearsal
from bot.rehearsal.room.opening import OpenRoom, room_open
from bot.rehearsal.tempo import Tempo
from bot.workshop.session import Session, Stage

QUICKLY = Tempo(joining=0, responding=0, answering=0, patience=45)
SHORT = """
title = "Two values"
question = "What comes to mind?"
prompts = ["What do you think?", "What is in the way?"]

[[value]]
title = "Care"
statement = "People need care."

[[value]]
title = "Time"
statement = "People need time."
"""


@asynccontextmanager
async def opened(
    people: int = 6, tempo: Tempo = QUICKLY, plan: str = SHORT
) -> AsyncIterator[OpenRoom]:
    """A room in which so many people play a plan, of two values if nothing is said."""
    rehearsal = Rehearsal(people=people, tempo=tempo)
    with listen() as listening:
        async with room_open(rehearsal, plan_file.read(plan, "two"), listening) as room:
            yield room


async def comes_to(room: OpenRoom, *stages: Stage, value: int | None = None) -> Session:
    """Wait until the session stands at one of these stages."""
    while True:
        session = await room.stage.session()
        is_there = session is not None and session.stage in stages
        if session is not None and is_there and value in (None, session.position.value):
            return session
        await room.stage.world.changes.next(0.3)


async def is_prepared(room: OpenRoom) -> None:
    """Wait until the panel offers to open the lobby."""
    fran = room.stage.facilitator
    await room.stage.world.until(
        lambda: [m for m in fran.sees if "Open the lobby" in m.labels], timeout=60
    )
