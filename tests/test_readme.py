"""README does not drift: its commands, settings and diagram are those of the program."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

from bot import plan_file
from bot.config import Config
from bot.workshop.session import MOVES, Move, Stage

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def diagram() -> str:
    """The table of moves as Mermaid draws it; moves between the same stages share an arrow."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Stage.PREPARING}"]
    for stage, moves in MOVES.items():
        arrows: dict[Stage, list[Move]] = {}
        for move, to in moves.items():
            arrows.setdefault(to, []).append(move)
        lines += [f"    {stage} --> {to}: {', '.join(names)}" for to, names in arrows.items()]
    return "\n".join([*lines, f"    {Stage.ENDED} --> [*]", "```"])


def test_the_diagram_is_the_table_of_moves():
    shown = re.search(r"<!-- moves -->\n(.*)\n<!-- /moves -->", README, re.DOTALL)

    assert shown is not None
    assert shown[1] == diagram()


def test_every_command_is_described():
    help_text = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = re.findall(r"^  ([a-z-]+)  ", help_text.split("options:")[0], re.MULTILINE)

    assert re.findall(r"^\| `gair ([a-z-]+)", README, re.MULTILINE) == commands


def test_every_setting_is_listed_with_its_default():
    rows = re.findall(r"^\| `([a-z_]+)` \| (?:`([^`]*)`)? ?\|", README, re.MULTILINE)
    fields = [field for field in dataclasses.fields(Config) if field.name != "warnings"]

    assert [name for name, _ in rows] == [field.name for field in fields]
    for (name, shown), field in zip(rows, fields, strict=True):
        default = (
            field.default if field.default not in ((), None) else ("[]" if name in LISTS else "")
        )
        written = str(default).lower() if isinstance(default, bool) else str(default)
        assert shown == written, name


LISTS = ("allowed", "organisers", "facilitators")


def test_every_picture_and_file_that_is_named_is_there():
    named = re.findall(r"docs/[a-z_0-9]+\.png", README)

    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_map_names_what_is_there():
    block = README.split("## How it is built")[1].split("\n\n")[1]
    names = re.findall(r"^\s+([a-z_./ ]+?)\s{2,}", block, re.MULTILINE)

    folders = {"bot/", "handlers/", "storage/", "tests/", "benchmarks/", "deploy/", "docs/"}
    for entry in " ".join(names).split():
        parent = ROOT if entry in folders else ROOT / "bot"
        assert (parent / entry).exists(), entry


def test_the_plan_that_is_shown_is_a_plan(tmp_path):
    path = tmp_path / "shown.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1], encoding="utf-8")

    plan = plan_file.load(path)

    assert [value.title for value in plan.values] == ["We listen first", "We say when we are wrong"]
    assert [theme.heading for theme in plan.themes] == ["Time"]
