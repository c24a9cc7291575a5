"""Trouble of the disk is everybody's and passes; any other error is of the unit that made it."""

import asyncio
import errno
import sqlite3

import pytest

from storage.database import StorageError
from storage.trouble import is_of_the_disk


def error(code, kind=sqlite3.OperationalError):
    found = kind("as SQLite says it")
    found.sqlite_errorcode = code
    return found


def put(number):
    return lambda tx: tx.write("INSERT INTO seen_update VALUES (?, 0)", number)


def raising(problem):
    def unit(tx):
        tx.write("INSERT INTO seen_update VALUES (666, 0)")
        raise problem

    return unit


async def numbers(database):
    rows = await database.transaction(
        lambda tx: tx.rows("SELECT update_id FROM seen_update ORDER BY update_id")
    )
    return [number for (number,) in rows]


OF_THE_DISK = [
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_BUSY_SNAPSHOT,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN_ISDIR,
    sqlite3.SQLITE_READONLY_DBMOVED,
    sqlite3.SQLITE_CORRUPT_INDEX,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PROTOCOL,
]
OF_THE_UNIT = [
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
    sqlite3.SQLITE_CONSTRAINT_CHECK,
    sqlite3.SQLITE_CONSTRAINT_NOTNULL,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_ABORT_ROLLBACK,
]


@pytest.mark.parametrize("code", OF_THE_DISK)
def test_codes_of_the_disk(code):
    assert is_of_the_disk(error(code))


@pytest.mark.parametrize("code", OF_THE_UNIT)
def test_codes_of_what_a_unit_did(code):
    assert not is_of_the_disk(error(code))


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (OSError(errno.ENOSPC, "x"), True),
        (OSError(errno.EIO, "x"), True),
        (MemoryError(), True),
        (FileNotFoundError(errno.ENOENT, "x"), False),
        (sqlite3.IntegrityError("without a code"), False),
        (OverflowError("int too large"), False),
        (KeyError("x"), False),
    ],
)
def test_errors_without_a_code(problem, expected):
    assert is_of_the_disk(problem) == expected


@pytest.mark.parametrize("code", OF_THE_DISK)
async def test_callers_meet_trouble_of_the_disk_as_one_kind_and_it_was_not_dealt_with(
    database, code
):
    with pytest.raises(StorageError):
        await database.transaction(raising(error(code)), 7)

    assert await numbers(database) == []


@pytest.mark.parametrize("code", OF_THE_UNIT)
async def test_another_error_of_sqlite_is_met_as_it_is(database, code):
    with pytest.raises(sqlite3.DatabaseError) as met:
        await database.transaction(raising(error(code, sqlite3.DatabaseError)))

    assert not isinstance(met.value, StorageError)
    assert await numbers(database) == []


@pytest.mark.parametrize(
    "deed",
    [
        lambda tx: tx.write("INSERT INTO seen_update VALUES (1, 0)"),
        lambda tx: tx.write("INSERT INTO seen_update VALUES ('x', 0)"),
        lambda tx: tx.write("INSERT INTO seen_update VALUES (?, 0)", 2**70),
        lambda tx: tx.write("INSERT INTO seen_update VALUES (?, 0)", object()),
        lambda tx: tx.write("INSERT INTO seen_update VALUES (?, '\ud800')", 5),
        lambda tx: tx.write("INSERT INTO nowhere VALUES (1)"),
        lambda tx: tx.write("INSERT INTO archive_taken VALUES (99, x'', x'')"),
        lambda tx: tx.rows("SELECT sealed(99, 'a session that has no key')"),
        lambda tx: tx.rows("SELEKT"),
        lambda tx: 1 / 0,
    ],
    ids=["unique", "type", "64 bits", "unknown type", "half a letter", "no table", "foreign key",
         "no key", "no SQL", "a slip"],
)  # fmt: skip
async def test_what_a_unit_does_wrong_is_undone_alone(database, deed):
    await database.transaction(put(1))

    before, failed, after = await asyncio.gather(
        *(database.transaction(work) for work in (put(2), deed, put(3))), return_exceptions=True
    )

    assert (before, after) == (1, 1)
    assert isinstance(failed, Exception)
    assert not isinstance(failed, StorageError)
    assert await numbers(database) == [1, 2, 3]


async def test_a_unit_that_has_sqlite_undo_everything_fails_alone_all_the_same(database):
    trigger = (
        "CREATE TRIGGER undoes_all BEFORE INSERT ON seen_update WHEN new.update_id = 666"
        " BEGIN SELECT RAISE(ROLLBACK, 'all of it'); END"
    )
    await database.transaction(lambda tx: tx.write(trigger))

    results = await asyncio.gather(
        *(database.transaction(put(number), number + 100) for number in (1, 666, 3)),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [int, sqlite3.IntegrityError, int]
    assert await numbers(database) == [1, 3, 101, 103]


async def test_a_commit_that_a_rule_refuses_fails_only_who_broke_it(database):
    def promise(tx):
        tx.write("PRAGMA defer_foreign_keys = 1")
        tx.write("INSERT INTO archive_taken VALUES (99, x'', x'')")

    results = await asyncio.gather(
        *(database.transaction(work) for work in (put(1), promise, put(3))),
        return_exceptions=True,
    )

    assert [type(result) for result in results] == [int, sqlite3.IntegrityError, int]
    assert await numbers(database) == [1, 3]


async def test_a_unit_that_stops_an_iteration_leaves_nobody_waiting(database):
    async with asyncio.timeout(5):
        before, stopped, after = await asyncio.gather(
            *(database.transaction(work) for work in (put(1), lambda tx: next(iter(())), put(3))),
            return_exceptions=True,
        )

    assert (before, after) == (1, 1)
    assert isinstance(stopped, RuntimeError)
    assert await numbers(database) == [1, 3]


async def test_what_keeps_a_transaction_from_beginning_is_nobodys_error(database):
    await database._connection.run(lambda raw: raw.execute("BEGIN"))

    with pytest.raises(StorageError):
        await database.transaction(put(1), 7)

    assert await database.transaction(put(2), 8) == 1
    assert await numbers(database) == [2, 8]
