"""Backups of a real workshop: written when a value is left, and good for going on from."""

import shutil
import sqlite3

from storage.database import Database, StorageError


def copies(scene):
    return sorted((scene.config.data_folder / "backups").glob("gair-*"))


async def responses(scene):
    return sorted(text for (text,) in await scene.rows("SELECT text FROM response"))


def kept_in(copy, table):
    """How many rows a table of a copy has."""
    raw = sqlite3.connect(copy)
    (count,) = raw.execute(f"SELECT count(*) FROM {table}").fetchone()
    raw.close()
    return count


async def test_a_value_that_is_left_is_backed_up(workshop):
    await workshop.each_says("trust", "care")
    await workshop.fran.presses("Close and reveal")
    before = copies(workshop)

    await workshop.fran.presses("Next value")

    assert before == []
    assert len(copies(workshop)) == 1


async def test_the_workshop_goes_on_from_a_backup(workshop):
    await workshop.each_says("trust", "care")
    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")
    await workshop._running.aclose()
    database = workshop.config.database
    (copy,) = copies(workshop)
    database.write_bytes(b"what a failing disk leaves " * 400)
    for log in database.parent.glob("gair.sqlite3-*"):
        log.unlink()
    shutil.copy(copy, database)

    await workshop.restarts()
    await workshop.cai.says("love")

    assert await responses(workshop) == ["care", "love", "trust"]


async def test_what_is_taken_back_is_in_no_backup(workshop):
    await workshop.ana.says("trust")
    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")
    await workshop.ana.says("/mydata")

    await workshop.ana.presses("Remove 1")

    (copy,) = copies(workshop)
    raw = sqlite3.connect(copy)
    assert raw.execute("SELECT count(*) FROM response").fetchone() == (0,)
    raw.close()


async def test_nor_are_the_words_of_who_leaves_and_takes_them_along(workshop):
    await workshop.ana.says("trust")
    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")
    assert kept_in(copies(workshop)[0], "response") == 1
    await workshop.ana.says("/leave")

    await workshop.ana.presses("Leave, and remove my words")

    assert [kept_in(copy, "response") for copy in copies(workshop)] == [0]


async def test_nor_is_a_note_that_was_taken_out(workshop):
    await workshop.fran.says("/note Somebody named a name")
    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")
    assert kept_in(copies(workshop)[0], "note") == 1

    await workshop.fran.presses("Remove")

    assert [kept_in(copy, "note") for copy in copies(workshop)] == [0]


async def test_words_are_taken_back_while_nothing_else_can_be_written(workshop, monkeypatch):
    await workshop.ana.says("trust")
    write = Database.transaction

    async def full_disk(self, work, update_id=None, *, erases=False):
        if update_id is not None and not erases:
            raise StorageError("database or disk is full")
        return await write(self, work, update_id, erases=erases)

    monkeypatch.setattr(Database, "transaction", full_disk)
    workshop.ana.person.says("care")
    press = workshop.ana.person.presses(workshop.ana.person.last_button("Remove"), "Remove")
    await workshop.world.until(lambda: press.toast is not None)
    left = await responses(workshop)
    monkeypatch.undo()
    await workshop.settles()

    assert left == []
    assert await responses(workshop) == ["care"]
