"""Updates a second, from Telegram's answer until what they changed is on disk.

Beside it python-telegram-bot's own polling, with a handler that does the same in a transaction:
looks whether it knows the message, as benchmarks.committing does, and stores it. Both ask the same
server, which is no more than an answer that was written before.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from statistics import median
from typing import Any

import aiosqlite
import httpx
from telegram import Update
from telegram.ext import Application, ContextTypes, ExtBot, MessageHandler, filters
from telegram.request import HTTPXRequest

from benchmarks.table import Row
from handlers.context import Context
from handlers.on_screen.means import Means
from handlers.receiving import Receiver
from handlers.services import Services
from handlers.signs import Signs
from handlers.wire.outgoing import Outgoing
from handlers.wire.raw_updates import RawBot
from handlers.wire.sending import RELAXED, Sender
from storage.database import Database, Transaction
from storage.vault import Vault

UPDATES = 3000
PEOPLE = 300
ROUNDS = 9
TIMES_BETTER = 2.0
TOKEN = "12345:" + "R" * 35
TABLE = "CREATE TABLE said (id INTEGER PRIMARY KEY, text TEXT)"
SQL = "INSERT INTO said (text) VALUES (?)"
READ = "SELECT 1 FROM said WHERE id = ?"
SEEN = "INSERT OR IGNORE INTO seen_update VALUES (?, ?)"


def rows() -> list[Row]:
    """Our receiving, and the library's."""
    ours, theirs = [], []
    # In turns, so that a busy moment of the disk meets both.
    for _ in range(ROUNDS):
        ours.append(asyncio.run(_ours()))
        theirs.append(asyncio.run(_theirs()))
    rate, baseline = median(ours), median(theirs)
    pairs = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    note = f"{UPDATES} messages of {PEOPLE} people, median of {ROUNDS}"
    return [
        Row(
            what="updates received and committed",
            measured=rate,
            unit="/s",
            reach=0,
            at_most=False,
            baseline=baseline,
            note=f"{note}; baseline: python-telegram-bot's own polling",
        ),
        Row(
            what="updates received, times faster",
            measured=median(pairs),
            unit="×",
            reach=TIMES_BETTER,
            at_most=False,
        ),
    ]


class _Telegram:
    """Answers getUpdates from a queue; `over` is set when all of it was confirmed."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        written = [json.dumps(_update(number)) for number in range(1, UPDATES + 1)]
        self._batches = {
            start: ",".join(written[start : start + 100]) for start in range(0, UPDATES, 100)
        }

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("/getUpdates"):
            return _answer('{"id": 12345, "is_bot": true, "first_name": "Gair", "username": "b"}')
        offset = int(dict(httpx.QueryParams(request.content.decode())).get("offset", 0))
        batch = self._batches.get(max(offset - 1, 0))
        if batch is None:
            self.over.set()
            await asyncio.sleep(0.2)
        return _answer(f"[{batch or ''}]")


def _answer(result: str) -> httpx.Response:
    return httpx.Response(200, content=f'{{"ok": true, "result": {result}}}'.encode())


def _update(number: int) -> dict[str, Any]:
    person = 7_000_000_000 + number % PEOPLE
    who = {"id": person, "first_name": "Ana"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_790_000_000,
            "from": {**who, "is_bot": False, "language_code": "en"},
            "chat": {**who, "type": "private"},
            "text": f"what I would like to say about this is that {number}",
        },
    }


def _builder(telegram: _Telegram) -> Any:
    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(telegram)})

    bot = RawBot(TOKEN, request=request(), get_updates_request=request())
    return Application.builder().bot(bot).job_queue(None)


async def _ours() -> float:
    telegram = _Telegram()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault = Vault(folder / "keys", bytes(32))
        async with await Database.open(folder / "gair.sqlite3", vault, time.time) as database:
            await database.transaction(lambda tx: tx.write(TABLE))

            async def store(update: Update, context: Context) -> None:
                assert update.message is not None
                number, text = update.message.message_id, update.message.text

                def work(tx: Transaction) -> None:
                    tx.row(READ, -number)
                    tx.write(SQL, text)

                await context.do(work)

            types = ContextTypes(context=Context, bot_data=Services)
            application = _builder(telegram).updater(None).context_types(types).build()
            application.add_handler(MessageHandler(filters.TEXT, store))
            _equip(application, database)
            receiver = Receiver(application, application.bot_data)
            return await _timed(application, telegram, receiver.poll, _counted(database))


def _equip(application: Any, database: Database) -> None:
    async def nothing(*_: int) -> None:
        return

    sender = Sender(RELAXED, application.create_task, nothing, nothing)
    services = application.bot_data
    services.failed, services.traceless, services.signs = set(), set(), Signs()
    services.means = Means(
        database=database,
        outgoing=Outgoing(application.bot, sender, application.create_task),
        language="en",
        plans={},
        now=time.time,
        start=application.create_task,
        signposting="",
        sealing_days=7,
    )

    class Quiet:
        async def warn(self, key: str) -> None:
            raise RuntimeError(key)

    services.announcer = Quiet()


def _counted(database: Database) -> Callable[[], Awaitable[int]]:
    async def count() -> int:
        row = await database.transaction(lambda tx: tx.row("SELECT count(*) FROM said"))
        assert row is not None
        return int(row[0])

    return count


async def _theirs() -> float:
    telegram = _Telegram()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "plain.sqlite3"
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            for sql in ("PRAGMA journal_mode = wal", "PRAGMA synchronous = full", TABLE):
                await connection.execute(sql)
            await connection.execute(
                "CREATE TABLE seen_update (update_id INTEGER PRIMARY KEY, seen_at REAL)"
            )

            async def store(update: Update, _: Any) -> None:
                assert update.message is not None
                await connection.execute("BEGIN IMMEDIATE")
                await connection.execute_fetchall(READ, (-update.message.message_id,))
                await connection.execute(SEEN, (update.update_id, time.time()))
                await connection.execute(SQL, (update.message.text,))
                await connection.execute("COMMIT")

            async def count() -> int:
                (row,) = await connection.execute_fetchall("SELECT count(*) FROM said")
                return int(row[0])

            application = _builder(telegram).build()
            application.add_handler(MessageHandler(filters.TEXT, store))
            return await _timed(application, telegram, application.updater.start_polling, count)


async def _timed(
    application: "Application[ExtBot[None], Any, Any, Any, Any, Any]",
    telegram: _Telegram,
    poll: Callable[[], Coroutine[Any, Any, object]],
    count: Callable[[], Awaitable[int]],
) -> float:
    """Updates a second until all of them are on disk."""
    async with application:
        await application.start()
        began = time.perf_counter()
        polling = asyncio.get_running_loop().create_task(poll())
        await telegram.over.wait()
        while await count() < UPDATES:  # noqa: ASYNC110 the library tells nobody
            await asyncio.sleep(0.005)
        took = time.perf_counter() - began
        polling.cancel()
        if application.updater is not None:
            await application.updater.stop()
        await application.stop()
    return UPDATES / took
