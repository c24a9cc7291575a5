"""What the forge runs: each Python that is promised, and the oldest versions that are allowed."""

import os
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORKFLOW = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_script_that_it_runs_is_there_and_can_be_run():
    scripts = re.findall(r"run: (\S+)", WORKFLOW)

    assert scripts == [".ci/run", ".ci/coverage", ".ci/lowest", ".ci/long"]
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)


def test_the_oldest_python_that_is_promised_is_the_first_that_is_tried():
    matrix = re.findall(r'"(3\.\d+)"', WORKFLOW.partition("matrix:")[2].partition("steps:")[0])
    oldest = PROJECT["requires-python"].removeprefix(">=")

    assert matrix[0] == oldest
    assert len(matrix) == len(set(matrix)) > 1
    assert f'python-version: "{oldest}"' in WORKFLOW.partition("lowest:")[2]


def test_what_is_needed_has_a_lower_and_an_upper_bound():
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]

    assert [n for n in needed if not re.fullmatch(r"[a-z0-9-]+>=[\d.]+,<[\d.]+", n)] == []
    assert "--resolution lowest-direct" in (ROOT / ".ci/lowest").read_text(encoding="utf-8")
