"""Trouble of the disk: what could not be written for it is written once the disk is well again.

Anything else that goes wrong in a unit of work (a broken rule of a table, a value of the wrong
type, a slip of ours) would go wrong again each time, and is no trouble of the disk.
"""

import errno
import sqlite3

from storage.connection import code_of

# Primary codes; extended ones are masked (https://www.sqlite.org/rescode.html).
OF_THE_DISK = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
# The files of keys lie beside the database, and fail with it.
OF_THE_SYSTEM = frozenset(
    {
        errno.EIO,
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    }
)


class StorageError(sqlite3.OperationalError):
    """The disk or the memory failed, and nothing was written; later it may be."""


class DatabaseClosed(StorageError, sqlite3.ProgrammingError):
    """The program is ending, and what came too late is not written."""


def is_of_the_disk(error: BaseException) -> bool:
    """Whether trying again later can help, because it was the disk or the memory that failed."""
    if isinstance(error, StorageError | MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno in OF_THE_SYSTEM
    return code_of(error) in OF_THE_DISK


def as_met(error: BaseException) -> BaseException:
    """The error that callers meet: StorageError for trouble of the disk, else the error itself."""
    if isinstance(error, StorageError) or not is_of_the_disk(error):
        return error
    met = StorageError(type(error).__name__)
    met.__cause__ = error
    return met
