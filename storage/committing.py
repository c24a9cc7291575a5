"""Units of work, committed together, each in a savepoint of its own. Runs in the connection's
thread.

A unit that fails takes nothing with it. Only when the disk fails do all fail that were to be
committed; when a commit fails for anything else, each unit is tried alone, so that only the one
fails that is to blame.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import backups, ballast, kept_backups, opening
from storage.connection import BROKEN, FULL, Connection, code_of
from storage.spoken import Spoken
from storage.transaction import Transaction, Work
from storage.trouble import StorageError, is_of_the_disk
from storage.vault import Vault

HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@dataclass(slots=True)
class Unit:
    """A unit of work, who waits for it, and what came of it."""

    work: Work[Any]
    outcome: asyncio.Future[Any]
    update_id: int | None
    erases: bool
    result: Any = None
    error: BaseException | None = None


class Committer:
    """Commits units; opens the file anew when the disk has failed. `now` gives epoch seconds."""

    def __init__(
        self, connection: Connection, path: Path, vault: Vault, now: Callable[[], float]
    ) -> None:
        self._connection = connection
        self._path = path
        self._vault = vault
        self._now = now
        self.spoken = Spoken(vault)
        self._is_broken = False

    def live(self) -> sqlite3.Connection:
        """The connection, opened anew if the disk has failed. Raises StorageError."""
        try:
            if self._is_broken:
                self._connection.replace(lambda: opening.reopen(self._path, self._vault))
                self._is_broken = False
        except Exception as error:
            raise StorageError("the file can't be opened") from error
        return self._connection.raw

    def commit(self, units: Sequence[Unit]) -> None:
        """Commit all; afterwards each unit has its result or its error. Those that erase get the
        room that is kept for them when the disk is full. Raises OSError, with nothing committed,
        where it can't be marked that something is going to be erased."""
        erases, folder = any(unit.erases for unit in units), self._path.parent
        if erases:
            kept_backups.begin_erasing(folder)
        self._commit(units)
        blocked = [unit for unit in units if unit.erases and code_of(unit.error) == FULL]
        if blocked:
            with suppress(OSError):
                self._erase_on_full_disk(blocked)
        if any(unit.erases and unit.error is None for unit in units):
            with suppress(OSError):
                backups.remove_all(folder / backups.FOLDER)
        if erases:
            with suppress(OSError):
                kept_backups.finish_erasing(folder)

    def _commit(self, units: Sequence[Unit]) -> None:
        try:
            raw = self._begin()
            for unit in units:
                self._run(raw, unit)
            raw.execute("COMMIT")
        except Exception as error:
            self._roll_back()
            self._blame(units, error)
        self._is_broken |= any(code_of(unit.error) in BROKEN for unit in units)

    def _begin(self) -> sqlite3.Connection:
        """Begin a transaction. Raises StorageError if that can't be: no unit is to blame for it."""
        raw = self.live()
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            # Unless others hold the file, something is wrong with the connection itself.
            self._is_broken |= code_of(error) not in HELD
            raise StorageError("no transaction can be begun") from error
        return raw

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error, ValueError):
            if self._connection.raw.in_transaction:
                self._connection.raw.execute("ROLLBACK")

    def _blame(self, units: Sequence[Unit], error: Exception) -> None:
        """The disk fails everybody; anything else only the unit that it came from."""
        if len(units) == 1 or is_of_the_disk(error):
            for unit in units:
                unit.error = unit.error or error
            return
        for unit in units:
            unit.result = unit.error = None
            self._commit([unit])

    def _run(self, raw: sqlite3.Connection, unit: Unit) -> None:
        raw.execute("SAVEPOINT unit")
        try:
            unit.result = unit.work(Transaction(raw, self._vault, self.spoken))
        except BaseException as error:
            # What a library in Rust raises is no Exception, and must not stop the others either.
            unit.error = error
            if not raw.in_transaction:
                # SQLite gave up the whole transaction (disk full): the commit must not look done.
                raise sqlite3.OperationalError("the transaction was rolled back") from error
            raw.execute("ROLLBACK TO unit")
        if unit.update_id is not None and not _comes_again(unit.error):
            sql = "INSERT OR IGNORE INTO seen_update VALUES (?, ?)"
            raw.execute(sql, (unit.update_id, self._now()))
        raw.execute("RELEASE unit")

    def _erase_on_full_disk(self, units: Sequence[Unit]) -> None:
        """Taking words back needs to write: the room that is kept for it is given back first."""
        if not ballast.release(self._path.parent):
            return
        for unit in units:
            unit.error = None
        self._commit(units)
        with suppress(sqlite3.Error):
            self.live().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ballast.keep_what_fits(self._path.parent)


def _comes_again(error: BaseException | None) -> bool:
    """Whether an update is not dealt with yet: it is brought again, or is still to be set aside."""
    return error is not None and (isinstance(error, sqlite3.Error) or is_of_the_disk(error))
