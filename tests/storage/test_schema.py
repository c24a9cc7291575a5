"""Which files are taken, which are refused, and how tables are brought up to date."""

import json
import sqlite3

import pytest

from bot.workshop.card import Question
from bot.workshop.scope import Scope
from storage import announcements, cards, postings, round_up_edits, schema
from storage.database import Database, DatabaseRefused, check
from storage.postings import Begun, Slot
from storage.shown_messages import Kind
from tests.storage.seed import NOW, add_session
from tests.vaults import a_vault

NOT_OURS = "is not a database of Gair (or is empty); choose another data_folder, or move it"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gair.sqlite3"


async def open_and_close(path):
    async with await Database.open(path, a_vault(path), lambda: NOW):
        pass


async def refusal(path):
    with pytest.raises(DatabaseRefused) as refused:
        await open_and_close(path)
    return str(refused.value)


def tables(path):
    raw = sqlite3.connect(path)
    found = {name for (name,) in raw.execute("SELECT name FROM sqlite_schema")}
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    raw.close()
    return found, version


async def test_a_new_file_has_all_steps_behind_it(path):
    await open_and_close(path)

    found, version = tables(path)
    assert version == len(schema.steps())
    assert {"session", "response", "answer", "announcement", "seen_update"} <= found
    assert check(path) == []


async def test_opening_again_changes_nothing(path):
    await open_and_close(path)
    before = tables(path)

    await open_and_close(path)

    assert tables(path) == before


async def test_an_empty_file_is_refused_and_stays_empty(path):
    path.touch()

    assert await refusal(path) == f"{path}: {NOT_OURS}"
    assert path.read_bytes() == b""


async def test_somebody_elses_database_is_refused_and_left_alone(path):
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    raw.close()
    before = path.read_bytes()

    assert await refusal(path) == f"{path}: {NOT_OURS}"
    assert path.read_bytes() == before


async def test_garbage_is_refused_with_what_to_do(path):
    path.write_bytes(b"certainly not a database, but long enough to look at " * 50)

    assert await refusal(path) == (f"{path}: file is not a database; {schema.RESTORE}")


async def test_a_newer_database_is_refused(path):
    await open_and_close(path)
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {len(schema.steps()) + 1}")
    raw.close()

    assert await refusal(path) == (
        f"{path}: was written by a newer Gair; install that version, or choose another data_folder"
    )


async def test_a_damaged_file_is_refused(path):
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        for chat in range(200):
            await database.transaction(
                lambda tx, chat=chat: tx.write("INSERT INTO seen_update VALUES (?, 0)", chat)
            )
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 60] = b"\xa5" * 60
    path.write_bytes(content)

    assert schema.RESTORE in await refusal(path)


async def test_a_folder_in_its_place_is_refused(path):
    path.mkdir()

    assert await refusal(path) == (
        f"{path}: can't be opened (unable to open database file); check that you may write it"
    )


async def test_a_step_that_fails_leaves_no_trace(path, monkeypatch):
    await open_and_close(path)
    before = tables(path)
    bad = "CREATE TABLE half (x);\nINSERT INTO half VALUES (1);\nINSERT INTO nowhere VALUES (1);"
    steps = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: [*steps, bad])

    told = await refusal(path)

    assert told.startswith(f"{path}: can't be brought up to date (no such table: nowhere)")
    assert tables(path) == before
    monkeypatch.undo()
    await open_and_close(path)


async def test_a_new_step_is_taken_once_and_keeps_what_is_there(path, monkeypatch):
    async with await Database.open(path, a_vault(path), lambda: NOW) as database:
        await database.transaction(add_session)
    steps = schema.steps()
    more = "ALTER TABLE session ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue';"
    monkeypatch.setattr(schema, "steps", lambda: [*steps, more])

    for _ in range(2):
        async with await Database.open(path, a_vault(path), lambda: NOW) as database:
            rows = await database.transaction(lambda tx: tx.rows("SELECT id, colour FROM session"))

            assert rows == [(1, "blue")]


async def test_checking_changes_nothing(path):
    await open_and_close(path)
    before = path.read_bytes(), sorted(file.name for file in path.parent.iterdir())

    assert check(path) == []

    assert (path.read_bytes(), sorted(file.name for file in path.parent.iterdir())) == before


async def test_no_table_with_words_has_room_for_a_person_a_chat_or_a_time(path):
    await open_and_close(path)

    raw = sqlite3.connect(path)
    columns = {
        table: [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        for table in ("response", "answer", "note", "pass", "withdrawn")
    }
    raw.close()
    forbidden = ("person", "chat", "user", "_at", "time", "date", "name", "order")
    assert not [
        (table, column)
        for table, names in columns.items()
        for column in names
        if any(part in column for part in forbidden)
    ]


async def test_quotes_that_were_taken_out_become_edits(path, monkeypatch):
    first, *later = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: [first])
    vault = a_vault(path)

    def take_out(tx):
        # As the first version wrote it: the table has more columns by now.
        columns = "id, token, chat, chat_sealed, is_basic, title, title_sealed, plan, mode,"
        columns += " reveal, minimum, language, stage, value, step, paused, code"
        text = "x'', x'', '', 'private', 'live', 3, 'en', 'lobby', 0, 0, 0, 'c'"
        tx.write(f"INSERT INTO session ({columns}) VALUES (1, 't', x'', x'', 0, {text})")
        tx.vault.create(1)
        tx.write("UPDATE session SET chat_sealed = sealed(1, 5), title_sealed = sealed(1, 'T')")
        for prompt, quote in ((0, "aa"), (1, "bb")):
            sql = "INSERT INTO hidden_quote VALUES (1, 2, ?, sealed(1, ?))"
            tx.write(sql, prompt, quote)

    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(take_out)
    monkeypatch.setattr(schema, "steps", lambda: [first, *later])

    async with await Database.open(path, vault, lambda: NOW) as database:
        found = await database.transaction(lambda tx: round_up_edits.of_session(tx, 1))

    assert [(one.scope, json.loads(one.edit)) for one in found] == [
        (Scope(2, 0), {"edit": "hide", "quote": "aa"}),
        (Scope(2, 1), {"edit": "hide", "quote": "bb"}),
    ]
    assert "hidden_quote" not in tables(path)[0]


ANA, BEA, GROUP = 11, 12, -5


def asked_in_the_version_before(tx):
    """Ana was asked three things, and Bea is to be; a cloud is just being posted in the group."""
    add_session(tx)
    shown = "INSERT INTO shown_message VALUES"
    shown += " (mark('chat', ?1), sealed(1, ?1), ?2, 1, ?3, 0, ?4, NULL)"
    tx.write(shown, ANA, 100, "question", None)
    tx.write(shown, ANA, 101, "prompt", 1)
    tx.write(shown, ANA, 102, "prompt", None)
    tx.write(shown, GROUP, 100, "question", None)
    owed = "INSERT INTO announcement (session_id, person, person_sealed, kind, value, prompt,"
    theirs = f"{owed} step) VALUES (1, mark('person', ?1), sealed(1, ?1), ?2, 0, 1, 4)"
    tx.write(theirs, BEA, "prompt")
    tx.write(theirs, BEA, "thanks")
    tx.write(f"{owed} step) VALUES (1, NULL, NULL, 'prompt', 0, 1, 4)")
    tx.write("INSERT INTO posting VALUES (1, 'cloud', mark('chat', ?), 0, 7, 2)", GROUP)


async def test_what_people_were_asked_before_becomes_cards(path, monkeypatch):
    steps = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: steps[:3])
    vault = a_vault(path)
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(asked_in_the_version_before)
    monkeypatch.setattr(schema, "steps", lambda: steps)

    async with await Database.open(path, vault, lambda: NOW) as database:
        work = database.transaction
        due = await work(lambda tx: cards.owed(tx, 1))
        await work(lambda tx: cards.mark_stale(tx, 1, ANA, 0))
        of_ana = (await work(lambda tx: cards.owed(tx, 1)))[ANA]
        left = await work(lambda tx: [(a.kind, a.person_id) for a in announcements.pending(tx)])
        cloud = Slot(session_id=1, kind=Kind.CLOUD, chat_id=GROUP)
        begun = await work(lambda tx: postings.begun(tx, cloud))

    assert due == {BEA: [cards.OwedCard(question=Question(value=0, prompt=1), due=True)]}
    assert [owed.question for owed in of_ana] == [
        Question(value=0, together=True), Question(value=0), Question(value=0, prompt=1),
    ]  # fmt: skip
    assert sorted(left) == [("prompt", None), ("thanks", BEA)]
    assert begun == Begun(after=7, tries=2)


def chosen_in_the_version_before(tx):
    """Ana answers the second of all prompts together, and Bea has chosen none."""
    add_session(tx)
    theirs = "INSERT INTO participant VALUES (1, mark('person', ?1), sealed(1, ?1), 1, 1, ?2, NULL)"
    card = "INSERT INTO card VALUES (1, mark('chat', ?1), sealed(1, ?1), 0, -3, 0, 0)"
    for person, prompt in ((ANA, 1), (BEA, None)):
        tx.write(theirs, person, prompt)
        tx.write(card, person)


async def test_the_prompt_that_somebody_chose_before_stays_chosen(path, monkeypatch):
    steps = schema.steps()
    monkeypatch.setattr(schema, "steps", lambda: steps[:4])
    vault = a_vault(path)
    async with await Database.open(path, vault, lambda: NOW) as database:
        await database.transaction(chosen_in_the_version_before)
    monkeypatch.setattr(schema, "steps", lambda: steps)

    async with await Database.open(path, vault, lambda: NOW) as database:
        chosen = await database.transaction(
            lambda tx: [cards.chosen(tx, 1, person, 0) for person in (ANA, BEA)]
        )

    assert chosen == [1, 0]
