"""The same workshop, whichever doors people come by: the same words, answers and passes."""

import csv
import io
import json
import zipfile

import pytest

from bot.config import Config
from bot.rehearsal.play import Rehearsal, play
from bot.workshop.door import Door
from tests.rehearsal.test_play import NO_TIME, PLAN, SAID

BY = {
    "telegram": frozenset({Door.CHAT}),
    "both": frozenset(Door),
    "browser": frozenset({Door.BROWSER}),
}
TABLES = ("words.csv", "answers.csv")


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    (folder / "two.toml").write_text(PLAN, encoding="utf-8")
    return Config(plan="two", plans_folder=folder)


def played(folder, **how):
    shown = []
    code = play(Rehearsal(tempo=NO_TIME, **how), folder, shown.append)
    assert code == 0, shown[-3:]
    with zipfile.ZipFile(folder / "session.zip") as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in (*TABLES, "session.json")}


@pytest.fixture(scope="module")
def recitals(config, tmp_path_factory):
    return {
        door: played(tmp_path_factory.mktemp(door), people=6, said=SAID, config=config, doors=doors)
        for door, doors in BY.items()
    }


@pytest.mark.long
@pytest.mark.parametrize("name", TABLES)
def test_what_was_said_is_the_same(recitals, name):
    rows = {door: list(csv.reader(io.StringIO(found[name]))) for door, found in recitals.items()}

    assert len(rows["telegram"]) > 5
    assert rows["telegram"] == rows["both"] == rows["browser"]


@pytest.mark.long
def test_so_are_the_passes_and_how_many_took_part(recitals):
    numbers = {
        door: [(v["answered"], v["passed"]) for v in json.loads(found["session.json"])["values"]]
        for door, found in recitals.items()
    }
    joined = {door: json.loads(f["session.json"])["joined"] for door, f in recitals.items()}

    assert numbers["telegram"] == numbers["both"] == numbers["browser"]
    assert set(joined.values()) == {6}


@pytest.mark.long
def test_a_cast_that_makes_it_up_plays_by_both(config, tmp_path_factory):
    folder = tmp_path_factory.mktemp("improvised")

    found = played(folder, people=9, seed=4, config=config, doors=frozenset(Door))

    transcript = (folder / "transcript.txt").read_text(encoding="utf-8")
    assert "In a browser: 4" in transcript
    assert json.loads(found["session.json"])["joined"] >= 8
