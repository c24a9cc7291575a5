"""Backups: what is in one can be had again, and what was erased is not in it."""

import sqlite3

import pytest

from storage import backups, ballast

SECRET = b"a word that was taken back"


@pytest.fixture
def raw(tmp_path):
    raw = sqlite3.connect(tmp_path / "gair.sqlite3", isolation_level=None)
    raw.execute("PRAGMA journal_mode = wal")
    raw.execute("CREATE TABLE response (text TEXT)")
    raw.execute("INSERT INTO response VALUES ('trust')")
    yield raw
    raw.close()


def test_a_backup_is_a_database_with_everything_in_it(raw, tmp_path):
    copy = backups.write(raw, tmp_path / "backups")

    with sqlite3.connect(copy) as restored:
        assert restored.execute("SELECT text FROM response").fetchall() == [("trust",)]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_what_was_deleted_is_not_in_it(raw, tmp_path):
    raw.execute("INSERT INTO response VALUES (?)", (SECRET.decode(),))
    raw.execute("DELETE FROM response WHERE text = ?", (SECRET.decode(),))

    copy = backups.write(raw, tmp_path / "backups")

    assert SECRET not in copy.read_bytes()


def test_the_newest_three_are_kept(raw, tmp_path):
    for _ in range(5):
        backups.write(raw, tmp_path / "backups")

    kept = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert kept == [f"gair-{number:06}.sqlite3" for number in (3, 4, 5)]


def test_a_copy_that_was_cut_short_is_thrown_away_next_time(raw, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "unfinished").write_bytes(b"half a copy")

    copy = backups.write(raw, folder)

    assert [path.name for path in folder.iterdir()] == [copy.name]


def test_a_copy_with_rows_missing_does_not_count(raw, tmp_path, monkeypatch):
    counts = iter([{"response": 2}, {"response": 1}])
    monkeypatch.setattr(backups, "_counts", lambda _: next(counts))

    with pytest.raises(backups.BackupFailed):
        backups.write(raw, tmp_path / "backups")

    assert list((tmp_path / "backups").iterdir()) == []


def test_all_copies_can_be_removed(raw, tmp_path):
    backups.write(raw, tmp_path)

    backups.remove_all(tmp_path)

    assert list(tmp_path.glob("gair-*.sqlite3")) == []


def test_ballast_takes_room_and_gives_it_back(tmp_path):
    assert ballast.keep(tmp_path, 1000)
    assert (tmp_path / "ballast").stat().st_size == 1000

    assert ballast.release(tmp_path)
    assert not ballast.release(tmp_path)


def test_ballast_that_does_not_fit_leaves_nothing_behind(tmp_path):
    assert not ballast.keep(tmp_path, 2**60)

    assert list(tmp_path.iterdir()) == []


def test_a_short_disk_is_noticed(tmp_path):
    assert ballast.is_short(tmp_path, 2**62)
    assert not ballast.is_short(tmp_path, 1)
