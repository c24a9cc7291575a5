"""How long people wait until their word is on disk, when all of them press send at once.

Beside it the plain way: one connection, a lock, and a transaction for each word.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

import aiosqlite

from benchmarks.table import Row
from storage.database import Database, Transaction
from storage.vault import Vault

CROWDS = {25: 5.0, 300: 15.0, 1000: 50.0}
ROUNDS = 5
TIMES_BETTER = 5.0
SQL = "INSERT INTO seen_update VALUES (?, ?)"
READ = "SELECT seen_at FROM seen_update WHERE update_id = ?"

Send = Callable[[int], Awaitable[None]]


def rows() -> list[Row]:
    """The slowest hundredth of each crowd, and how many times faster than the plain way."""
    return asyncio.run(_measure())


async def _measure() -> list[Row]:
    found = []
    for people, reach in CROWDS.items():
        ours, plain = [], []
        # In turns, so that a busy moment of the disk meets both.
        for _ in range(ROUNDS):
            ours.append(await _together(people))
            plain.append(await _one_by_one(people))
        p99, baseline = median(ours), median(plain)
        found += [
            Row(
                what=f"{people} people at once, p99 until committed",
                measured=p99,
                unit="ms",
                reach=reach,
                baseline=baseline,
                note=f"median of {ROUNDS}; baseline: a transaction each",
            ),
            Row(
                what=f"{people} people at once, times faster",
                measured=baseline / p99,
                unit="×",
                reach=TIMES_BETTER,
                at_most=False,
            ),
        ]
    return found


async def _together(people: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path, vault = Path(folder) / "gair.sqlite3", Vault(Path(folder), bytes(32))
        async with await Database.open(path, vault, time.time) as database:

            async def send(number: int) -> None:
                await database.transaction(lambda tx: _write(tx, number), number)

            return await _p99(people, send)


def _write(tx: Transaction, number: int) -> None:
    tx.row(READ, -number)
    tx.write(SQL, -number, 0.0)


async def _one_by_one(people: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plain.sqlite3"
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            await connection.execute("PRAGMA journal_mode = wal")
            await connection.execute("PRAGMA synchronous = full")
            await connection.execute(
                "CREATE TABLE seen_update (update_id INTEGER PRIMARY KEY, seen_at REAL)"
            )
            turn = asyncio.Lock()

            async def send(number: int) -> None:
                async with turn:
                    await connection.execute("BEGIN IMMEDIATE")
                    await connection.execute_fetchall(READ, (-number,))
                    await connection.execute(SQL, (-number, 0.0))
                    await connection.execute(SQL, (number, 0.0))
                    await connection.execute("COMMIT")

            return await _p99(people, send)


async def _p99(people: int, send: Send) -> float:
    """Milliseconds until all but the slowest hundredth are committed, everybody at once."""
    waits: list[float] = []

    async def press(number: int) -> None:
        began = time.perf_counter()
        await send(number)
        waits.append((time.perf_counter() - began) * 1000)

    await press(people + 1)
    waits.clear()
    await asyncio.gather(*(press(number) for number in range(1, people + 1)))
    return sorted(waits)[int(len(waits) * 0.99) - 1]
