"""The wheel and the source archive hold all that the program needs: built, and played from."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


def done(*words, **options):
    """Do something; what it printed."""
    ended = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, **options
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source archive, and the wheel that is built from what is in it."""
    folder = tmp_path_factory.mktemp("built")
    done("-m", "hatchling", "build", "-t", "sdist", "-d", str(folder), cwd=ROOT)
    (source,) = folder.glob("gair-*.tar.gz")
    with tarfile.open(source) as packed:
        packed.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    done("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=unpacked)
    (wheel,) = folder.glob("gair-*.whl")
    return unpacked, wheel


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """The program from the wheel, far from its sources, beside the packages that it needs."""
    folder = tmp_path_factory.mktemp("a folder with a space")
    with zipfile.ZipFile(built[1]) as wheel:
        wheel.extractall(folder)  # noqa: S202 our own
    path = os.pathsep.join([str(folder), sysconfig.get_path("purelib")])
    return folder, {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def gair(installed, folder, *words):
    """Type a command in another folder."""
    return done("-m", "bot", *words, cwd=folder, env=installed[1])


def test_the_source_archive_has_what_is_needed_to_run_and_to_change_it(built):
    source, _ = built

    named = ["deploy/install", "docs/running.md", "config.example.toml", "tests", "benchmarks"]
    assert [name for name in (*named, ".ci/run", "LICENSE") if not (source / name).exists()] == []


def test_the_wheel_is_small_and_has_nothing_but_the_program(built):
    _, wheel = built

    assert wheel.stat().st_size < 25 * 2**20
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.split("/")[0] for name in packed.namelist()}
    assert {top for top in tops if not top.startswith("gair-")} == {"bot", "handlers", "storage"}


def test_from_the_wheel_one_begins_checks_and_plays_a_whole_workshop(installed, tmp_path):
    where = done("-c", "import bot; print(bot.__file__)", cwd=tmp_path, env=installed[1])
    assert where.startswith(str(installed[0]))

    gair(installed, tmp_path, "init")
    gair(installed, tmp_path, "rehearse", "--people", "3")

    written = {path.name for path in (tmp_path / "rehearsal").iterdir()}
    assert written == {"session.zip", "transcript.txt"}
    assert (tmp_path / "config.toml").read_bytes() == (ROOT / "config.example.toml").read_bytes()
