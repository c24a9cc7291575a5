"""The one connection, which lives in a thread of its own."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import aiosqlite

T = TypeVar("T")

FULL = sqlite3.SQLITE_FULL
# After these a connection may hold what the disk does not: it is opened anew.
BROKEN = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
    }
)


class Connection(aiosqlite.Connection):
    """A connection that can run a whole function in its thread, and be replaced there."""

    is_closing = False

    @property
    def raw(self) -> sqlite3.Connection:
        """For use in the connection's thread only."""
        return self._conn

    def begin(self, work: Callable[[sqlite3.Connection], T], done: asyncio.Future[T]) -> None:
        """Have a function called in the thread; what it gives goes to `done`. Raises
        sqlite3.ProgrammingError when the connection is closed."""
        if self.is_closing or not self._running or self._connection is None:
            raise sqlite3.ProgrammingError("the database is closed")
        self._tx.put_nowait((done, lambda: work(self._conn)))

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Call a function in the thread. Raises sqlite3.ProgrammingError when it is closed."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.begin(work, done)
        return await done

    async def close(self) -> None:
        """Close the file once all that was begun is done; nothing more is begun."""
        self.is_closing = True
        await super().close()

    def has_ended(self) -> None:
        """Wait until the thread, which was told to stop, has: it must not outlive the loop that it
        answers to."""
        self._thread.join()

    def replace(self, opened: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
        """In the connection's thread: close the file and open it again."""
        with suppress(sqlite3.Error):
            self._conn.close()
        self._connection = fresh = opened()
        return fresh


def code_of(error: BaseException | None) -> int | None:
    """SQLite's primary code of an error, or of what caused it; None when it is not SQLite's."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None:
            return int(code) & 0xFF
        error = error.__cause__
    return None
