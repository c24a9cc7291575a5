"""A test that stands still is ended, whatever it is doing, and says where."""

import asyncio
import re
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.standing_still import stands

ROOT = Path(__file__).parent.parent

CONFTEST = """
from tests import standing_still

pytest_plugins = ("tests.standing_still",)
standing_still.SECONDS_TO_SAY_SO = 0.2
"""

SETTINGS = """
[pytest]
addopts = -n 1 -p no:cacheprovider
timeout = 0.5
asyncio_mode = auto
asyncio_default_fixture_loop_scope = session
asyncio_default_test_loop_scope = session
"""

STANDING = """
import asyncio

import pytest


async def for_somebody_who_never_comes():
    await asyncio.Event().wait()


@pytest.fixture
async def does_not_end():
    yield
    await for_somebody_who_never_comes()


@pytest.fixture
def is_held_at_its_end():
    yield
    sum(range(10**15))


async def turns_for_ever():
    while True:
        try:
            await asyncio.sleep(0)
            sum(range(10_000))
        except BaseException:
            continue


async def test_waits():
    await for_somebody_who_never_comes()


async def test_waits_beside_what_swallows_all_errors():
    turning = asyncio.create_task(turns_for_ever())
    await for_somebody_who_never_comes()


async def test_fails_and_then_does_not_end(does_not_end):
    raise AssertionError


def test_fails_and_then_is_held(is_held_at_its_end):
    raise AssertionError


def test_is_held_outside_of_python():
    sum(range(10**15))


def test_is_well():
    pass
"""


@pytest.mark.long
def test_each_test_that_stands_still_is_named_and_the_others_go_on(tmp_path):
    files = {"conftest.py": CONFTEST, "pytest.ini": SETTINGS, "test_standing.py": STANDING}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )

    named = re.findall(r"crashed while running 'test_standing.py::(\w+)'\n", run.stdout)
    assert sorted(named) == [
        "test_fails_and_then_does_not_end",
        "test_fails_and_then_is_held",
        "test_is_held_outside_of_python",
        "test_waits",
        "test_waits_beside_what_swallows_all_errors",
    ]
    # What has failed before it stood still has failed twice.
    assert " 7 failed, 1 passed" in run.stdout
    said = re.findall(r"(\w+) stands still:$", run.stderr, re.MULTILINE)
    assert sorted(said) == [name for name in sorted(named) if "held" not in name]
    assert run.stderr.count(" for_somebody_who_never_comes\n") == 3
    assert " in test_is_held_outside_of_python\n" in run.stderr
    assert " in is_held_at_its_end\n" in run.stderr


@asynccontextmanager
async def a_door_that_does_not_open():
    await asyncio.Event().wait()
    yield


async def goes_through():
    async with a_door_that_does_not_open():
        pass


async def test_each_step_on_the_way_to_where_a_task_waits_is_told():
    going = asyncio.create_task(goes_through(), name="Ana")
    await asyncio.sleep(0)

    said = list(stands())
    going.cancel()

    at = said.index("Ana:")
    steps = [line.rpartition(" ")[2] for line in said[at + 1 : at + 5]]
    assert steps == [
        "goes_through",
        "_AsyncGeneratorContextManager.__aenter__",
        "a_door_that_does_not_open",
        "Event.wait",
    ]


def test_without_a_loop_there_is_nothing_to_tell():
    assert list(stands()) == []
