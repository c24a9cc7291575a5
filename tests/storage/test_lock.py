"""One process for one data folder."""

import subprocess
import sys

import pytest

from storage.lock import FolderInUse, locked

HOLD = (
    "import sys,time; from pathlib import Path; from storage.lock import locked\n"
    "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
)


def test_a_second_one_is_refused_in_a_clear_line(tmp_path):
    refused = pytest.raises(FolderInUse, match="stop that one first")

    with locked(tmp_path / "data"), refused, locked(tmp_path / "data"):
        pass


def test_the_folder_is_free_again_afterwards(tmp_path):
    with locked(tmp_path):
        pass

    with locked(tmp_path):
        pass


def test_a_killed_process_holds_nothing(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    with pytest.raises(FolderInUse), locked(tmp_path):
        pass

    process.kill()
    process.wait()

    with locked(tmp_path):
        pass
