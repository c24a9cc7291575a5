"""The database: one SQLite file, one connection, and `transaction()`, the only door to it.

Units of work are plain functions that are given a Transaction. Units that wait at the same time
are committed together (group commit), each in a savepoint of its own, so that one that fails takes
nothing with it. A unit runs whole in the connection's thread: it cannot be torn by a cancelled
caller, and it cannot call Telegram, because it cannot wait.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from storage import schema, sealing
from storage.vault import Vault

T = TypeVar("T")
Row = tuple[Any, ...]

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what got a receipt survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "trusted_schema": 0,
    "temp_store": 2,
}


StorageError = sqlite3.Error


class DatabaseRefused(Exception):
    """The file can't be used as it is; the message says why and what to do."""


class Transaction:
    """What a unit of work reads and writes through. Lives only as long as the unit."""

    def __init__(self, connection: sqlite3.Connection, vault: Vault) -> None:
        self._connection = connection
        self.vault = vault

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """All rows of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, *parameters: object) -> Row | None:
        """The first row of a query, or None."""
        row: Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def write(self, sql: str, *parameters: object) -> int:
        """Change rows; how many."""
        return self._connection.execute(sql, parameters).rowcount

    def insert(self, sql: str, *parameters: object) -> int:
        """Add a row; its number."""
        return self._connection.execute(sql, parameters).lastrowid or 0


Work = Callable[[Transaction], T]


@dataclass(slots=True)
class _Unit:
    work: Work[Any]
    outcome: asyncio.Future[Any]
    update_id: int | None
    result: Any = None
    error: BaseException | None = None


class _Connection(aiosqlite.Connection):
    """A connection that can run a whole function in its thread: one hop for many statements."""

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


class Database:
    """The open database. `async with Database.open(path) as database`."""

    def __init__(self, connection: _Connection, vault: Vault, now: Callable[[], float]) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now
        self._waiting: deque[_Unit] = deque()
        self._loop = asyncio.get_running_loop()

    @classmethod
    async def open(cls, path: Path, vault: Vault, now: Callable[[], float]) -> Self:
        """Open or create the file and bring its tables up to date; `now` gives epoch seconds.

        `vault` has the keys of what is sealed in it: a file of another vault can't be read.

        Raises DatabaseRefused for a file that can't be opened, is not ours, is damaged or in use,
        or is from a newer Gair.
        """
        connection = _Connection(lambda: _connect(path), iter_chunk_size=64)
        try:
            await connection
        except (OSError, sqlite3.Error) as error:
            raise DatabaseRefused(
                f"{path}: can't be opened ({error}); check that you may write it"
            ) from error
        try:
            await connection.run(lambda raw: _prepare(raw, path, vault))
        except BaseException:
            await connection.close()
            raise
        return cls(connection, vault, now)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the file. An open connection would keep the process from ending."""
        await self._connection.close()

    async def transaction(self, work: Work[T], update_id: int | None = None) -> T:
        """Run a unit of work; when this returns, what it did is on disk.

        An error in the unit undoes the unit and is raised here. With `update_id`, that the update
        was dealt with is recorded in the same unit, whether or not it changed anything else.
        """
        outcome: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append(_Unit(work, outcome, update_id))
        if len(self._waiting) == 1:
            try:
                await self._connection.run(self._commit_waiting)
            except ValueError as error:
                # The connection is closed: whoever waits must not wait for ever.
                self._waiting.clear()
                raise sqlite3.ProgrammingError("the database is closed") from error
        return await outcome

    async def unseen(self, update_ids: list[int]) -> set[int]:
        """Which of these updates were not dealt with yet."""
        marks = ",".join("?" * len(update_ids))
        sql = f"SELECT update_id FROM seen_update WHERE update_id IN ({marks})"  # noqa: S608 only ?
        seen = await self.transaction(lambda tx: tx.rows(sql, *update_ids))
        return set(update_ids) - {row[0] for row in seen}

    async def forget_updates(self, before: float) -> None:
        """Drop the record of updates that were dealt with before a time, in epoch seconds."""
        sql = "DELETE FROM seen_update WHERE seen_at < ?"
        await self.transaction(lambda tx: tx.write(sql, before))

    def _commit_waiting(self, raw: sqlite3.Connection) -> None:
        """In the connection's thread: everything that waits, in one commit."""
        units = []
        while self._waiting:
            units.append(self._waiting.popleft())
        if not units:
            return
        try:
            raw.execute("BEGIN IMMEDIATE")
            for unit in units:
                self._run(raw, unit)
            raw.execute("COMMIT")
        except sqlite3.Error as error:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            for unit in units:
                unit.error = unit.error or error
        self._loop.call_soon_threadsafe(_resolve, units)

    def _run(self, raw: sqlite3.Connection, unit: _Unit) -> None:
        raw.execute("SAVEPOINT unit")
        try:
            unit.result = unit.work(Transaction(raw, self._vault))
        except Exception as error:
            unit.error = error
            if not raw.in_transaction:
                # SQLite gave up the whole transaction (disk full): the commit must not look done.
                raise sqlite3.OperationalError("the transaction was rolled back") from error
            raw.execute("ROLLBACK TO unit")
        if unit.update_id is not None and not isinstance(unit.error, sqlite3.Error):
            sql = "INSERT OR IGNORE INTO seen_update VALUES (?, ?)"
            raw.execute(sql, (unit.update_id, self._now()))
        raw.execute("RELEASE unit")


def check(path: Path) -> list[str]:
    """What is wrong with a database file, one line each; empty when nothing is. Changes nothing."""
    try:
        raw = sqlite3.connect(f"{path.absolute().as_uri()}?{_read_only(path)}", uri=True)
    except sqlite3.Error as error:
        return [f"{path}: can't be opened ({error}); check that you may read it"]
    try:
        return [f"{path}: {problem}" for problem in schema.problems(raw)]
    except sqlite3.Error as error:
        return [f"{path}: {error}; move it away and put a backup in its place"]
    finally:
        raw.close()


def _read_only(path: Path) -> str:
    """Without a log beside it a file can be read as immutable, which leaves nothing behind."""
    has_log = path.with_name(path.name + "-wal").exists()
    return "mode=ro" if has_log else "mode=ro&immutable=1"


def _connect(path: Path) -> sqlite3.Connection:
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    raw = sqlite3.connect(path, isolation_level=None)
    if is_new:
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        path.chmod(0o600)
    return raw


def _prepare(raw: sqlite3.Connection, path: Path, vault: Vault) -> None:
    sealing.teach(raw, vault)
    try:
        problems = schema.problems(raw) or _set_pragmas(raw)
    except sqlite3.DatabaseError as error:
        problems = [f"{error}; move it away and put a backup in its place"]
    if problems:
        raise DatabaseRefused(f"{path}: " + "; ".join(problems))
    try:
        schema.migrate(raw)
    except sqlite3.Error as error:
        raise DatabaseRefused(
            f"{path}: can't be brought up to date ({error}); nothing was changed: "
            "make room on the disk, or end what else uses the file, and start again"
        ) from error


def _set_pragmas(raw: sqlite3.Connection) -> list[str]:
    """Set them and read them back: some file systems take no write-ahead log."""
    problems = []
    for pragma, wanted in PRAGMAS.items():
        raw.execute(f"PRAGMA {pragma} = {wanted}")
        (found,) = raw.execute(f"PRAGMA {pragma}").fetchone()
        if found != wanted:
            problems.append(f"{pragma} is {found}, not {wanted}: put data_folder on a local disk")
    return problems


def _resolve(units: list[_Unit]) -> None:
    """In the event loop: hand out what came of each unit, but for callers who have left."""
    for unit in units:
        if unit.outcome.done():
            continue
        if unit.error is not None:
            unit.outcome.set_exception(unit.error)
        else:
            unit.outcome.set_result(unit.result)
