"""What one more move costs when many sessions are open, also such as nobody ends.

Measured is what a move does in the thread of the database, which all groups share: the move, what
is to be said after it and to whom, and how the session stands then. Beside it the same with few
sessions, in turns, so that a busy moment of the machine meets both.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

from benchmarks.table import Row
from bot import plan_file
from bot.facilitation import announcing, idling, moves, showing
from bot.facilitation.moves import Press
from bot.workshop.session import Move, Session
from storage import facilitators, sessions
from storage.database import Database, Transaction
from storage.place import Place
from storage.vault import Vault

FEW, MANY = 4, 2000
AT_ONCE = 100
ROUNDS = 21
REACH_MS = 20.0
TIMES_SLOWER = 2.0
GROUP, FRAN = -1_002_000_000_000, 7
OPENING = (Move.OPEN, Move.BEGIN)


def rows() -> list[Row]:
    """A move among many open sessions, and how much slower than among few; the hourly look."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    async with _sessions(FEW) as few, _sessions(MANY) as many:
        among_few, among_many, looks = [], [], []
        for turn in range(ROUNDS):
            move = (Move.PAUSE, Move.RESUME)[turn % 2]
            among_few.append(await _move(few, move))
            among_many.append(await _move(many, move))
            looks.append(await _look(many))
    measured, baseline = median(among_many), median(among_few)
    note = f"median of {ROUNDS}; baseline: among {FEW}"
    return [
        Row(
            what=f"a move among {MANY} open sessions",
            measured=measured,
            unit="ms",
            reach=REACH_MS,
            baseline=baseline,
            note=note,
        ),
        Row(
            what="times slower than among few",
            measured=measured / baseline,
            unit="×",
            reach=TIMES_SLOWER,
        ),
        Row(
            what=f"the hourly look for idle ones among {MANY}",
            measured=median(looks),
            unit="ms",
            reach=REACH_MS,
            note=f"median of {ROUNDS}",
        ),
    ]


async def _move(database: Database, move: Move) -> float:
    """Milliseconds until a move is on disk, and what follows from it is known."""

    def make(tx: Transaction) -> Session:
        step = sessions.get(tx, 1).step
        press = Press(session_id=1, step=step, person=FRAN)
        return moves.make(tx, press, move, time.time()).after

    began = time.perf_counter()
    session = await database.transaction(make)
    await database.transaction(announcing.waiting)
    await database.transaction(lambda tx: showing.on_panels(tx, session.id, time.time()))
    return (time.perf_counter() - began) * 1000


async def _look(database: Database) -> float:
    began = time.perf_counter()
    await database.transaction(lambda tx: idling.look(tx, 14, time.time()))
    return (time.perf_counter() - began) * 1000


@asynccontextmanager
async def _sessions(count: int) -> AsyncIterator[Database]:
    """A database with so many open sessions of the built-in plan, each in a topic of a group."""
    plan = plan_file.available(None)["heart-of-help"]
    with tempfile.TemporaryDirectory() as folder:
        path, vault = Path(folder) / "gair.sqlite3", Vault(Path(folder) / "keys", bytes(32))
        async with await Database.open(path, vault, time.time) as database:
            for first in range(0, count, AT_ONCE):
                some = range(first, min(first + AT_ONCE, count))

                def add(tx: Transaction, some: range = some) -> None:
                    for number in some:
                        place = Place(chat_id=GROUP, thread_id=number + 1, title="Forum")
                        session = sessions.add(tx, place, Session(id=0, plan=plan))
                        facilitators.add(tx, session.id, FRAN if number == 0 else FRAN + number)

                await database.transaction(add)
            await database.transaction(_begin)
            yield database


def _begin(tx: Transaction) -> None:
    for move in OPENING:
        press = Press(session_id=1, step=sessions.get(tx, 1).step, person=FRAN)
        moves.make(tx, press, move, time.time())
