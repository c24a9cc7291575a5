"""docs/privacy.md is true: what somebody who takes the data folder away learns, stage by stage.

A workshop is played; at each stage the folder is copied and searched, byte by byte and cell by
cell, without the key file and with it. What is found is what the page admits, and nothing else.
"""

import re
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

import pytest

from bot.workshop import authorship
from storage.vault import KeyDestroyed, KeyRefused, Use, Vault, operators_key
from tests import planted
from tests.players import Scene
from tests.rounded_up import MISSING, misses
from tests.some_of import some_of

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")
STAGES = ("open", "joined", "answered", "ended", "sealed", "deleted")
DAY = 24 * 3600
EDITS = ("Quotes …", "1", "Hide", "New theme")
CAN_BE_READ = {"yes": True, "–": False}


class Taken:
    """A data folder that somebody took away, and where the key file of it is."""

    def __init__(self, folder, key_file):
        self.vault = Vault(folder / "keys", operators_key(key_file))
        files = [path for path in folder.rglob("*") if path.is_file()]
        self.content = {str(path.relative_to(folder)): path.read_bytes() for path in files}
        self.columns, self.cells, self.rows = {}, {}, {}
        # A copy, because looking into a database moves its log.
        look = shutil.copytree(folder, folder.with_name(f"{folder.name}-look"))
        with closing(sqlite3.connect(look / "gair.sqlite3")) as raw:
            names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in names:
                described = raw.execute(f"PRAGMA table_info({table})").fetchall()
                columns = [f"{table}.{row[1]}" for row in described]
                self.rows[table] = raw.execute(f"SELECT * FROM {table}").fetchall()
                self.columns[table] = columns
                for number, column in enumerate(columns):
                    self.cells[column] = [row[number] for row in self.rows[table]]

    def has(self, forms):
        """Whether one of these stands in any file."""
        return any(planted.found(forms, content) for content in self.content.values())

    def opened(self, *columns):
        """What the key file opens: texts of these columns, or of all."""
        cells = [(c, cell) for c in columns or self.cells for cell in self.cells[c]]
        return {text for _, cell in cells if (text := self._open(cell)) is not None}

    def _open(self, cell):
        for session_id in self.cells["session.id"]:
            if isinstance(cell, bytes):
                with suppress(KeyRefused, KeyDestroyed):
                    return self.vault.decrypt(session_id, cell)
        return None

    def linked(self):
        """Pairs of a person and their words, as the key file finds them."""
        with suppress(KeyDestroyed):
            key = self.vault.key(1, Use.LINK) if self.rows["session"] else None
            people = map(int, self.opened("participant.person_sealed")) if key else ()
            marks = {authorship.author(key, who, 0, None): who for who in people}
            said = self.rows["response"]
            return {(marks[row[3]], self._open(row[5])) for row in said if row[3] in marks}
        return set()


@pytest.fixture(scope="module")
async def taken(tmp_path_factory, studio):
    """Stage → the folder as it was then; also what is planted, under its own names."""
    place = tmp_path_factory.mktemp("subpoena")
    found = {}
    async with Scene.set(place / "data", studio) as scene:
        planted.plant(scene)

        def take(stage):
            folder = place / stage
            shutil.copytree(scene.config.data_folder, folder)
            (folder / "gair.key").unlink()
            found[stage] = Taken(folder, scene.config.key_file)

        for stage, play in zip(STAGES, PLAYS, strict=True):
            await play(scene)
            take(stage)
        found["people"] = [player.id for player in scene.people]
        found["facilitator"], found["group"] = scene.fran.id, scene.group.id
    return found


async def opens(scene):
    unreadable = {"message_id": 1, "date": "never", "text": planted.WORDS[0]}
    raw = {"update_id": 10_000_001, "message": unreadable | {"chat": {"id": 7}}}
    await scene.gair.receiver._deal_with([raw])
    await scene.opens_lobby()


async def everybody_joins(scene):
    await scene.all_join()


async def everybody_answers(scene):
    await scene.fran.presses("Begin with the first value")
    await scene.each_says(*planted.WORDS)
    await scene.ana.says("haystack")
    await scene.ana.presses("Remove “haystack”")
    for label in ("Close and reveal", "Show the value in full", "Next prompt"):
        await scene.fran.presses(label)
    await _two_words_are_put_together(scene)
    await scene.each_says(*planted.ANSWERS, "Somebody polishes every doorhandle before breakfast.")
    await scene.fay.presses("Pass")
    await scene.fran.says(f"/note {planted.NOTE}")
    for label in ("Round-up", "Show the draft", *EDITS, "Post to the group", "Next prompt"):
        await scene.fran.presses(label)
    await scene.each_says(*reversed(planted.ANSWERS))
    for player in (scene.ana, scene.bea):
        await player.presses_in(scene.group, "I recognise this")
    await misses(scene.cai, scene.group.last_button(MISSING))
    await scene.cai.says(planted.ANSWERS[0])
    await scene.bea.presses("Change")


async def _two_words_are_put_together(scene):
    """And taken apart; the panel has no button for it, as none look alike."""
    await scene.fran.person.forges(scene.fran.person.last_button("Pause"), "same:1:0")
    await scene.settles()
    for label in ("Other words …", "1", "2", "Take apart 1"):
        await scene.fran.presses(label)


async def ends(scene):
    await scene.fran.presses("End the workshop")
    await scene.fran.presses("End now")


async def is_sealed(scene):
    scene.clock.passes(7.1 * DAY)
    await scene.gair.services.housekeeper.keep()
    await scene.fran.says("/privacy")  # an update of today, however long ago the others are


async def is_deleted(scene):
    scene.clock.passes(30 * DAY)
    await scene.gair.services.housekeeper.keep()
    await scene.fran.says("/privacy")


PLAYS = (opens, everybody_joins, everybody_answers, ends, is_sealed, is_deleted)


def table_of(name):
    """A table of the page: the first cell of each row → the others."""
    (block,) = re.findall(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", PAGE, re.DOTALL)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    return {row[0].strip("`"): row[1:] for row in rows[2:]}


def admitted(name, stage):
    """What the page says of a stage: each thing that is told → whether it is."""
    column = STAGES.index(stage)
    return {what: cells[column] for what, cells in table_of(name).items()}


@pytest.mark.long
def test_every_table_and_every_column_is_described_and_nothing_else(taken):
    columns = taken["ended"].columns

    assert list(table_of("tables")) == list(columns)
    assert list(table_of("columns")) == [c for table in columns.values() for c in table]


@pytest.mark.parametrize("stage", some_of(STAGES, 3))
def test_tables_are_as_full_as_the_page_says(taken, stage):
    column = 1 + STAGES.index(stage)
    said = {table: cells[column] for table, cells in table_of("tables").items()}

    full = {table: bool(rows) for table, rows in taken[stage].rows.items()}

    assert {table for table in said if said[table] == "may be"} <= {
        "about", "announcement", "at_work", "check_answer", "due_cloud", "lead_request",
        "own_plan", "pinned",
        "posting", "quarantine", "read_author", "review", "spoken_to", "struck_word", "taken_out",
    }  # fmt: skip
    assert {table: full[table] for table in said if said[table] != "may be"} == {
        table: CAN_BE_READ[word] for table, word in said.items() if word != "may be"
    }
    assert full["quarantine"]


@pytest.mark.parametrize("stage", STAGES)
def test_each_column_holds_what_the_page_says(taken, stage):
    wrong = []
    for column, (form, _) in table_of("columns").items():
        cells = [cell for cell in taken[stage].cells[column] if cell is not None]
        wrong += [(column, cell) for cell in cells if not FORMS[form](taken[stage], cell)]
        if form == "random" and len(set(cells)) != len(cells):
            wrong.append((column, "twice"))

    assert wrong == []


def is_plain(_, cell):
    """A number or a text, and neither a name nor anybody's words."""
    secrets = {*planted.names(), *planted.texts()}
    return not isinstance(cell, bytes) and not planted.found(secrets, str(cell))


FORMS = {
    "plain": is_plain,
    "random": lambda _, cell: len(cell) in {9, 8, 22, 24},
    "mark": lambda _, cell: isinstance(cell, bytes) and len(cell) == authorship.MARK_BYTES,
    "sealed": lambda taken, cell: taken._open(cell) is not None,
}


def learned_without_key(taken, stage):
    here = taken[stage]
    people = {*taken["people"], taken["facilitator"]}
    marks = [row[3] for row in here.rows["response"]] + [row[4] for row in here.rows["answer"]]
    questions = {(m, "gut") for m in here.cells["response.author"]}
    questions |= {(row[4], row[3]) for row in here.rows["answer"]}
    return {
        "that there was a workshop, its plan and settings, how far it got": here.has(
            planted.of_text("A Heart of Help")
        ),
        "the link and the code to join it": here.has(
            {taken["open"].cells[f"session.{name}"][0].encode() for name in ("token", "code")}
        ),
        "when updates came from Telegram, in the last two days": bool(here.rows["seen_update"]),
        "when moves were made, when it ended": any(
            here.cells["move.made_at"] + [t for t in here.cells["session.ended_at"] if t]
        ),
        "how many people joined; that one joined two workshops": bool(here.rows["participant"]),
        "how many people said something to each question, and how long it is": bool(marks),
        "which words to different questions are one person's": len(questions)
        != len({mark for mark, _ in questions}),
        "names and usernames": here.has(
            {f for n in planted.names() - {planted.TITLE} for f in planted.of_text(n)}
        ),
        "Telegram ids of people": here.has({f for n in people for f in planted.of_number(n)}),
        "id and title of the group": here.has(
            planted.of_number(taken["group"]) | planted.of_text(planted.TITLE)
        ),
        "texts of anybody": here.has({f for t in planted.texts() for f in planted.of_text(t)}),
    }


@pytest.mark.parametrize("stage", some_of(STAGES, 3))
def test_who_has_the_folder_alone_learns_what_is_admitted(taken, stage):
    said = admitted("without the key file", stage)
    order = said.pop("in which order that came")

    assert learned_without_key(taken, stage) == {what: CAN_BE_READ[w] for what, w in said.items()}
    marks_left = taken[stage].has(set(taken["ended"].cells["response.author"]))
    assert (order == "may be") == marks_left


def learned_with_key(taken, stage):
    here = taken[stage]
    opened = "\n".join(here.opened())
    ids = {str(number) for number in taken["people"]}
    group = {str(taken["group"]), planted.TITLE}
    return {
        "names and usernames": bool(planted.found(planted.names() - {planted.TITLE}, opened)),
        "Telegram ids of participants": bool(planted.found(ids, opened)),
        "Telegram ids of facilitators": str(taken["facilitator"]) in opened,
        "id and title of the group": len(planted.found(group, opened)) == 2,
        "texts of people": bool(planted.found(planted.texts(), opened)),
        "whose words are whose": bool(here.linked()),
    }


@pytest.mark.parametrize("stage", STAGES)
def test_who_has_the_key_file_too_learns_what_is_admitted(taken, stage):
    said = admitted("with the key file", stage)

    assert learned_with_key(taken, stage) == {what: CAN_BE_READ[w] for what, w in said.items()}


def test_the_search_would_find_what_it_looks_for(taken):
    # What does not find its own examples proves nothing.
    pairs = list(zip(taken["people"], planted.WORDS, strict=True))

    assert sorted(taken["ended"].linked()) == sorted(pairs)
    said = taken["ended"].opened("response.text", "answer.text", "note.text")
    assert planted.texts() <= said
    for number in taken["people"]:
        raw = sqlite3.connect(":memory:")
        raw.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b, c)")
        raw.execute("INSERT INTO t VALUES (?, ?, '')", (number, number))
        content = raw.serialize()
        assert len(planted.found(planted.of_number(number), content)) >= 2


def test_what_was_taken_back_is_in_no_file_even_with_the_key(taken):
    opened = [text for stage in STAGES for text in taken[stage].opened()]

    assert [text for text in opened if "haystack" in text] == []


def test_sealing_leaves_no_key_and_no_mark_in_any_file(taken):
    keys = [taken["ended"].vault.key(1, use) for use in Use]
    marks = {
        cell
        for column in (
            *("response.author", "answer.author", "response.message", "pass.author"),
            "recognition.author",
        )
        for cell in taken["ended"].cells[column]
    }

    left = {stage: taken[stage].has(marks) for stage in ("ended", "sealed", "deleted")}

    assert left == {"ended": True, "sealed": False, "deleted": False}
    assert not any(taken[stage].has(set(keys)) for stage in STAGES)
    assert {name for name in taken["sealed"].content if name.startswith("keys/")} == {"keys/1.data"}
    assert {name for name in taken["deleted"].content if name.startswith("keys/")} == set()


def test_a_scan_of_a_table_tells_no_order(taken):
    rows = taken["ended"].rows["response"]
    arrived = {who: number for number, who in enumerate(taken["people"])}
    key = taken["ended"].vault.key(1, Use.LINK)
    marks = {authorship.author(key, who, 0, None): who for who in taken["people"]}

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert sorted(arrived[marks[row[3]]] for row in rows) == list(range(6))
    # The keys are what orders the rows, and they know nothing of what is in them.
    assert all(len(before[0]) == len(after[0]) == 9 for before, after in pairwise(rows))


def test_a_stolen_folder_opens_with_no_other_key(taken, tmp_path):
    other = operators_key(tmp_path / "other.key")
    vault = Vault(taken["ended"].vault._folder, other)

    with pytest.raises(KeyRefused):
        vault.key(1, Use.DATA)


def test_a_digest_of_a_word_is_not_there_either(taken):
    # Words are few: whoever may try them all needs no key for an unkeyed digest.
    known = {digest for text in planted.texts() for digest in planted.digests(text)}

    assert [stage for stage in STAGES if taken[stage].has(known)] == []
