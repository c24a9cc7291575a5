"""A release: its tag, its version and its changelog agree, or it is not made."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WORKFLOW = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
CHANGES = (
    "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n- Something.\n\n## [1.2.2]\n"
)


@pytest.fixture
def release(tmp_path):
    """Whether a tag may be released of a project with this version and changelog; what is said."""
    (tmp_path / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci/release", tmp_path / ".ci/release")

    def release(tag, version="1.2.3", changes=CHANGES):
        (tmp_path / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
        (tmp_path / "CHANGELOG.md").write_text(changes)
        ended = subprocess.run(
            [str(script), tag, "--check"], capture_output=True, text=True, check=False
        )
        return ended.returncode == 0, ended.stderr.strip()

    return release


def test_a_tag_that_the_project_and_the_changelog_know(release):
    assert release("v1.2.3") == (True, "")


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("v1.2", "v1.2 is no version"),
        ("v1.2.3; rm -rf x", "v1.2.3; rm -rf x is no version"),
        ("v1.2.4", "pyproject.toml does not say"),
    ],
)
def test_a_tag_that_will_not_do(release, tag, told):
    may, said = release(tag)

    assert (may, said.startswith(told)) == (False, True)


@pytest.mark.parametrize(
    "changes", ["# Changelog\n\n## [Unreleased]\n\n- Something.\n", CHANGES.replace("- Some", "")]
)
def test_a_version_of_which_the_changelog_says_nothing(release, changes):
    may, said = release("v1.2.3", changes=changes.replace("thing.", ""))

    assert (may, said.startswith("CHANGELOG.md has no section [1.2.3]")) == (False, True)


def test_nothing_is_released_before_all_that_must_hold_does():
    scripts = re.findall(r"run: (\.ci/\w+)", WORKFLOW)

    assert scripts == [".ci/release", ".ci/run", ".ci/long", ".ci/release"]
    assert "needs: holds" in WORKFLOW
    assert WORKFLOW.count("contents: write") == 1
