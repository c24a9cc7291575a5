"""Backups that an operator keeps: restored, the workshop goes on; what was erased is in none."""

import errno
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from bot.__main__ import main
from storage import kept_backups
from storage.kept_backups import DATABASE
from tests.kept_elsewhere import backs_up, key_lies_apart, settings


@pytest.fixture
async def places(workshop, tmp_path_factory, monkeypatch):
    """Two folders that are on other disks, a passphrase, and the key where it should be."""
    await key_lies_apart(workshop, tmp_path_factory, monkeypatch)
    return tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("there")


def rows(backup, table):
    """How many rows a table has in a backup."""
    with zipfile.ZipFile(backup) as packed:
        path = packed.extract(DATABASE, backup.parent / "unpacked")
    raw = sqlite3.connect(path)
    (count,) = raw.execute(f"SELECT count(*) FROM {table}").fetchone()
    raw.close()
    return count


async def is_destroyed(scene):
    """The machine burns: nothing is left of the data folder, nor of the key."""
    await scene._running.aclose()
    shutil.rmtree(scene.config.data_folder)
    scene.config.key_file.unlink()


async def test_a_workshop_goes_on_on_another_machine(workshop, places):
    """The drill: a copy in the middle of a value, everything destroyed, restored elsewhere."""
    here, there = places
    await workshop.each_says("trust", "care", "hope")
    backup = backs_up(workshop, here, "--with-key")
    await is_destroyed(workshop)
    to = {"data_folder": there / "data", "key_file": there / "keys" / "gair.key"}

    assert main(["restore", str(backup), "--config", settings(workshop, there, **to)]) == 0
    await workshop.restarts(**to)
    await workshop.dai.says("love")
    await workshop.fran.presses("Close and reveal")

    said = await workshop.rows("SELECT text FROM response")
    assert sorted(text for (text,) in said) == ["care", "hope", "love", "trust"]
    assert [player.own[0] for player in workshop.people[:4]] == ["trust", "care", "hope", "love"]
    assert (there / "keys" / "gair.key").stat().st_mode & 0o777 == 0o600


async def test_what_is_taken_back_goes_from_it_and_it_is_made_anew(workshop, places):
    await workshop.each_says("trust", "care")
    backup = backs_up(workshop, places[0])
    assert rows(backup, "response") == 2

    await workshop.ana.says("/forget")
    await workshop.ana.presses("Yes, remove everything")

    assert rows(backup, "response") == 1


async def test_it_goes_also_where_that_all_is_erased_can_not_be_marked(
    workshop, places, monkeypatch
):
    mark = kept_backups._mark
    await workshop.ana.says("trust")
    backup = backs_up(workshop, places[0])

    def has_no_room(data_folder, name):
        if name == kept_backups.DONE:
            raise OSError(errno.ENOSPC, "no room")
        mark(data_folder, name)

    monkeypatch.setattr(kept_backups, "_mark", has_no_room)
    monkeypatch.setattr(kept_backups, "renew", lambda *_: None)
    await workshop.ana.says("/forget")
    await workshop.ana.presses("Yes, remove everything")

    assert not backup.exists()
    assert await workshop.rows("SELECT text FROM response") == []


async def test_one_that_was_out_of_reach_goes_as_soon_as_it_is_back(workshop, places, caplog):
    """Its disk is taken out, and put back as it was."""
    here, there = places
    await workshop.each_says("trust", "care")
    backup = backs_up(workshop, here)
    away = shutil.move(backup, there / "kept.gair")
    here.chmod(0o500)
    await workshop.ana.says("/mydata")
    await workshop.ana.presses("Remove 1")
    here.chmod(0o700)
    shutil.rmtree(here)
    here.mkdir()
    shutil.move(away, backup)
    assert rows(backup, "response") == 2

    await workshop.restarts()

    assert not backup.exists() or rows(backup, "response") == 1


async def test_what_was_erased_while_it_is_written_is_not_in_it(workshop, places, monkeypatch):
    """A backup that began before the erasing, and ends after it, does not stay."""
    await workshop.each_says("trust", "care")
    write, erased = kept_backups.write, []

    def meanwhile(kept, data_folder, copy, keys):
        is_erasing = not erased
        if is_erasing:
            erased.append(data_folder)
            kept_backups.begin_erasing(data_folder)
        may_stay = write(kept, data_folder, copy, keys)
        if is_erasing:
            kept_backups.finish_erasing(data_folder)
        assert may_stay or not Path(kept.path).exists()
        erased.append(may_stay)
        return may_stay

    monkeypatch.setattr(kept_backups, "write", meanwhile)
    backup = backs_up(workshop, places[0])

    assert erased[1:] == [False, True]
    assert rows(backup, "response") == 2


async def test_what_was_left_half_made_goes_too(workshop, places):
    """Somebody ends gair backup in the middle: a copy lies beside the data, a part elsewhere."""
    await workshop.each_says("trust", "care")
    backup = backs_up(workshop, places[0])
    copy = kept_backups.copying_in(workshop.config.data_folder)
    (copy / "copy").write_bytes(b"what Ana said")
    part = backup.with_name(".kept.gair.part")
    part.write_bytes(b"what Ana said")

    await workshop.ana.says("/mydata")
    await workshop.ana.presses("Remove 1")

    assert not copy.exists()
    assert not part.exists()
    assert rows(backup, "response") == 1


async def test_it_is_noted_before_its_first_byte_is_written(workshop, places, monkeypatch):
    """Whoever is killed while it is written leaves a part of it, which has to go too."""
    data, noted, sync = workshop.config.data_folder, [], kept_backups.sync

    def look(path):
        if path.name == ".kept.gair.part":
            noted.extend(Path(kept.path).name for kept in kept_backups.kept_in(data))
        sync(path)

    monkeypatch.setattr(kept_backups, "sync", look)
    backup = backs_up(workshop, places[0])

    assert noted == [backup.name]


async def test_one_that_could_not_be_written_is_not_tried_again(workshop, places, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(kept_backups.zipfile, "ZipFile", full)
        asked = ["backup", str(places[0] / "kept.gair"), "--config", settings(workshop, places[0])]
        assert main(asked) == 1

    assert kept_backups.kept_in(workshop.config.data_folder) == []


async def test_one_that_is_dropped_is_not_made_again(workshop, places):
    await workshop.each_says("trust", "care")
    backup = backs_up(workshop, places[0])

    backs_up(workshop, places[0], "--drop")
    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")

    assert not backup.exists()


async def test_it_follows_as_values_end(workshop, places):
    backup = backs_up(workshop, places[0])
    await workshop.each_says("trust", "care")
    assert rows(backup, "response") == 0

    await workshop.fran.presses("Skip this value")
    await workshop.fran.presses("Skip it")

    assert rows(backup, "response") == 2
