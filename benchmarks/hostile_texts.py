"""Hostile texts through the real bot: as response, answer, note, name and title, into every sink.

The big lists lie in `shared/data` beside the project; where there are none, the tests' own list
has to do, and the note says so. The baseline is the plainest program: SQLite, a CSV writer,
python-docx and an f-string.
"""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from docx import Document

from benchmarks.table import Row
from bot.rehearsal.bot_api.people import Impossible
from tests import planted, sinks
from tests.hostile import HOSTILE, clickable
from tests.players import Player, Scene

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
LISTS = ("hostile_inputs.json", "hostile/blns.json")
KINDS = {"word", "prompt", "name", "workshop", "deeplink", "callback", "config"}
LONGEST_NAME, LONGEST_TITLE = 64, 128
RESPONSES, MORE_PEOPLE = 10, 90
AT_ONCE = 20
BAD = {"WARNING", "ERROR", "CRITICAL"}


def hostile_texts() -> tuple[list[str], str]:
    """Every hostile text once, and where they are from."""
    texts, found = list(HOSTILE), []
    for name in LISTS:
        with suppress(FileNotFoundError):
            content = json.loads((SHARED / name).read_text(encoding="utf-8"))
            listed = content if isinstance(content, list) else _inputs(content)
            texts += listed
            found.append(Path(name).name)
    return list(dict.fromkeys(texts)), ", ".join(found) or "OWN LIST ONLY"


def _inputs(content: dict[str, Any]) -> list[str]:
    """Those that are texts; of the others, written as programs, the tests' list has the like."""
    return [
        entry["input"]
        for entry in content["inputs"]
        if entry["category"] in KINDS and isinstance(entry.get("input"), str)
    ]


async def rows(scene: Scene, log: io.StringIO) -> list[Row]:
    """What came of every text in every role, in a scene that was just set."""
    texts, source = hostile_texts()
    unanswered = await _play(scene, texts)
    archive = _archives(scene)[-1]
    clicks = [one for chat in scene.world.chats.values() for one in clickable(chat)]
    stored = await scene.rows("SELECT count(*) FROM response")
    pictures = len(scene.clouds)
    errors = [
        line for line in log.getvalue().splitlines() if " WARNING " in line or " ERROR " in line
    ]
    members = _members(archive)
    naive = _naive(texts)
    page = members["report.html"].decode()
    tables = [sinks.formulas(members[name].decode()) for name in members if name.endswith(".csv")]
    own, _ = sinks.elements(_templates())
    tags, harmful = sinks.elements(page)
    note = f"{len(texts)} texts, five times each; {source}"
    counted = (
        ("errors, in the log or raised", len(errors), naive["errors"], note),
        ("messages without an answer", unanswered, None, f"{stored[0][0]} words in the store"),
        ("clouds not shown", 0 if pictures else 1, None, ""),
        ("made clickable or markup by Telegram", len(clicks), None, ""),
        ("elements and scripts in HTML", len(tags - own) + len(harmful), naive["html"], ""),
        ("formulas in CSV", sum(map(len, tables)), naive["formulas"], ""),
        ("broken or leading out, in DOCX", len(_docx(members)), naive["docx"], ""),
        ("paths in ZIP", len(sinks.bad_names(members)), naive["paths"], ""),
    )
    return [
        Row(what=f"hostile: {what}", measured=hits, unit="", reach=0, baseline=plain, note=said)
        for what, hits, plain, said in counted
    ]


async def _play(scene: Scene, texts: Sequence[str]) -> int:
    """Every text in every role; how many messages got no answer."""
    plans = scene.gair.services.means.plans.items()
    roomy = {name: replace(plan, responses_per_person=RESPONSES) for name, plan in plans}
    await scene.restarts(around={"plans": roomy})
    await scene.opens_lobby()
    scene.people += [Player(scene, scene.world.add_person("Somebody")) for _ in range(MORE_PEOPLE)]
    await scene.all_join()
    await scene.fran.presses("Begin with the first value")
    unanswered = await _all_say(scene, texts)
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    unanswered += await _all_say(scene, texts)
    # A note also brings a new panel, so that answers to it can't be counted.
    await _say(scene.fran, [f"/note {text}" for text in texts])
    for title in texts:
        if title.strip() and len(title) <= LONGEST_TITLE:
            scene.group.renames(title)
    await scene.settles()
    for label in ("Round-up", "Show the draft", "Post to the group", "End the workshop", "End now"):
        await scene.fran.presses(label)
    await scene.fran.says("/archives")
    await scene.world.until(lambda: bool(_archives(scene)), timeout=60)
    await scene.settles()
    return unanswered


async def _all_say(scene: Scene, texts: Sequence[str]) -> int:
    counts = [
        await _say(player, texts[number :: len(scene.people)])
        for number, player in enumerate(scene.people)
    ]
    return sum(counts)


async def _say(player: Player, texts: Sequence[str]) -> int:
    """Send texts one after the other; how many got no answer."""
    before, sent = _heard(player), 0
    for number, text in enumerate(texts):
        # What no app of Telegram sends can't reach the bot.
        with suppress(Impossible):
            if 0 < len(text) <= LONGEST_NAME:
                planted.name(player, text)
            player.person.says(text)
            sent += 1
        if number % AT_ONCE == 0:
            await player.scene.settles()
    await player.scene.settles()
    return max(0, sent - (_heard(player) - before))


def _heard(player: Player) -> int:
    """How many answers somebody has got: messages, and reactions on their own."""
    return sum(message.from_bot or bool(message.reaction) for message in player.person.sees)


def _archives(scene: Scene) -> list[bytes]:
    return [m.document[1] for m in scene.fran.person.sees if m.document]


def _members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def _templates() -> str:
    """All that a report has elements from."""
    found = files("bot.archive.page").iterdir()
    return "".join(file.read_text() for file in found if file.name.endswith(".html.jinja"))


def _docx(members: dict[str, bytes]) -> list[str]:
    document = members["report.docx"]
    Document(io.BytesIO(document))
    return sinks.bad_parts(document)


def _naive(texts: Sequence[str]) -> dict[str, int]:
    """What comes of the same texts in the plainest program."""
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE TABLE response (text)")
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    document = Document()
    errors = docx = html = 0
    for text in texts:
        errors += _fails(lambda: plain.execute("INSERT INTO response VALUES (?)", (text,)))  # noqa: B023
        docx += _fails(lambda: document.add_paragraph(text))  # noqa: B023
        names, harmful = sinks.elements(f"<p>{text}</p>")
        html += bool(names - {"p"}) or bool(harmful)
        writer.writerow([text])
    paths = [f"{text}.txt" for text in texts]
    return {
        "errors": errors,
        "docx": docx,
        "html": html,
        "formulas": len(sinks.formulas(table.getvalue())),
        "paths": sum(".." in path or path.startswith("/") for path in paths),
    }


def _fails(deed: Callable[[], object]) -> int:
    try:
        deed()
    except (ValueError, sqlite3.Error):
        return 1
    return 0
