"""What people read who want to change something is so: paths, layers, walks, the example."""

import inspect
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot import texts
from bot.archive import build
from bot.facilitation.archiving import handing_over
from bot.record import theming
from docs import draw_layers
from tests.walking import Walk

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")]
)
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What a response passes through and that knows nothing of responses: the database and the texts.
PLUMBING = (
    *("storage/database", "storage/connection", "storage/committing", "storage/transaction"),
    *("storage/sealing", "storage/vault", "storage/place", "bot/texts/"),
)
MOST_ROOMS = 49


def walk_of(name: str) -> list[tuple[str, str]]:
    """The steps of a walk on the page: file and function."""
    steps = re.search(rf"<!-- walk: {name} -->\n(.*?)<!-- /walk -->", ARCHITECTURE, re.DOTALL)[1]
    return re.findall(r"^\d+\. `([^`]+)` `([^`]+)`", steps, re.MULTILINE)


def not_met(steps, walk):
    """What is left of steps after those that were taken, in this order."""
    left = list(steps)
    for step in walk.steps:
        if left and step == left[0]:
            del left[0]
    return left


@pytest.fixture
async def walked(scene):
    """Six people at the first question, of whom five have answered; and somebody who watches."""
    walk = Walk()
    with walk.new_threads_watched():
        await scene.restarts()
    await scene.opens_lobby("Cloud from 3 people")
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    await scene.each_says("care", "trust", "time", "care", "hope")
    return scene, walk


async def test_a_gut_response_walks_as_the_page_says(walked):
    scene, walk = walked

    with walk.watched():
        await scene.fay.says("trust")

    assert len(walk_of("said")) > 10
    assert not_met(walk_of("said"), walk) == []
    assert len(walk_of("shown")) > 10
    assert not_met(walk_of("shown"), walk) == []


async def test_a_response_enters_no_more_rooms_than_it_did(walked):
    """What a reader follows from the update to the reaction. Who adds a room says so here."""
    scene, walk = walked
    await scene.fay.says("patience")

    with walk.watched():
        await scene.fay.says("trust")

    until = walk.steps.index(("handlers/reacting.py", "react"))
    entered = {file for file, _ in walk.steps[: until + 1]}
    rooms = {file for file in entered if not file.startswith(("bot/rehearsal/", *PLUMBING))}
    assert len(rooms) <= MOST_ROOMS, sorted(rooms)


async def test_what_is_to_be_opened_to_change_a_response_is_what_it_runs_through(walked):
    scene, walk = walked
    sentence = re.search(
        r"To change what happens when somebody responds, (.*?)\n\n", README, re.DOTALL
    )[1]
    named = re.findall(r"`([\w/]+\.py)`", sentence)

    with walk.watched():
        await scene.fay.says("trust")

    entered = {file for file, _ in walk.steps}
    assert len(named) > 3
    assert [file for file in named if file not in entered] == []


async def test_an_end_walks_as_the_page_says(walked):
    scene, walk = walked
    await scene.fran.presses("End the workshop")

    with walk.watched():
        await scene.fran.presses("End now")
        await scene.world.until(lambda: any(m.document for m in scene.fran.person.sees))

    assert len(walk_of("ended")) > 10
    assert not_met(walk_of("ended"), walk) == []


async def test_what_is_left_to_the_worker_walks_as_the_page_says(walked):
    scene, walk = walked
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")
    database = scene.gair.services.means.database
    left = await database.transaction(lambda tx: handing_over.for_archive(tx, 1))

    with walk.watched():
        record = theming.with_themes(left.gathered.record, left.gathered.materials)
        archive = build(record, {}, texts.load("en"))

    assert "report.html" in ZipFile(BytesIO(archive)).namelist()
    assert len(walk_of("packed")) > 5
    assert not_met(walk_of("packed"), walk) == []


def test_paths_that_are_named_are_there():
    """Patterns and what people make themselves are no paths of ours."""
    named = {
        (page.name, path)
        for page in PAGES
        for path in re.findall(
            r"`((?:bot|handlers|storage|tests|docs|benchmarks|\.ci|\.github)/[\w./-]+)`",
            page.read_text(encoding="utf-8"),
        )
    }

    assert len(named) > 60
    assert sorted((page, path) for page, path in named if not (ROOT / path).exists()) == []


def test_links_lead_somewhere():
    broken = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text):
            to = (page.parent / target).resolve() if target else page
            if not to.exists() or (anchor and anchor not in anchors(to)):
                broken.append((page.name, target, anchor))

    assert broken == []


def anchors(page: Path) -> set[str]:
    """What a forge makes of the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_picture_of_the_layers_is_what_the_imports_are():
    """If not: python -m docs.draw_layers"""
    assert draw_layers.MARKED.search(ARCHITECTURE)[0] == draw_layers.drawn(ROOT)


def test_every_module_belongs_to_a_layer():
    rooms = [room for layer in draw_layers.layers_of(ROOT) for room in layer]
    modules = [name for name, _ in draw_layers.modules_of(ROOT)]

    assert [name for name in modules if draw_layers.room_of(name, rooms) is None] == [
        "bot.__init__"
    ]


def test_an_arrow_appears_with_its_import(tmp_path):
    (tmp_path / "bot").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        '[[tool.importlinter.contracts]]\nlayers = ["handlers", "bot.high", "bot.low | bot.dry"]\n'
    )
    for name, text in {"high": "from bot import low", "low": "", "dry": ""}.items():
        (tmp_path / "bot" / f"{name}.py").write_text(text)
    (tmp_path / "handlers.py").write_text("")
    (tmp_path / "handlers").mkdir()
    (tmp_path / "handlers" / "a.py").write_text("import bot.high\nimport bot.low as down\n")

    drawn = draw_layers.drawn(tmp_path)

    assert re.findall(r"\w+ --> \w+", drawn) == ["handlers --> bot_high", "bot_high --> bot_low"]
    assert "| `handlers` | `bot.high`, `bot.low` |" in drawn
    assert "| `bot.dry` | – |" in drawn


def test_hooks_before_a_commit_are_tools_of_the_check_and_fetch_nothing():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    check = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    entries = re.findall(r"entry: (.*)$", hooks, re.MULTILINE)

    assert re.findall(r"repo: (.*)$", hooks, re.MULTILINE) == ["local"]
    assert len(entries) == hooks.count("- id: ") == hooks.count("language: system") > 3
    assert [entry for entry in entries if entry not in check] == []


async def test_nobody_reads_what_others_have_just_said(workshop):
    await workshop.ana.says("Trust")
    await workshop.bea.says("Being heard")

    assert [text for text in workshop.bea.sees if "Trust" in text] == []
    assert "Joined: 6 · Answered: 2 · Passed: 0" in workshop.fran.panel.words


def test_the_example_of_a_test_is_one_that_runs():
    shown = re.search(r"```python\n(.*?)```", CONTRIBUTING, re.DOTALL)[1]

    assert shown == inspect.getsource(test_nobody_reads_what_others_have_just_said)


def test_decisions_are_numbered_and_listed():
    folder = ROOT / "docs/decisions"
    records = sorted(folder.glob("0*.md"))
    listed = re.findall(
        r"^\| \[(\d+)\]\(([\w-]+\.md)\) \| (.*) \|$",
        (folder / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert [name for _, name, _ in listed] == [record.name for record in records]
    for (number, _, title), record in zip(listed, records, strict=True):
        lines = record.read_text(encoding="utf-8").splitlines()
        assert lines[0] == f"# {number}. {title}"
        assert record.name.startswith(f"{int(number):04}-")
        assert re.match(r"\d+ November 2026 \([0-9a-f]{7}", lines[2]), record.name
        assert [line for line in lines if line.startswith("## ")] == [
            "## Context",
            "## Decision",
            "## Consequences",
        ]


@pytest.mark.parametrize("folder", ["on_screen", "wire", "views"])
def test_deeds_stand_above_what_they_are_shown_by(folder):
    deeds = {path.stem for path in (ROOT / "handlers").glob("*.py")} - {"__init__"}

    climbing = [
        (path.name, deed)
        for path in (ROOT / "handlers" / folder).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        for deed in re.findall(r"^from handlers(?: import |\.)(\w+)", line)
        if deed in deeds
    ]

    assert climbing == []
