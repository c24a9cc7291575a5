"""A disk that fails or is full: nothing counts as kept that may not be, and then it goes on."""

import asyncio
import sqlite3

import pytest

from storage import ballast, opening
from storage.connection import code_of
from storage.database import StorageError


def error(code, text):
    found = sqlite3.OperationalError(text)
    found.sqlite_errorcode = code
    return found


def put(number):
    return lambda tx: tx.write("INSERT INTO seen_update VALUES (?, 0)", number)


def fails_to_sync(tx):
    raise error(sqlite3.SQLITE_IOERR_FSYNC, "disk I/O error")


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def is_full_while_there_is_ballast(folder):
    """A deed that needs the room that is kept."""

    def erase(tx):
        if (folder / "ballast").exists():
            raise error(sqlite3.SQLITE_FULL, "database or disk is full")
        return tx.write("DELETE FROM seen_update")

    return erase


async def numbers(database):
    return [
        row[0]
        for row in await database.transaction(
            lambda tx: tx.rows("SELECT update_id FROM seen_update")
        )
    ]


async def test_after_a_failure_of_the_disk_the_file_is_opened_anew(database):
    await database.transaction(put(1))
    before = database._connection.raw

    with pytest.raises(StorageError):
        await database.transaction(fails_to_sync)
    after = await numbers(database)

    assert after == [1]
    assert database._connection.raw is not before


async def test_trouble_that_a_backup_meets_names_what_caused_it(database, monkeypatch):
    def refuses(path, vault):
        raise error(sqlite3.SQLITE_CANTOPEN, "unable to open database file")

    monkeypatch.setattr(opening, "reopen", refuses)
    with pytest.raises(StorageError):
        await database.transaction(fails_to_sync)

    with pytest.raises(StorageError) as met:
        await database.back_up()

    assert met.value.__cause__ is not met.value
    assert code_of(met.value) == sqlite3.SQLITE_CANTOPEN


async def test_while_the_file_cannot_be_opened_everybody_is_told_and_then_it_goes_on(
    database, folder
):
    path = folder / "gair.sqlite3"
    await database.transaction(put(1))
    with pytest.raises(StorageError):
        await database.transaction(fails_to_sync)
    path.rename(folder / "away")

    results = await asyncio.gather(
        *(database.transaction(put(number)) for number in (2, 3)), return_exceptions=True
    )
    (folder / "away").rename(path)

    assert [isinstance(result, StorageError) for result in results] == [True, True]
    assert await numbers(database) == [1]
    assert await database.transaction(put(2)) == 1


async def test_pragmas_hold_after_it_was_opened_anew(database):
    with pytest.raises(StorageError):
        await database.transaction(fails_to_sync)

    row = await database.transaction(lambda tx: tx.row("PRAGMA synchronous"))

    assert row == (2,)


async def test_words_are_taken_back_on_a_full_disk(database, folder):
    await database.transaction(put(1))
    ballast.keep(folder, 4 * ballast.LEAST_BYTES)

    done = await database.transaction(is_full_while_there_is_ballast(folder), erases=True)

    assert done == 1
    assert await numbers(database) == []
    assert (folder / "ballast").exists()


async def test_nothing_else_gets_the_room_that_is_kept(database, folder):
    await database.transaction(put(1))
    ballast.keep(folder, 4 * ballast.LEAST_BYTES)

    with pytest.raises(StorageError):
        await database.transaction(is_full_while_there_is_ballast(folder))

    assert await numbers(database) == [1]
    assert (folder / "ballast").exists()


async def test_without_room_nothing_is_taken_back_and_that_is_said(database, folder):
    def never(tx):
        raise error(sqlite3.SQLITE_FULL, "database or disk is full")

    with pytest.raises(StorageError):
        await database.transaction(never, erases=True)


async def test_a_backup_is_written_between_units_and_the_log_is_emptied(database, folder):
    await asyncio.gather(*(database.transaction(put(number)) for number in range(50)))
    await asyncio.gather(*(database.back_up() for _ in range(5)))

    (copy,) = (folder / "backups").iterdir()
    assert (folder / "gair.sqlite3-wal").stat().st_size == 0
    raw = sqlite3.connect(copy)
    assert raw.execute("SELECT count(*) FROM seen_update").fetchone() == (50,)
    raw.close()


async def test_what_is_erased_leaves_the_backups_too(database, folder):
    await database.transaction(put(1))
    await database.back_up()

    await database.transaction(lambda tx: tx.write("DELETE FROM seen_update"), erases=True)

    assert list((folder / "backups").iterdir()) == []


async def test_an_erasure_that_fails_leaves_the_backups(database, folder):
    await database.back_up()

    with pytest.raises(StorageError):
        await database.transaction(fails_to_sync, erases=True)

    assert len(list((folder / "backups").iterdir())) == 1


async def test_a_cancelled_first_caller_keeps_nobody_waiting(database):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(database.transaction(put(1)))
        second = group.create_task(database.transaction(put(2)))
        await asyncio.sleep(0)
        first.cancel()

    assert second.result() == 1
    assert await numbers(database) == [1, 2]
