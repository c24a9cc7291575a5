"""The data folder at a start: closed to others, and with room."""

import logging
import stat

import pytest

from storage import starting
from storage.lock import FolderRefused, make_private


def test_what_others_could_read_is_closed_to_them(tmp_path, caplog):
    folder = tmp_path / "data"
    for part in ("keys", "backups"):
        (folder / part).mkdir(parents=True)
    for name in ("gair.sqlite3", "gair.sqlite3-wal", "keys/1.data", "backups/gair-000001.sqlite3"):
        (folder / name).touch()
        (folder / name).chmod(0o644)
    folder.chmod(0o755)

    with caplog.at_level(logging.WARNING, "storage.starting"), starting.held(folder):
        modes = {stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}

    assert modes == {0o700, 0o600}
    assert "could be read by others on this machine; not any more" in caplog.text


def test_what_is_closed_is_left_alone(tmp_path):
    tmp_path.chmod(0o700)

    assert make_private(tmp_path) == []


def test_files_of_others_in_the_folder_are_not_ours_to_change(tmp_path):
    (tmp_path / "notes.txt").touch()
    (tmp_path / "notes.txt").chmod(0o644)

    make_private(tmp_path)

    assert stat.S_IMODE((tmp_path / "notes.txt").stat().st_mode) == 0o644


def test_a_folder_that_cannot_be_made_is_refused_in_a_clear_line(tmp_path):
    (tmp_path / "file").touch()

    with (
        pytest.raises(FolderRefused, match="choose another data_folder"),
        starting.held(tmp_path / "file" / "data"),
    ):
        pass


def test_room_is_kept(tmp_path):
    starting.make_room(tmp_path, 1 << 16)

    assert (tmp_path / "ballast").stat().st_size == 1 << 16
