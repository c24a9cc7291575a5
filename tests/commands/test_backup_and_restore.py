"""`gair backup` and `gair restore`: what they refuse, and that they change nothing then."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.database import Database
from storage.sealed_key import SHORTEST_PASSPHRASE
from storage.vault import Vault, operators_key
from tests.storage.seed import NOW, add_session

ROOT = Path(__file__).parents[2]
PASSPHRASE = "correct horse battery"


@pytest.fixture
async def house(tmp_path, monkeypatch):
    """A folder with settings, a key, and data with a live session."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAIR_PASSPHRASE", PASSPHRASE)
    (tmp_path / "config.toml").write_text("minimum = 5\n")
    (tmp_path / "safe").mkdir()
    path = tmp_path / "data" / "gair.sqlite3"
    vault = Vault(path.parent / "keys", operators_key(tmp_path / "gair.key"))
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(add_session)
    return tmp_path


@pytest.fixture
def gair(capsys):
    """Type a command; how it ended, and what it complained of."""

    def gair(*words):
        code = main(words)
        return code, capsys.readouterr().err.removeprefix("gair: ").strip()

    return gair


def everything(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def without(house, *names):
    """The same machine, with these gone."""
    for name in names:
        path = house / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def with_another(backup, **entries):
    """The same backup with other contents under some names."""
    with zipfile.ZipFile(backup) as packed:
        contents = {name: packed.read(name) for name in packed.namelist()} | entries
    with zipfile.ZipFile(backup, "w") as packed:
        for name, content in contents.items():
            packed.writestr(name, content)


def test_with_the_key_elsewhere_it_is_restored_with_that_key(house, gair):
    assert gair("backup", "safe/all.gair") == (0, "")
    key = (house / "gair.key").read_bytes()
    assert key not in (house / "safe/all.gair").read_bytes()
    without(house, "data")

    assert gair("restore", "safe/all.gair") == (0, "")

    assert gair("check")[0] == 1  # no token; and nothing else
    assert (house / "data" / "gair.sqlite3").stat().st_mode & 0o077 == 0


def test_over_living_data_nothing_is_restored(house, gair):
    gair("backup", "safe/all.gair")
    before = everything(house)

    code, told = gair("restore", "safe/all.gair")

    assert code == 1
    assert told.startswith(f"there is data in {house}/data; a restore over it would lose it")
    assert everything(house) == before


def test_without_its_key_nothing_is_restored(house, gair):
    gair("backup", "safe/all.gair")
    without(house, "data", "gair.key")

    code, told = gair("restore", "safe/all.gair")

    assert (code, told) == (
        1,
        f"the key is not in this backup; put the key file that belongs to it at {house}/gair.key",
    )
    assert everything(house / "data") == {}


def test_with_another_key_nothing_is_restored(house, gair):
    gair("backup", "safe/all.gair")
    without(house, "data", "gair.key")
    operators_key(house / "gair.key")

    code, told = gair("restore", "safe/all.gair")

    assert code == 1
    assert "put" in told
    assert "key file" in told
    assert everything(house / "data") == {}


def test_another_passphrase_opens_nothing(house, gair, monkeypatch):
    gair("backup", "safe/all.gair", "--with-key")
    without(house, "data", "gair.key")
    monkeypatch.setenv("GAIR_PASSPHRASE", "another horse altogether")

    assert gair("restore", "safe/all.gair") == (
        1,
        "that passphrase does not open the key; please try again",
    )
    assert not (house / "gair.key").exists()

    monkeypatch.setenv("GAIR_PASSPHRASE", PASSPHRASE)
    assert gair("restore", "safe/all.gair") == (0, "")


def test_a_key_file_that_is_another_one_stays(house, gair):
    gair("backup", "safe/all.gair", "--with-key")
    without(house, "data", "gair.key")
    other = operators_key(house / "gair.key")

    code, told = gair("restore", "safe/all.gair")

    assert (code, told.partition(" is another key")[0]) == (1, f"{house}/gair.key")
    assert (house / "gair.key").read_bytes() == other


def test_a_passphrase_that_is_guessed_easily(house, gair, monkeypatch):
    monkeypatch.setenv("GAIR_PASSPHRASE", "short")

    code, told = gair("backup", "safe/all.gair", "--with-key")

    assert (code, told) == (
        1,
        f"a passphrase should have {SHORTEST_PASSPHRASE} characters or more",
    )
    assert everything(house / "safe") == {}


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({"../../stolen": b"x"}, "that is no backup of Gair"),
        ({"keys/../../stolen": b"x"}, "that is no backup of Gair"),
        ({"keys/1.other": b"x"}, "that is no backup of Gair"),
        ({"gair.json": json.dumps({"format": 2}).encode()}, "that backup was written by a newer"),
        ({"gair.json": b"[]"}, "that backup was written by a newer"),
        ({"gair.sqlite3": b"something else " * 400}, "the database in this backup can't be used"),
        ({"keys/1.data": b"x" * 60}, "the key file is not the one that belongs to this backup"),
    ],
)
def test_a_backup_that_is_none_or_damaged(house, gair, entries, told):
    gair("backup", "safe/all.gair")
    without(house, "data")
    with_another(house / "safe/all.gair", **entries)
    before = everything(house)

    code, said = gair("restore", "safe/all.gair")

    assert code == 1
    assert said.startswith(told)
    assert everything(house) == before


def test_a_file_that_is_no_archive(house, gair):
    without(house, "data")
    (house / "safe/all.gair").write_bytes(b"not a backup")

    code, told = gair("restore", "safe/all.gair")

    assert (code, "is no backup of Gair, or is damaged" in told) == (1, True)
    assert gair("restore", "safe/none.gair") == (1, "there is no file safe/none.gair")


def test_a_restore_that_was_cut_off_can_be_done_again(house, gair):
    gair("backup", "safe/all.gair")
    without(house, "data/gair.sqlite3")
    (house / "data/restoring").mkdir()
    (house / "data/restoring/gair.sqlite3").write_bytes(b"half")

    assert gair("restore", "safe/all.gair") == (0, "")
    assert not (house / "data/restoring").exists()


def test_keys_of_other_data_are_not_lost(house, gair):
    gair("backup", "safe/all.gair")
    without(house, "data/gair.sqlite3")
    (house / "data/keys/2.data").write_bytes(b"of another session")

    code, told = gair("restore", "safe/all.gair")

    assert (code, told.partition(";")[0]) == (
        1,
        f"there are keys of other data in {house}/data/keys",
    )
    assert (house / "data/keys/2.data").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["data/all.gair"], "lies in data_folder, and would be lost with it"),
        (["safe/all.zip"], "should end in .gair"),
        (["nowhere/all.gair"], "there is no folder"),
        (["safe/all.gair", "--drop"], "is no backup that is kept up to date here"),
    ],
)
def test_places_that_will_not_do(house, gair, words, told):
    code, said = gair("backup", *words)

    assert (code, told in said) == (1, True), said


@pytest.mark.parametrize("name", ["../data/all.gair", "leads/all.gair"])
def test_a_place_in_the_data_folder_by_another_way(house, gair, name):
    (house / "leads").symlink_to(house / "data")
    (house / "here").mkdir()
    name = f"here/{name}" if name.startswith("..") else name

    code, told = gair("backup", name)

    assert code == 1
    assert told.startswith(f"{house}/data/all.gair lies in data_folder")
    assert not (house / "data" / "all.gair").exists()


def test_what_is_there_already_is_not_written_over(house, gair):
    """As after a loss: the only backup of what is lost lies there."""
    (house / "safe" / "all.gair").write_bytes(b"the only one")

    code, told = gair("backup", "safe/all.gair")

    assert code == 1
    assert told.startswith(f"{house}/safe/all.gair is there already")
    assert (house / "safe" / "all.gair").read_bytes() == b"the only one"
    assert gair("backup", "safe/other.gair") == (0, "")
    assert gair("backup", "safe/../safe/other.gair") == (0, "")
    assert len(list((house / "data" / "elsewhere").glob("*.json"))) == 1


def test_without_a_terminal_a_passphrase_is_asked_for_in_one_line(house):
    """As in a job of the night: nothing is typed, and nothing is shown as it is typed."""
    environment = {name: what for name, what in os.environ.items() if name != "GAIR_PASSPHRASE"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "backup", "safe/all.gair", "--with-key"],
        cwd=house,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "gair: a passphrase is needed; type it in a terminal or set GAIR_PASSPHRASE\n"
    )


def test_one_of_a_newer_version_is_told_as_that(house, gair):
    """The tables are newer; the file itself is as it was."""
    gair("backup", "safe/all.gair")
    newer = house / "newer.sqlite3"
    with zipfile.ZipFile(house / "safe/all.gair") as packed:
        newer.write_bytes(packed.read("gair.sqlite3"))
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("PRAGMA user_version = 1000")
    without(house, "data")
    with_another(house / "safe/all.gair", **{"gair.sqlite3": newer.read_bytes()})

    code, told = gair("restore", "safe/all.gair")

    assert code == 1
    assert told.startswith(
        "the database in this backup can't be used (was written by a newer Gair); take another"
    )


@pytest.mark.long
def test_whatever_is_damaged_in_it_is_told_in_one_line(house, gair):
    """A few bytes of it are others, in what says where things are most of all."""
    gair("backup", "safe/all.gair")
    whole = (house / "safe/all.gair").read_bytes()
    luck = random.Random(1)
    for _ in range(60):
        without(house, "data")
        damaged = bytearray(whole)
        for _ in range(luck.randint(1, 3)):
            damaged[-luck.randint(1, 700)] = luck.randrange(256)
        (house / "safe/all.gair").write_bytes(damaged[: luck.choice([None, -luck.randint(1, 400)])])

        code, told = gair("restore", "safe/all.gair")

        assert (code, told.count("\n")) in {(0, 0), (1, 0)}
        assert "None" not in told
        assert (house / "data" / "gair.sqlite3").exists() is (code == 0)
