"""The one door to the database: units of work, committed together, each whole or not at all."""

import asyncio
import errno
import sqlite3
import stat
import threading

import pytest

from storage import kept_backups
from storage.database import PRAGMAS, Database, StorageError
from storage.spoken import Spoken
from storage.trouble import DatabaseClosed
from tests.storage.seed import NOW
from tests.vaults import a_vault

PATIENCE = 20


def put(number):
    return lambda tx: tx.write("INSERT INTO seen_update VALUES (?, 0)", number)


async def numbers(database):
    rows = await database.transaction(
        lambda tx: tx.rows("SELECT update_id FROM seen_update ORDER BY update_id")
    )
    return [number for (number,) in rows]


async def test_units_that_wait_together_are_committed_together(database):
    commits = []
    connection = database._connection._conn
    await database._connection.run(lambda raw: raw.set_trace_callback(commits.append))

    await asyncio.gather(*(database.transaction(put(number)) for number in range(50)))

    assert connection is not None
    assert 1 <= commits.count("COMMIT") <= 3
    assert await numbers(database) == list(range(50))


async def test_a_unit_that_fails_takes_nothing_with_it(database):
    def half(tx):
        tx.write("INSERT INTO seen_update VALUES (2, 0)")
        raise KeyError("half")

    first, failed, last = await asyncio.gather(
        *(database.transaction(work) for work in (put(1), half, put(3))), return_exceptions=True
    )

    assert (first, last) == (1, 1)
    assert isinstance(failed, KeyError)
    assert await numbers(database) == [1, 3]


async def test_a_unit_that_breaks_a_rule_of_the_tables_fails_alone(database):
    await database.transaction(put(1))

    results = await asyncio.gather(
        *(database.transaction(put(number)) for number in (1, 2)), return_exceptions=True
    )

    assert [type(result) for result in results] == [sqlite3.IntegrityError, int]
    assert await numbers(database) == [1, 2]


async def test_a_cancelled_callers_unit_is_still_whole(database):
    def two(tx):
        tx.write("INSERT INTO seen_update VALUES (1, 0)")
        tx.write("INSERT INTO seen_update VALUES (2, 0)")

    async with asyncio.TaskGroup() as group:
        caller = group.create_task(database.transaction(two))
        await asyncio.sleep(0)
        caller.cancel()

    assert await numbers(database) == [1, 2]


async def test_cancelling_one_caller_leaves_the_others(database):
    async with asyncio.TaskGroup() as group:
        callers = [group.create_task(database.transaction(put(n))) for n in range(5)]
        await asyncio.sleep(0)
        callers[0].cancel()

    assert [caller.result() for caller in callers[1:]] == [1, 1, 1, 1]
    assert await numbers(database) == [0, 1, 2, 3, 4]


async def test_that_an_update_was_dealt_with_is_recorded_with_what_it_changed(database):
    await database.transaction(lambda tx: None, 7)
    await database.transaction(put(1), 8)

    assert await numbers(database) == [1, 7, 8]
    assert await database.unseen([7, 8, 9]) == {9}
    assert await database.unseen([]) == set()


async def test_a_unit_that_refuses_was_dealt_with_too(database):
    def refuse(tx):
        tx.write("INSERT INTO seen_update VALUES (1, 0)")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await database.transaction(refuse, 7)

    assert await numbers(database) == [7]


async def test_what_could_not_be_written_was_not_dealt_with(database):
    await database.transaction(put(1))

    with pytest.raises(sqlite3.IntegrityError):
        await database.transaction(put(1), 7)

    assert await database.unseen([7]) == {7}


async def test_a_full_disk_fails_everything_that_waits_and_leaves_no_half(database):
    await database._connection.run(lambda raw: raw.execute("PRAGMA max_page_count = 40"))
    big = "x" * 400_000

    def too_much(tx):
        tx.write("CREATE TABLE much (text TEXT)")
        tx.write("INSERT INTO much VALUES (?)", big)

    results = await asyncio.gather(
        *(database.transaction(work, n) for n, work in enumerate((put(11), too_much, put(12)))),
        return_exceptions=True,
    )
    await database._connection.run(lambda raw: raw.execute("PRAGMA max_page_count = 100000"))
    kept = set(await numbers(database))

    assert isinstance(results[1], sqlite3.OperationalError)
    for number, result, update in ((11, results[0], 0), (12, results[2], 2)):
        assert ({number, update} <= kept) == (result == 1)
    assert await database.unseen([1]) == {1}
    assert await database.transaction(put(99)) == 1


async def test_what_was_committed_is_there_for_another_connection_and_after_a_restart(tmp_path):
    path = tmp_path / "gair.sqlite3"
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        await database.transaction(put(1))
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT count(*) FROM seen_update").fetchone() == (1,)
        other.close()

    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        assert await numbers(database) == [1]


async def test_a_closed_database_refuses_and_keeps_nobody_waiting(tmp_path):
    database = await Database.open(tmp_path / "gair.sqlite3", a_vault(tmp_path / "x"), lambda: NOW)
    await database.close()

    waiting = asyncio.gather(
        *(database.transaction(put(number)) for number in range(3)), return_exceptions=True
    )
    refused = await asyncio.wait_for(waiting, 60)

    assert [(type(error), str(error)) for error in refused] == [
        (DatabaseClosed, "the database is closed")
    ] * 3


async def test_what_waits_as_the_file_is_closed_is_committed_and_who_comes_later_is_told(tmp_path):
    path = tmp_path / "gair.sqlite3"
    database = await Database.open(path, a_vault(path), lambda: NOW)

    async def comes_later(number, turns):
        for _ in range(turns):
            await asyncio.sleep(0)
        return await database.transaction(put(number))

    callers = [asyncio.create_task(comes_later(n, n // 10)) for n in range(200)]
    await asyncio.sleep(0)
    await database.close()
    told = await asyncio.wait_for(asyncio.gather(*callers, return_exceptions=True), 60)

    kept = [number for number, result in enumerate(told) if result == 1]
    async with await Database.open(path, a_vault(path), lambda: NOW) as again:
        assert await numbers(again) == kept
    assert kept == list(range(len(kept)))
    assert len(kept) >= 10
    assert {type(result) for result in told[len(kept) :]} == {DatabaseClosed}


async def test_what_is_no_exception_fails_its_unit_alone(database):
    class Panicked(BaseException):
        pass

    def panics(tx):
        tx.write("INSERT INTO seen_update VALUES (2, 0)")
        raise Panicked

    waiting = asyncio.gather(
        *(database.transaction(work) for work in (put(1), panics, put(3))), return_exceptions=True
    )
    told = await asyncio.wait_for(waiting, 60)

    assert [told[0], told[2]] == [1, 1]
    assert (type(told[1]), type(told[1].__cause__)) == (RuntimeError, Panicked)
    assert await numbers(database) == [1, 3]


async def test_a_file_that_can_be_read_in_part_keeps_no_thread(tmp_path, monkeypatch):
    def fails(spoken, raw):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Spoken, "read", fails)
    before = set(threading.enumerate())

    with pytest.raises(sqlite3.OperationalError):
        await Database.open(tmp_path / "gair.sqlite3", a_vault(tmp_path / "x"), lambda: NOW)

    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def has_no_room(data_folder):
    raise OSError(errno.ENOSPC, "no room")


async def test_nobody_takes_for_kept_what_could_not_be_begun(database, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(kept_backups, "begin_erasing", has_no_room)
        told = await asyncio.gather(
            database.transaction(put(1)),
            database.transaction(put(2), erases=True),
            database.transaction(put(3)),
            return_exceptions=True,
        )

    assert [type(error) for error in told] == [StorageError] * 3
    assert await numbers(database) == []
    assert await database.transaction(put(4)) == 1


async def test_what_was_erased_is_so_also_where_that_cannot_be_marked(database, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(kept_backups, "finish_erasing", has_no_room)
        told = await asyncio.gather(
            database.transaction(put(1)), database.transaction(put(2), erases=True)
        )

    assert told == [1, 1]
    assert await numbers(database) == [1, 2]


async def test_pragmas_are_what_was_asked_for(database):
    def read(tx):
        return {name: tx.row(f"PRAGMA {name}")[0] for name in PRAGMAS}

    assert await database.transaction(read) == PRAGMAS


async def test_nobody_else_on_the_machine_may_read_it(tmp_path):
    path = tmp_path / "new" / "gair.sqlite3"
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        await database.transaction(put(1))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}


async def test_old_updates_are_forgotten(database):
    await database.transaction(put(1))
    await database.transaction(lambda tx: None, 2)

    await database.forget_updates(before=NOW - 1)

    assert await numbers(database) == [2]
