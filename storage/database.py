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
from pathlib import Path
from typing import Self, TypeVar

from storage import backups, kept_backups, opening
from storage.committing import Committer, Unit
from storage.connection import Connection
from storage.opening import PRAGMAS, DatabaseRefused, check
from storage.transaction import Row, Transaction, Work
from storage.trouble import DatabaseClosed, StorageError, as_met
from storage.vault import Vault

__all__ = [
    "PRAGMAS",
    "Database",
    "DatabaseRefused",
    "Row",
    "StorageError",
    "Transaction",
    "Work",
    "check",
]

T = TypeVar("T")


class Database:
    """The open database. `async with Database.open(path) as database`."""

    def __init__(
        self, connection: Connection, path: Path, vault: Vault, now: Callable[[], float]
    ) -> None:
        self._connection = connection
        self._path = path
        self._vault = vault
        self._committer = Committer(connection, path, vault, now)
        self.spoken = self._committer.spoken
        self._waiting: deque[Unit] = deque()
        self._recorded: set[int] = set()
        self._copy_is_due = False
        self._renewing = asyncio.Lock()
        self._loop = asyncio.get_running_loop()

    @classmethod
    async def open(cls, path: Path, vault: Vault, now: Callable[[], float]) -> Self:
        """Open or create the file and bring its tables up to date; `now` gives epoch seconds.

        `vault` has the keys of what is sealed in it: a file of another vault can't be read.

        Raises DatabaseRefused for a file that can't be opened, is not ours, is damaged or in use,
        is from a newer Gair, or can't be read with these keys.
        """
        connection = Connection(lambda: opening.connect(path), iter_chunk_size=64)
        try:
            await connection
        except (OSError, sqlite3.Error) as error:
            connection.has_ended()
            raise DatabaseRefused(
                f"{path}: can't be opened ({error}); check that you may write it"
            ) from error
        try:
            await connection.run(lambda raw: opening.prepare(raw, path, vault))
            database = cls(connection, path, vault, now)
            await connection.run(database.spoken.read)
        except BaseException:
            await connection.close()
            raise
        return database

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Commit what waits, and close the file. An open connection would keep the process from
        ending."""
        self._begin_commit()
        await self._connection.close()

    async def transaction(
        self, work: Work[T], update_id: int | None = None, *, erases: bool = False
    ) -> T:
        """Run a unit of work; when this returns, what it did is on disk.

        An error in the unit undoes the unit and is raised here, as StorageError when it was the
        disk. With `update_id`, that the update was dealt with is recorded in the same unit, whether
        or not it changed anything else. A unit that `erases` is also done on a full disk, and the
        backups, which hold what it erased, go. Raises DatabaseClosed once the file is being closed.
        """
        if self._connection.is_closing:
            raise DatabaseClosed("the database is closed")
        outcome: asyncio.Future[T] = self._loop.create_future()
        self._waiting.append(Unit(work, outcome, update_id, erases))
        if len(self._waiting) == 1:
            # Whoever is about to submit a unit is let in first: one sync serves all.
            self._loop.call_soon(self._begin_commit)
        done = await outcome
        if update_id is not None:
            self._recorded.add(update_id)
        return done

    def _begin_commit(self) -> None:
        """Have everything committed that waits. No caller waits for the commit as such: one who
        leaves takes nothing with them."""
        if self._connection.is_closing:
            return  # Whoever closes has begun it.
        committed: asyncio.Future[list[Unit]] = self._loop.create_future()
        committed.add_done_callback(lambda committed: _hand_out(committed.result()))
        self._connection.begin(self._commit_waiting, committed)

    async def record_update(self, update_id: int) -> None:
        """Record that an update was dealt with, unless a unit has done so."""
        if update_id in self._recorded:
            self._recorded.discard(update_id)
            return
        await self.transaction(lambda _: None, update_id)
        self._recorded.discard(update_id)

    async def maintain(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run what must not be in a transaction: a backup, a scrub. Units wait meanwhile.

        Raises StorageError when the disk fails, and what `work` raises.
        """
        outcome: list[T] = []
        try:
            await self._connection.run(lambda _: outcome.append(work(self._committer.live())))
        except Exception as error:
            met = as_met(error)
            if met is error:
                raise
            raise met from error
        return outcome[0]

    async def back_up(self) -> None:
        """Write a copy into the folder of backups, and empty the log; backups elsewhere follow. One
        that is about to be written serves all who ask for it.

        Raises StorageError, OSError or backups.BackupFailed; the older copies are still there.
        """
        if self._copy_is_due:
            return
        self._copy_is_due = True
        try:
            await self.maintain(self._copy)
        finally:
            self._copy_is_due = False
        await self.renew_kept()

    async def renew_kept(self) -> None:
        """Make backups that are kept elsewhere anew from the newest copy; nobody waits for their
        disks."""
        async with self._renewing:
            await asyncio.to_thread(kept_backups.renew, self._path.parent, self._vault.folder)

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

    def _commit_waiting(self, _: sqlite3.Connection) -> list[Unit]:
        """In the connection's thread: everything that waits, in one commit."""
        units = []
        while self._waiting:
            units.append(self._waiting.popleft())
        if units:
            try:
                self._committer.commit(units)
            except Exception as error:
                # Nothing is committed, and nobody may take it for kept.
                for unit in units:
                    unit.error = error
        return units

    def _copy(self, raw: sqlite3.Connection) -> None:
        self._copy_is_due = False
        backups.write(raw, self._path.parent / backups.FOLDER)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hand_out(units: list[Unit]) -> None:
    """In the event loop: hand out what came of each unit, but for callers who have left."""
    for unit in units:
        if unit.outcome.done():
            continue
        if isinstance(unit.error, StopIteration) or not isinstance(unit.error, Exception | None):
            # No future takes the one, and the other would end the loop: whoever comes after would
            # wait for ever.
            stopped = RuntimeError(f"a unit raised {type(unit.error).__name__}")
            stopped.__cause__ = unit.error
            unit.outcome.set_exception(stopped)
        elif unit.error is not None:
            unit.outcome.set_exception(as_met(unit.error))
        else:
            unit.outcome.set_result(unit.result)
